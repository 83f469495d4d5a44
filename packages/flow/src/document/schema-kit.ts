import { z } from "zod";

// Compiled validators would need `new Function`, which the house never uses.
z.config({ jitless: true });

/** What an id in the document may point at. */
export type RefKind =
  | "answer"
  | "dataset"
  | "experiment"
  | "flow"
  | "intent"
  | "line"
  | "option"
  | "outcome"
  | "prompt"
  | "segment"
  | "slot"
  | "state"
  | "tool"
  | "variant";

/** How a field is edited where its type alone does not say it. */
export type Widget = "expression" | "multiline" | "duration-ms" | "outcome-name";

/** What a field's schema tells editors, lint and copy-and-paste about it. */
export interface FieldMeta {
  title?: string;
  help?: string;
  ref?: RefKind;
  widget?: Widget;
  /** Words with slots in braces: what is said, or told to a model. */
  template?: true;
  /** Beside ids of `ref`, keys of the standard replies are allowed. */
  orReply?: true;
}

const reserved = new Set(Object.getOwnPropertyNames(Object.prototype).concat("prototype"));

/**
 * An id: a letter, then up to 63 letters, digits, `_` or `-`. Names of `Object.prototype` are refused, so a
 * document can never reach a prototype.
 */
export const idSchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, "An id starts with a letter and has at most 64 letters, digits, _ or -.")
  .refine((id) => !reserved.has(id), "This name is reserved; choose another id.");

/** A field that holds the id of something else in the document. */
export function ref(kind: RefKind, title: string, help?: string) {
  return idSchema.meta({ title, ref: kind, ...(help ? { help } : {}) } satisfies FieldMeta);
}

/** A keyed map: random ids that are never reused, so that two people's edits merge. */
export function keyed<T extends z.ZodType>(value: T) {
  return z.record(idSchema, value);
}

/** A BCP 47 language tag such as `hi`, `en`, `bn`, `mr` or `hi-x-hinglish`. */
export const tagSchema = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, "Use a BCP 47 tag such as hi or en.");

/** A fractional position among siblings: compare as plain strings; ties are broken by id. */
export const orderSchema = z.string().min(1).max(64).meta({ title: "Order" });

/** The source text of an expression in CEL, checked against the slots when the document is compiled. */
export function expression(title: string, help?: string) {
  return z
    .string()
    .max(2000)
    .meta({ title, widget: "expression", ...(help ? { help } : {}) } satisfies FieldMeta);
}

/** Words with slots and filters in braces, parsed when the document is compiled. */
export function template(maxLength: number) {
  return z
    .string()
    .max(maxLength)
    .meta({ template: true, widget: "multiline" } satisfies FieldMeta);
}

export const nameSchema = z.string().min(1).max(200).meta({ title: "Name" });
