import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { documentSchema } from "../document/document.ts";
import type { FieldMeta } from "../document/schema-kit.ts";
import { sampleDocument } from "../testing/sample.ts";
import { references, walkPart, walkSchema } from "./references.ts";

/** Every path at which the schema declares something, with `*` for the keys of maps and the items of lists. */
function declaredPaths(wanted: (meta: FieldMeta) => boolean): Set<string> {
  const found = new Set<string>();
  const visit = (schema: z.core.$ZodType, path: string): void => {
    const { def } = schema._zod as z.core.$ZodTypes["_zod"];
    const meta = ((schema as z.ZodType).meta() ?? {}) as FieldMeta;
    if (def.type === "string" && wanted(meta)) found.add(path);
    if (def.type === "optional") visit(def.innerType, path);
    if (def.type === "object") for (const [key, field] of Object.entries(def.shape)) visit(field, `${path}.${key}`);
    if (def.type === "union") for (const option of def.options) visit(option, path);
    if (def.type === "array") visit(def.element, `${path}.*`);
    if (def.type === "record") {
      visit(def.keyType, `${path}.<key>`);
      visit(def.valueType, `${path}.*`);
    }
  };
  visit(documentSchema, "");
  return found;
}

const document = sampleDocument();

/** A path of the document as the schema would write it. */
function general(path: readonly (string | number)[], isKey = false): string {
  const parts: string[] = [];
  let schema: z.core.$ZodType[] = [documentSchema];
  for (const [index, key] of path.entries()) {
    const defs = schema.flatMap(unwrapped);
    const isMap = defs.some((def) => def.type === "record" || def.type === "array");
    const isLast = isKey && index === path.length - 1;
    parts.push(isMap ? (isLast ? "<key>" : "*") : String(key));
    schema = defs.flatMap((def) =>
      def.type === "record" ? [def.valueType] : def.type === "array" ? [def.element] : def.type === "object" ? (def.shape[key] ?? []) : [],
    );
  }
  return `.${parts.join(".")}`;
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodTypes["_zod"]["def"][] {
  const { def } = schema._zod as z.core.$ZodTypes["_zod"];
  if (def.type === "optional") return unwrapped(def.innerType);
  return def.type === "union" ? def.options.flatMap(unwrapped) : [def];
}

describe("references", () => {
  test("[R1] gives kind, id and path, for values and for keys", () => {
    const all = references(document);
    expect(all).toContainEqual({ kind: "state", id: "big", path: ["states", "ask", "transitions", "t5", "to"], isKey: false });
    expect(all).toContainEqual({ kind: "flow", id: "main", path: ["states", "rate-objection", "within", "main"], isKey: true });
    expect(all).toContainEqual({
      kind: "slot",
      id: "s-saving",
      path: ["states", "savings", "calls", "c1", "save", "s-saving"],
      isKey: true,
    });
    for (const { path, id, isKey } of all) {
      const value = path
        .slice(0, isKey ? -1 : undefined)
        .reduce<unknown>((at, key) => (at as Record<string | number, unknown>)[key], document);
      expect(isKey ? Object.keys(value as object) : value).toEqual(isKey ? expect.arrayContaining([id]) : id);
    }
  });

  test("[R2] covers every field that the schema declares as a reference", () => {
    const declared = declaredPaths((meta) => meta.ref !== undefined);
    const found = new Set(references(document).map(({ path, isKey }) => general(path, isKey)));
    expect(declared.size).toBeGreaterThan(60);
    // The sample has one of everything; what it lacks would not be proved, so it must lack nothing.
    expect([...declared].filter((path) => !found.has(path))).toEqual([]);
    expect([...found].filter((path) => !declared.has(path))).toEqual([]);
  });

  test("[R3] walks under any path", () => {
    const all = references(document);
    for (const under of [
      ["states"],
      ["states", "savings"],
      ["states", "savings", "calls"],
      ["main"],
      ["states", "savings", "calls", "c1", "save"],
    ]) {
      const expected = all.filter(
        ({ path, isKey }) => under.every((key, index) => path[index] === key) && (path.length > under.length || !isKey),
      );
      expect(references(document, under)).toEqual(expected);
    }
    expect(references(document, ["states", "nowhere", "asks"])).toEqual([]);
    expect(references(document, ["name", "x"])).toEqual([]);
  });

  test("[R3] walks a part that is not in the document", () => {
    const found: string[] = [];
    walkPart(document.states["savings"], ["states", "copy"], {
      reference: (kind, id, path) => found.push(`${kind} ${id} ${path.join(".")}`),
    });
    expect(found).toContain("tool tool-savings states.copy.calls.c1.tool");
    expect(found).toHaveLength(references(document, ["states", "savings"]).length);
  });

  test("[R4] a standard reply in a test is not a reference", () => {
    const said = references(document, ["tests", "test-1", "expect", "said"]);
    expect(said.map(({ id }) => id)).toEqual(["line-bye"]);
  });

  test("[R5] reports every expression and template", () => {
    const found = new Set<string>();
    walkSchema(document, {
      expression: (_, path) => found.add(general(path)),
      template: (_, path) => found.add(general(path)),
    });
    const declared = declaredPaths((meta) => meta.widget === "expression" || meta.template === true);
    expect([...declared].filter((path) => !found.has(path))).toEqual([]);
  });
});
