import type { Say, TextKey } from "../i18n/keys.ts";
import type { Shape } from "./schema.ts";

/** What a field is called on screen: by its kind and name, by its name, else as the schema says. */
export function fieldName(say: Say, name: string, shape: Shape, owner = ""): string {
  for (const key of [`field.${owner}.${name}`, `field.${name}`]) {
    const words = say(key as TextKey);
    if (words !== key) return words;
  }
  return shape.title ?? name;
}

/** A value of a list of choices in words. */
export function choiceName(say: Say, field: string, value: string): string {
  const key = `choice.${field}.${value}`;
  const words = say(key as TextKey);
  return words === key ? value : words;
}
