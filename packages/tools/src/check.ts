import { Validator } from "@cfworker/json-schema";
import type { Json } from "@vaarta/flow";
import type { JsonObject } from "./values.ts";

/** Where a value does not fit a schema. Never holds the value itself. */
export interface SchemaProblem {
  /** JSON pointer into the value. */
  at: string;
  /** The keyword that failed. */
  rule: string;
}

/**
 * Problems of a value against a JSON Schema (draft 2020-12); none when it fits. Interprets the schema: no code is generated.
 * A schema that is itself broken gives one problem with the rule `schema`.
 */
export function schemaProblems(schema: JsonObject, value: Json): SchemaProblem[] {
  const check = validators.get(schema) ?? remember(schema);
  return check(value);
}

// Schemas live in immutable releases, so one object is one schema.
const validators = new WeakMap<JsonObject, Check>();

type Check = (value: Json) => SchemaProblem[];

function remember(schema: JsonObject): Check {
  const check = compiled(schema);
  validators.set(schema, check);
  return check;
}

function compiled(schema: JsonObject): Check {
  let validator: Validator;
  try {
    validator = new Validator(schema, "2020-12", false);
  } catch {
    return () => [{ at: "", rule: "schema" }];
  }
  return (value) => {
    try {
      const { valid, errors } = validator.validate(value);
      return valid
        ? []
        : errors.filter(isLeaf).map(({ instanceLocation, keyword }) => ({ at: instanceLocation.replace(/^#/, ""), rule: keyword }));
    } catch {
      // An unresolved $ref or a pattern that is no pattern shows only when it is reached.
      return [{ at: "", rule: "schema" }];
    }
  };
}

function isLeaf({ keyword }: { keyword: string }): boolean {
  return keyword !== "properties" && keyword !== "items" && keyword !== "$ref";
}
