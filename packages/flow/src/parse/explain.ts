import type { z } from "zod";
import type { Issue, Path } from "../issues.ts";
import { kindsAt } from "./kinds-at.ts";

/** One of zod's findings as issues of ours, with stable codes and words for people. */
export function explain(found: z.core.$ZodIssue, root: unknown): Issue[] {
  const path = found.path.map((key) => (typeof key === "symbol" ? String(key) : key));
  const make = (code: string, message: string, at: Path = path): Issue => ({
    code,
    severity: "error",
    path: at,
    ...stateOf(at),
    message,
  });
  const place = describePlace(path);
  switch (found.code) {
    case "unrecognized_keys":
      return found.keys.map((key) =>
        make(
          "unknown-field",
          `${place} has a field "${short(key)}" that this version does not know. It may be misspelt, or come from a newer version; remove or correct it.`,
          [...path, key],
        ),
      );
    case "invalid_type":
      return valueAt(root, path) === undefined
        ? [make("missing-field", `${place} is missing. Add it as ${article(found.expected)}.`)]
        : [make("wrong-type", `${place} must be ${article(found.expected)}, not ${kindOf(valueAt(root, path))}. Correct the value.`)];
    case "invalid_value":
      return [make("not-allowed", `${place} must be ${listOf(found.values.map((value) => JSON.stringify(value)))}. Choose one of them.`)];
    case "invalid_union":
      return unionIssues(found, path, root, make, place);
    case "invalid_key":
      return [make("bad-id", `${place} is not a name that may be used here. ${firstMessage(found.issues)}`)];
    case "invalid_element":
      return found.issues.flatMap((inner) => explain({ ...inner, path: [...path, ...inner.path] }, root));
    case "invalid_format":
      return [make("bad-format", `${place} is not written as it must be. ${found.message}`)];
    case "too_big":
      return [make("too-big", `${place} is too ${sizeWord(found.origin, "big")}: at most ${String(found.maximum)}. Shorten or lower it.`)];
    case "too_small":
      return [make("too-small", `${place} is too ${sizeWord(found.origin, "small")}: at least ${String(found.minimum)}. Fill it in.`)];
    default:
      return [make("not-allowed", `${place} cannot be used as it is. ${found.message}`)];
  }
}

function unionIssues(
  found: z.core.$ZodIssueInvalidUnion,
  path: Path,
  root: unknown,
  make: (code: string, message: string, at?: Path) => Issue,
  place: string,
): Issue[] {
  if (found.discriminator) {
    const at = path.at(-1) === found.discriminator ? path : [...path, found.discriminator];
    const known = kindsAt(root, at).map((kind) => JSON.stringify(kind));
    const value = valueAt(root, at);
    const what =
      value === undefined
        ? "is missing; it says which kind this is"
        : `is ${short(JSON.stringify(value))}, which is not a kind this version knows`;
    const choose = known.length > 0 ? `Choose ${listOf(known)}.` : "It may come from a newer version.";
    return [make("unknown-kind", `${describePlace(at)} ${what}. ${choose}`, at)];
  }
  return [make("not-allowed", `${place} has none of the shapes that are allowed here. Compare it with an exported agent.`)];
}

function stateOf(path: Path): { state?: string } {
  return path[0] === "states" && typeof path[1] === "string" ? { state: path[1] } : {};
}

/** A path as people read it: `states › greet › name`. */
export function describePlace(path: Path): string {
  return path.length === 0 ? "The file" : `“${path.map((key) => short(String(key))).join(" › ")}”`;
}

function valueAt(root: unknown, path: Path): unknown {
  let value: unknown = root;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}

const typeWords: Record<string, string> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  object: "an object {…}",
  record: "an object {…}",
  array: "a list […]",
  tuple: "a list […]",
};

function article(expected: string): string {
  return typeWords[expected] ?? expected;
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeWords[typeof value] ?? typeof value;
}

function sizeWord(origin: string, way: "big" | "small"): string {
  const isLength = origin === "string" || origin === "array" || origin === "set" || origin === "map";
  if (way === "big") return isLength ? "long" : "large";
  return isLength ? "short" : "small";
}

function firstMessage(issues: readonly z.core.$ZodIssue[]): string {
  return issues[0]?.message ?? "Choose another.";
}

function listOf(words: readonly string[]): string {
  if (words.length <= 1) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} or ${words.at(-1) ?? ""}`;
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
