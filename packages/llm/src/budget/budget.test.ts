import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { countTokens, loadTokenisers } from "../providers/token-counter.ts";
import { estimateTokens, tokenFamily } from "./estimate-tokens.ts";

describe("tokens", () => {
  it.each([
    ["gpt-4o-mini", "o200k"],
    ["openai/gpt-oss-120b", "o200k"],
    ["gpt-5.1", "o200k"],
    ["o3-mini", "o200k"],
    ["gpt-4-turbo", "cl100k"],
    ["gpt-3.5-turbo", "cl100k"],
    ["claude-sonnet-4-5", "claude"],
    ["gemini-2.5-flash", "gemma"],
    ["meta-llama/llama-3.3-70b", "llama"],
    ["llama3.1:8b", "llama"],
    ["qwen3:4b", "qwen"],
    ["sarvam-m", "mistral"],
    ["sarvam-105b", "other"],
  ])("of %s are of the family %s", (model, family) => {
    expect(tokenFamily(model)).toBe(family);
  });

  it.each(["o200k", "cl100k"] as const)(
    "of %s are exact once its tokeniser is loaded, and estimated within a quarter before",
    async (family) => {
      const before = pieces.map((text) => estimateTokens(text, family));
      await loadTokenisers([family]);
      const errors = pieces.map((text, at) => before[at]! / countTokens(text, family) - 1);
      expect(pieces.length).toBeGreaterThan(100);
      expect(Math.abs(errors.reduce((sum, error) => sum + error, 0) / errors.length)).toBeLessThan(0.05);
      const sorted = errors.map(Math.abs).sort((a, b) => a - b);
      expect(sorted[Math.floor(sorted.length * 0.95)]).toBeLessThan(0.25);
      expect(countTokens("<|endoftext|>", family)).toBeGreaterThan(1);
    },
  );

  it("of an unknown model are never fewer than those of a known one", () => {
    for (const text of pieces) expect(estimateTokens(text, "other")).toBeGreaterThanOrEqual(estimateTokens(text, "cl100k"));
  });
});

/** Texts people wrote for the packs, in pieces. */
const pieces = ((): string[] => {
  const texts = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value === "string") {
      if (value.length >= 12 && /\s/.test(value)) texts.add(value);
    } else if (value && typeof value === "object") Object.values(value).forEach(walk);
  };
  for (const pack of ["gold-loan", "clinic-appointments"]) walk(JSON.parse(readFileSync(new URL(`../../../../domains/${pack}/agent.json`, import.meta.url), "utf8"))); // prettier-ignore
  const joined: string[] = [""];
  for (const text of texts) {
    joined[joined.length - 1] += `${text}\n`;
    if (joined.at(-1)!.length > 400) joined.push("");
  }
  return joined.slice(0, -1);
})();
