import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { expressionFunctions } from "./expressions/functions.ts";
import { builtInNames } from "./expressions/names.ts";
import { parseExpression } from "./expressions/parse-expression.ts";
import { deskNames } from "./templates/check.ts";
import { templateFilters } from "./templates/filters.ts";

const docs = new URL("../../../docs/", import.meta.url);
const guide = readFileSync(new URL("rules-and-texts.md", docs), "utf8");
const problems = readFileSync(new URL("problems.md", docs), "utf8");

describe("the guides", () => {
  test("[E1] name every function, name and filter there is", () => {
    for (const name of Object.keys(expressionFunctions)) expect(guide).toMatch(new RegExp(`[\`.]${name}\\(`));
    for (const name of [...Object.keys(builtInNames), ...Object.keys(templateFilters)]) expect(guide).toContain(`\`${name}\``);
    for (const name of Object.keys(deskNames)) expect(guide).toContain(`{${name}}`);
  });

  test("[E1] show rules that parse", () => {
    const shown = /```cel\n([\s\S]*?)```/.exec(guide)?.[1]?.trim().split("\n") ?? [];
    expect(shown).toHaveLength(3);
    for (const rule of shown) expect(parseExpression(rule)).toMatchObject({ ok: true });
  });

  test("[P2] explain every problem that opening a file can give", () => {
    const folder = new URL("./parse/", import.meta.url);
    const sources = readdirSync(folder).filter((name) => !name.includes(".test."));
    const codes = sources.flatMap((name) =>
      [...readFileSync(new URL(name, folder), "utf8").matchAll(/(?:make|failed|problem)\(\s*"([a-z-]+)"/g)].map(
        (found) => found[1] as string,
      ),
    );
    expect(codes.length).toBeGreaterThan(10);
    for (const code of codes) expect(problems).toContain(`\`${code}\``);
  });
});
