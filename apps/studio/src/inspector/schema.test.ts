import { kindSchemas, type StateKind } from "@vaarta/flow";
import { describe, expect, test } from "vitest";
import { fieldOf, shapeOf, type Shape } from "./schema.ts";

const drawable = new Set(["string", "number", "boolean", "enum", "record", "union", "object", "literal"]);

function unknownParts(shape: Shape, path: string): string[] {
  const own = drawable.has(shape.type) ? [] : [`${path}: ${shape.type}`];
  const inner = (shape.fields ?? []).flatMap(([name, field]) => unknownParts(field, `${path}.${name}`));
  const cases = (shape.cases ?? []).flatMap((option) => unknownParts(option, path));
  return [...own, ...inner, ...cases];
}

describe("forms from schemas", () => {
  test.each(Object.keys(kindSchemas) as StateKind[])("every field of %s has a way to be edited", (kind) => {
    expect(unknownParts(shapeOf(kindSchemas[kind]), kind)).toEqual([]);
  });

  test("titles, references, limits and optional fields are read", () => {
    const say = shapeOf(kindSchemas.say);
    expect(fieldOf(say, "line")).toMatchObject({ ref: "line", title: "Says", optional: false });
    expect(fieldOf(say, "listen")).toMatchObject({ type: "boolean", optional: true });
    const converse = shapeOf(kindSchemas.converse);
    expect(fieldOf(converse, "maxTurns")).toMatchObject({ type: "number", min: 1, max: 50, whole: true });
    expect(fieldOf(converse, "goal")).toMatchObject({ widget: "multiline", max: 4000 });
    const tools = fieldOf(converse, "tools");
    expect(tools).toMatchObject({ type: "record", optional: true });
    expect(tools?.key?.ref).toBe("tool");
    expect(fieldOf(shapeOf(kindSchemas.transfer), "to")?.by).toBe("kind");
  });
});
