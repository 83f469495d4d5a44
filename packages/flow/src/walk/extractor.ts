import type { z } from "zod";
import { replyKeys } from "../document/reply-keys.ts";
import type { FieldMeta, RefKind } from "../document/schema-kit.ts";

/** What a walk reports. `path` is one array that the walk goes on using: copy it to keep it. */
export interface WalkVisitor {
  /** An id of something else; `isKey` when the id is the key of a map, and the last part of the path. `title` is the field's. */
  reference?(kind: RefKind, id: string, path: readonly (string | number)[], isKey: boolean, title: string): void;
  expression?(source: string, path: readonly (string | number)[]): void;
  template?(text: string, path: readonly (string | number)[]): void;
}

/** Finds everything under values of one schema; made once per schema, so that a walk looks only where something can be. */
export interface Extractor {
  walk(value: unknown, path: (string | number)[], visitor: WalkVisitor): void;
  /** The extractor of a part, null when nothing can be there. */
  child(key: string | number, value: unknown): Extractor | null;
}

const extractors = new Map<z.core.$ZodType, Extractor | null>();

/** The extractor of a schema; null when nothing under it is a reference, an expression or a template. Pure, cached. */
export function extractorOf(schema: z.core.$ZodType): Extractor | null {
  const known = extractors.get(schema);
  if (known !== undefined) return known;
  const made = make(schema);
  extractors.set(schema, made);
  return made;
}

function make(schema: z.core.$ZodType): Extractor | null {
  const { def } = schema._zod as z.core.$ZodTypes["_zod"];
  switch (def.type) {
    case "string":
      return leaf(metaOf(schema));
    case "optional":
    case "nullable":
    case "default":
    case "readonly":
      return extractorOf(def.innerType);
    case "object":
      return fields(def.shape);
    case "record":
      return entries(metaOf(def.keyType), extractorOf(def.valueType));
    case "array":
      return items(extractorOf(def.element));
    case "union":
      return oneOf(def as z.core.$ZodDiscriminatedUnionDef);
    default:
      // Numbers, literals and free JSON hold no references.
      return null;
  }
}

function metaOf(schema: z.core.$ZodType): FieldMeta {
  const known = (schema as z.ZodType).meta();
  return (known ?? {}) as FieldMeta;
}

function isReply(meta: FieldMeta, id: string): boolean {
  return meta.orReply === true && Object.hasOwn(replyKeys, id);
}

function leaf(meta: FieldMeta): Extractor | null {
  const { ref, title = "" } = meta;
  const child = () => null;
  if (ref)
    return {
      child,
      walk(value, path, visitor) {
        if (typeof value === "string" && !isReply(meta, value)) visitor.reference?.(ref, value, path, false, title);
      },
    };
  if (meta.widget === "expression")
    return {
      child,
      walk(value, path, visitor) {
        if (typeof value === "string") visitor.expression?.(value, path);
      },
    };
  if (meta.template)
    return {
      child,
      walk(value, path, visitor) {
        if (typeof value === "string") visitor.template?.(value, path);
      },
    };
  return null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function fields(shape: Readonly<Record<string, z.core.$ZodType>>): Extractor | null {
  const wanted = new Map<string, Extractor>();
  for (const [key, schema] of Object.entries(shape)) {
    const extractor = extractorOf(schema);
    if (extractor) wanted.set(key, extractor);
  }
  if (wanted.size === 0) return null;
  const keys = [...wanted.keys()];
  const inner = [...wanted.values()];
  return {
    child: (key) => wanted.get(String(key)) ?? null,
    walk(value, path, visitor) {
      if (!isObject(value)) return;
      for (let index = 0; index < keys.length; index++) {
        const key = keys[index] as string;
        const field = value[key];
        if (field === undefined) continue;
        path.push(key);
        (inner[index] as Extractor).walk(field, path, visitor);
        path.pop();
      }
    },
  };
}

function entries(keyMeta: FieldMeta, inner: Extractor | null): Extractor | null {
  const { ref: keyKind, title = "" } = keyMeta;
  if (!keyKind && !inner) return null;
  return {
    child: () => inner,
    walk(value, path, visitor) {
      if (!isObject(value)) return;
      for (const key of Object.keys(value)) {
        path.push(key);
        if (keyKind && !isReply(keyMeta, key)) visitor.reference?.(keyKind, key, path, true, title);
        inner?.walk(value[key], path, visitor);
        path.pop();
      }
    },
  };
}

function items(inner: Extractor | null): Extractor | null {
  if (!inner) return null;
  return {
    child: () => inner,
    walk(value, path, visitor) {
      if (!Array.isArray(value)) return;
      for (const [index, item] of value.entries()) {
        path.push(index);
        inner.walk(item, path, visitor);
        path.pop();
      }
    },
  };
}

/** Unions are told apart by their discriminator; those without one hold no references, which a test proves. */
function oneOf(def: z.core.$ZodDiscriminatedUnionDef): Extractor | null {
  const { discriminator } = def;
  const byKind = new Map<unknown, Extractor>();
  for (const option of def.options) {
    const extractor = extractorOf(option);
    if (!extractor) continue;
    if (!discriminator) throw new TypeError("A union that holds references needs a discriminator.");
    for (const kind of (option as z.core.$ZodType)._zod.propValues?.[discriminator] ?? []) byKind.set(kind, extractor);
  }
  if (byKind.size === 0) return null;
  const pick = (value: unknown) => (isObject(value) ? byKind.get(value[discriminator]) : undefined);
  return {
    child: (key, value) => pick(value)?.child(key, value) ?? null,
    walk(value, path, visitor) {
      pick(value)?.walk(value, path, visitor);
    },
  };
}
