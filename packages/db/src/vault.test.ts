import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { derivedSecret, digest, masterKeys, newKey, open, seal } from "./vault.ts";

describe("sealing", () => {
  const key = newKey();
  const words = Buffer.from("मेरा गोल्ड loan");

  it("opens again with the same key at the same place only", () => {
    const sealed = seal(key, words, "event/a/1");
    expect(open(key, sealed, "event/a/1")).toEqual(words);
    for (const attempt of [() => open(newKey(), sealed, "event/a/1"), () => open(key, sealed, "event/a/2")]) {
      expect(attempt).toThrow(expect.objectContaining({ code: "KEY_UNUSABLE" }));
    }
  });

  it("notices every changed bit", () => {
    const sealed = seal(key, words, "p");
    for (let index = 0; index < sealed.length; index++) {
      const changed = Buffer.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => open(key, changed, "p")).toThrow(expect.objectContaining({ code: "KEY_UNUSABLE" }));
    }
  });

  it("never gives the same bytes twice, while digests are equal for equal content and one key", () => {
    expect(seal(key, words, "p")).not.toEqual(seal(key, words, "p"));
    expect(digest(key, words)).toEqual(digest(key, words));
    expect(digest(newKey(), words)).not.toEqual(digest(key, words));
  });
});

describe("the master key", () => {
  it("is made once and readable by its owner alone", () => {
    const folder = mkdtempSync(join(tmpdir(), "vaarta-key-"));
    const first = masterKeys(folder);
    expect(masterKeys(folder).current).toBe(first.current);
    expect(statSync(join(folder, "master.key")).mode & 0o777).toBe(0o600);
    expect(Buffer.from(readFileSync(join(folder, "master.key"), "utf8"), "base64")).toHaveLength(32);
    rmSync(folder, { recursive: true });
  });

  it("must be 32 bytes, and says how to make one", () => {
    expect(() => masterKeys("", "c2hvcnQ=")).toThrow(/openssl rand -base64 32/);
  });

  it("gives other secrets for other purposes", () => {
    const master = masterKeys("", newKey().toString("base64"));
    expect(derivedSecret(master, "sessions")).not.toBe(derivedSecret(master, "resume"));
    expect(derivedSecret(master, "sessions")).toBe(derivedSecret(master, "sessions"));
  });
});
