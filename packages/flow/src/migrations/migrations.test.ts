import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile } from "../compile/compile.ts";
import { schemaVersion } from "../document/document.ts";
import { parseDocument } from "../parse/parse-document.ts";
import { sampleText } from "../testing/sample.ts";
import { migrate, migrations } from "./migrations.ts";

const fixtures = new URL("./fixtures/", import.meta.url);
const read = (version: number) => readFileSync(new URL(`v${version}.json`, fixtures), "utf8");
const versions = Array.from({ length: schemaVersion }, (_, index) => index + 1);

describe("migrations", () => {
  test.each(versions)("[M1] the fixture of version %i reads, and compiles", (version) => {
    const parsed = parseDocument(read(version));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues, null, 2));
    expect(parsed.migratedFrom).toBe(version === schemaVersion ? undefined : version);
    expect(compile(parsed.document).states.size).toBeGreaterThan(0);
  });

  test("[M1] a migration leaves its input alone", () => {
    const document = JSON.parse(sampleText()) as Record<string, unknown>;
    expect(migrate(document)).toMatchObject({ ok: true });
    expect(document).toEqual(JSON.parse(sampleText()));
  });

  test.each([
    [{ schemaVersion: schemaVersion + 1 }, "newer-version"],
    [{ schemaVersion: 0 }, "not-an-agent"],
    [{ schemaVersion: 1.5 }, "not-an-agent"],
    [{ schemaVersion: "1" }, "not-an-agent"],
    [{ name: "x" }, "not-an-agent"],
  ])("[M2] %j is refused as %s", (document, code) => {
    const parsed = parseDocument(document);
    expect(parsed.ok ? [] : parsed.issues.map((issue) => issue.code)).toEqual([code]);
  });

  test("[M3] no step and no fixture was forgotten, and there is none too many", () => {
    expect(Object.keys(migrations).map(Number)).toEqual(versions.slice(0, -1));
    expect(readdirSync(fixtures).toSorted()).toEqual(versions.map((version) => `v${version}.json`).toSorted());
    for (const version of versions) expect(JSON.parse(read(version))).toMatchObject({ schemaVersion: version });
  });
});
