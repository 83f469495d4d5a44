import { Validator } from "@cfworker/json-schema";
import type { Json } from "@vaarta/flow";
import type { JsonSchema } from "../models.ts";

/**
 * The JSON of an answer; undefined when there is none. Models put it in a fence or a word before it, so what stands around the
 * outermost brackets is left out. Nothing else is mended.
 */
export function readJson(text: string): Json | undefined {
  return parse(text) ?? parse(/[[{][^]*[\]}]/.exec(text)?.[0] ?? "");
}

/** Where a value does not fit a schema; never holds the value itself. */
export interface SchemaProblem {
  /** JSON pointer into the value. */
  at: string;
  /** The keyword that failed. */
  rule: string;
}

/** Problems of a value against a JSON Schema (draft 2020-12); one with the rule `schema` when the schema itself is broken. No code is generated. */
export function schemaProblems(schema: JsonSchema, value: Json): SchemaProblem[] {
  try {
    const { valid, errors } = validatorOf(schema).validate(value);
    if (valid) return [];
    const leaves = errors.filter(({ keyword }) => !["properties", "items", "$ref"].includes(keyword));
    return (leaves.length > 0 ? leaves : errors).map(({ instanceLocation, keyword }) => ({
      at: instanceLocation.replace(/^#/, ""),
      rule: keyword,
    }));
  } catch {
    return [{ at: "", rule: "schema" }];
  }
}

/**
 * True when every object of the schema names all its properties as required and admits no other: the form that providers ask of a
 * schema they enforce themselves.
 */
export function isStrict(schema: Json): boolean {
  if (Array.isArray(schema)) return schema.every(isStrict);
  if (schema === null || typeof schema !== "object") return true;
  const { type, properties, required, additionalProperties } = schema;
  if (type === "object" || properties) {
    const names = Object.keys((properties ?? {}) as object);
    if (additionalProperties !== false || !names.every((name) => Array.isArray(required) && required.includes(name))) return false;
  }
  return Object.values(schema).every(isStrict);
}

// Schemas live in immutable releases, so one object is one schema.
const validators = new WeakMap<JsonSchema, Validator>();

function validatorOf(schema: JsonSchema): Validator {
  const validator = validators.get(schema) ?? new Validator(schema, "2020-12", false);
  validators.set(schema, validator);
  return validator;
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
