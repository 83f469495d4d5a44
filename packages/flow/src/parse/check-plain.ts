import type { Issue, Path } from "../issues.ts";
import { limits } from "./limits.ts";

const polluting = new Set(["__proto__", "constructor", "prototype"]);

interface Pending {
  value: object;
  key: string | number;
  parent: Pending | null;
  depth: number;
}

/**
 * Makes sure that a value is plain, bounded JSON before any schema looks at it: no key that could reach a prototype, no
 * cycle, no depth or size bomb, nothing that JSON cannot hold. Pure; never recurses, so no input can exhaust the stack.
 * @returns the first problems found, empty when it is fine
 */
export function checkPlain(root: unknown): Issue[] {
  const issues: Issue[] = [];
  const pending: Pending[] = [];
  let values = 0;
  let characters = 0;

  const visit = (value: unknown, key: string | number, parent: Pending | null): void => {
    values += 1;
    if (typeof value === "string") characters += value.length;
    else if (typeof value === "object" && value !== null) {
      pending.push({ value, key, parent, depth: (parent?.depth ?? 0) + 1 });
    } else if (value !== null && value !== undefined && typeof value !== "boolean" && !Number.isFinite(value)) {
      issues.push(problem("not-json", pathOf(key, parent), `A ${typeof value} cannot be kept as JSON. Remove it.`));
    }
  };

  const isTooLarge = () => values > limits.values || characters > limits.bytes;

  visit(root, "", null);
  for (let here = pending.pop(); here && issues.length < limits.issues && !isTooLarge(); here = pending.pop()) {
    if (here.depth > limits.depth) {
      const message = `The file is nested deeper than ${limits.depth} levels, which no agent needs. It may be broken, or made to do harm; start from an exported agent.`;
      return [problem("too-deep", pathOf(here.key, here.parent).slice(0, 12), message)];
    }
    if (Array.isArray(here.value)) {
      for (const [index, item] of here.value.entries()) visit(item, index, here);
      continue;
    }
    const prototype: unknown = Object.getPrototypeOf(here.value);
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
      issues.push(problem("not-json", pathOf(here.key, here.parent), "Only plain objects can be kept as JSON. Replace it."));
      continue;
    }
    for (const key of Object.keys(here.value)) {
      characters += key.length;
      if (polluting.has(key)) {
        const message = `A field may not be called "${key}": such names can change how the program itself works. Rename it.`;
        issues.push(problem("forbidden-key", [...pathOf(here.key, here.parent), key], message));
      } else visit((here.value as Record<string, unknown>)[key], key, here);
    }
  }
  return isTooLarge() ? [tooLarge()] : issues;
}

/** The issue for a file over the size limit. */
export function tooLarge(): Issue {
  const megabytes = limits.bytes / 1_000_000;
  const message = `The file is larger than ${megabytes} MB, which is the limit for one agent. Move large tables of data out of it, or split it into two agents.`;
  return problem("too-large", [], message);
}

function problem(code: string, path: Path, message: string): Issue {
  return { code, severity: "error", path, message };
}

function pathOf(key: string | number, parent: Pending | null): (string | number)[] {
  const path: (string | number)[] = [];
  let at = parent;
  let last = key;
  while (at) {
    path.push(last);
    last = at.key;
    at = at.parent;
  }
  return path.toReversed();
}
