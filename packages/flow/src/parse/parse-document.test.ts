import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyDocument } from "../compile/empty-document.ts";
import type { AgentDocument } from "../document/document.ts";
import { sampleDocument, sampleText } from "../testing/sample.ts";
import { limits } from "./limits.ts";
import { parseDocument } from "./parse-document.ts";

type Loose = { [key: string]: Loose };

function issuesOf(input: unknown) {
  const parsed = parseDocument(input);
  if (parsed.ok) throw new Error("The document was taken, but should have been refused.");
  return parsed.issues;
}

function firstOf(input: unknown) {
  const [issue] = issuesOf(input);
  if (!issue) throw new Error("There is no issue.");
  return issue;
}

/** The sample with one thing spoilt. */
function spoilt(change: (document: Loose) => void): unknown {
  const document = JSON.parse(sampleText()) as Loose;
  change(document);
  return document;
}

const at = (document: Loose, ...path: string[]): Loose => path.reduce((value, key) => value[key] as Loose, document);

describe("parseDocument", () => {
  test("[P1] takes text and values alike, and leaves its input as it was", () => {
    const value = JSON.parse(sampleText()) as unknown;
    const before = JSON.stringify(value);
    expect(parseDocument(value)).toEqual(parseDocument(sampleText()));
    expect(parseDocument(value)).toMatchObject({ ok: true });
    expect(JSON.stringify(value)).toBe(before);
  });

  test("[P1] whatever JSON it is given, it answers and never throws", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const parsed = parseDocument(value);
        expect(parsed.ok || parsed.issues.length > 0).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseDocument(text).ok).toBe(false);
      }),
    );
  });

  test("[P1] a document with any part removed or replaced is refused or whole, never half", () => {
    const paths = allPaths(JSON.parse(sampleText()) as unknown);
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 2 }), fc.boolean(), (path, value, isRemoved) => {
        const document = JSON.parse(sampleText()) as Loose;
        const parent = at(document, ...path.slice(0, -1));
        const key = path.at(-1) as string;
        if (isRemoved) delete parent[key];
        else parent[key] = value as Loose;
        const parsed = parseDocument(document);
        if (parsed.ok) expect(JSON.parse(JSON.stringify(parsed.document))).toEqual(JSON.parse(JSON.stringify(document)));
        else
          for (const issue of parsed.issues)
            expect(issue).toMatchObject({ severity: "error", code: expect.stringMatching(/^[a-z-]+$/) as string });
      }),
      { numRuns: 300 },
    );
  });

  test("[P2] every issue says what to do next, and a flood is cut and counted", () => {
    const issues = issuesOf({ schemaVersion: 1, ...Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`extra${index}`, 1])) });
    expect(issues).toHaveLength(limits.issues + 1);
    expect(issues.at(-1)).toMatchObject({ code: "more-problems", message: expect.stringContaining("more problems") as string });
    for (const { message } of issues) expect(message).toMatch(/\.$/);
  });

  test("[P3] refuses more than 20 MB, counted in UTF-8", () => {
    expect(firstOf(`"${"x".repeat(limits.bytes)}"`).code).toBe("too-large");
    expect(firstOf(`"${"क".repeat(7_000_000)}"`).code).toBe("too-large");
    expect(firstOf({ schemaVersion: 1, name: "x".repeat(limits.bytes + 1) }).code).toBe("too-large");
    expect(firstOf(`"${"x".repeat(15_000_000)}"`).code).toBe("not-an-agent");
  });

  test.each([
    ['{"a":1,}', 1, 8],
    ['{\n  "name": "x"\n  "main": "m"\n}', 3, 3],
    ["{'a': 1}", 1, 2],
    ['{"a": [1, 2', 1, 12],
    ['{"a": tru}', 1, 7],
    ['{"a": "b\n"}', 1, 9],
    ["", 1, 1],
    ["{} {}", 1, 4],
    ['{"a": 01}', 1, 8],
  ])("[P4] says where %j is broken", (text, line, column) => {
    const issue = firstOf(text);
    expect(issue.code).toBe("invalid-json");
    expect(issue.message).toContain(`line ${line}, column ${column}.`);
  });

  test("[P4] finds a place exactly when the engine finds the text broken", () => {
    const broken = fc.tuple(fc.json(), fc.nat(), fc.string({ maxLength: 2 })).map(([text, index, put]) => {
      const cut = index % (text.length + 1);
      return text.slice(0, cut) + put + text.slice(cut + 1);
    });
    fc.assert(
      fc.property(broken, (text) => {
        const isJson = (() => {
          try {
            JSON.parse(text);
            return true;
          } catch {
            return false;
          }
        })();
        const [issue] = issuesOf(text);
        if (!isJson && issue?.code !== "wrong-format") expect(issue?.message).toMatch(/line \d+, column \d+/);
        if (isJson) expect(issue?.code).not.toBe("invalid-json");
      }),
      { numRuns: 500 },
    );
  });

  test("[P4] passes over a byte order mark", () => {
    expect(parseDocument(`\uFEFF${sampleText()}`).ok).toBe(true);
  });

  test("[P5] reports unknown fields at their place", () => {
    const issue = firstOf(spoilt((document) => Object.assign(at(document, "states", "ask"), { colour: "red" })));
    expect(issue).toMatchObject({ code: "unknown-field", path: ["states", "ask", "colour"], state: "ask" });
  });

  test.each(["__proto__", "constructor", "prototype"])("[P6] refuses %s as a key anywhere", (key) => {
    const text = sampleText().replace('"settings": {', `"settings": { "${key}": { "polluted": true },`);
    expect(firstOf(text)).toMatchObject({ code: "forbidden-key", path: ["tools", "tool-savings", "implementation", "settings", key] });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test("[P6] refuses ids that are names of Object.prototype", () => {
    const issue = firstOf(spoilt((document) => Object.assign(at(document, "outcomes"), { toString: { name: "x", category: "other" } })));
    expect(issue).toMatchObject({ code: "bad-id", path: ["outcomes", "toString"] });
  });

  test("[P7] refuses depth, cycles and width without exhausting the stack", () => {
    expect(firstOf("[".repeat(200_000) + "]".repeat(200_000)).code).toBe("too-deep");
    const cycle: { [key: string]: unknown } = { schemaVersion: 1 };
    cycle["a"] = cycle;
    cycle["b"] = [cycle, cycle];
    expect(firstOf(cycle).code).toBe("too-deep");
    expect(firstOf(`{"schemaVersion":1,"name":[${"1,".repeat(limits.values)}1]}`).code).toBe("too-large");
  });

  test.each([[() => 1], [Number.NaN], [new Map()], [10n], [Symbol("x")]])("[P8] refuses what is not JSON", (value) => {
    expect(firstOf({ schemaVersion: 1, name: value }).code).toBe("not-json");
  });

  test.each([
    ["Pipecat", { initial_node: "a", nodes: { a: { task_messages: [] } } }],
    ["Dograh", { nodes: [{ id: "1", type: "startCall" }], edges: [] }],
    ["Retell", { start_node_id: "a", nodes: [] }],
    ["Vapi", { firstMessage: "Hello", model: {} }],
    ["Rasa", "flows:\n  transfer_money:\n    steps:\n"],
    ["nodes and edges", { nodes: [], edges: [] }],
    ["web page", "<!doctype html>"],
  ])("[P9] names a file of %s", (product, input) => {
    const issue = firstOf(input);
    expect(issue).toMatchObject({ code: "wrong-format", path: [] });
    expect(issue.message).toContain(product);
  });

  test("[P10] tells a missing field, a wrong type, a wrong value and an unknown kind apart", () => {
    const codes = (change: (document: Loose) => void) => firstOf(spoilt(change));
    expect(codes((document) => delete document["desk"])).toMatchObject({ code: "missing-field", path: ["desk"] });
    expect(codes((document) => Object.assign(document, { name: 5 }))).toMatchObject({ code: "wrong-type", path: ["name"] });
    expect(codes((document) => Object.assign(at(document, "flows", "main"), { kind: "x" })).code).toBe("not-allowed");
    const unknown = codes((document) => Object.assign(at(document, "states", "ask"), { kind: "colect" }));
    expect(unknown).toMatchObject({ code: "unknown-kind", path: ["states", "ask", "kind"] });
    expect(unknown.message).toContain('"collect"');
    const condition = codes((document) => Object.assign(at(document, "states", "big", "transitions", "t8"), { when: { kind: "rule" } }));
    expect(condition).toMatchObject({ code: "unknown-kind", path: ["states", "big", "transitions", "t8", "when", "kind"] });
    expect(condition.message).toContain('"expression"');
  });

  test("[P10] a wrong id says how ids are written", () => {
    const document = sampleDocument() as AgentDocument & { flows: Record<string, unknown> };
    expect(firstOf({ ...document, flows: { ...document.flows, "1 bad": document.flows["main"] } }).code).toBe("bad-id");
  });

  test("[C8] an empty document reads", () => {
    expect(parseDocument(emptyDocument("New"))).toMatchObject({ ok: true });
  });
});

function allPaths(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, field]) => [[...path, key], ...allPaths(field, [...path, key])]);
}
