import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { fullRoute } from "./config.ts";
import { ModelError, type ModelErrorCode } from "./model-error.ts";
import { providerPresets } from "./presets.ts";

const guide = readFileSync(new URL("../../../docs/models.md", import.meta.url), "utf8");
const source = readFileSync(new URL("model-error.ts", import.meta.url), "utf8");

it("the guide explains every code, and each has a message of its own", () => {
  const codes = [...source.slice(0, source.indexOf("export interface")).matchAll(/\| "([A-Z_]+)"/g)].map(
    (found) => found[1] as ModelErrorCode,
  );
  expect(codes.length).toBeGreaterThan(10);
  for (const code of codes) expect(guide).toContain(`| \`${code}\` `);
  expect(new Set(codes.map((code) => new ModelError(code).message)).size).toBe(codes.length);
});

it("the guide has the presets and the defaults as they are", () => {
  for (const { name, baseUrl } of providerPresets) expect(guide).toMatch(new RegExp(`\\| ${name} .*\`${baseUrl}\``));
  const { firstTokenMs, stallMs, totalMs, retries } = fullRoute("answer", { models: [] });
  expect([firstTokenMs, stallMs, totalMs, retries]).toEqual([4_000, 3_000, 30_000, 1]);
  for (const text of ["`firstTokenMs` (4 s)", "`stallMs` (3 s)", "`totalMs` (30 s)"]) expect(guide.replace(/\s+/g, " ")).toContain(text);
});
