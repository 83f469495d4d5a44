/**
 * JSON text with sorted keys and no white space, as RFC 8785 describes it, so that equal documents give equal bytes.
 * Fields whose value is `undefined` count as absent. Pure.
 * @throws {RangeError} for what is not JSON: `NaN`, infinities, functions, symbols, bigints.
 */
export function canonicalJson(value: unknown): string {
  const parts: string[] = [];
  write(value, parts);
  return parts.join("");
}

function write(value: unknown, parts: string[]): void {
  switch (typeof value) {
    case "string":
      parts.push(JSON.stringify(value));
      return;
    case "number":
      // ECMAScript's own number text is the one RFC 8785 asks for; -0 is written as 0.
      if (!Number.isFinite(value)) throw new RangeError("NaN and infinities have no JSON text.");
      parts.push(String(value === 0 ? 0 : value));
      return;
    case "boolean":
      parts.push(value ? "true" : "false");
      return;
    case "object":
      if (value === null) parts.push("null");
      else if (Array.isArray(value)) writeArray(value, parts);
      else writeObject(value, parts);
      return;
    default:
      throw new RangeError(`A ${typeof value} has no JSON text.`);
  }
}

function writeArray(values: readonly unknown[], parts: string[]): void {
  parts.push("[");
  for (let index = 0; index < values.length; index++) {
    if (index > 0) parts.push(",");
    write(values[index] ?? null, parts);
  }
  parts.push("]");
}

function writeObject(value: object, parts: string[]): void {
  // Plain sort compares UTF-16 code units, which is the order of RFC 8785.
  const entries = Object.entries(value).filter((entry) => entry[1] !== undefined);
  entries.sort((a, b) => (a[0] < b[0] ? -1 : 1));
  parts.push("{");
  for (const [index, [key, field]] of entries.entries()) {
    parts.push(index > 0 ? "," : "", JSON.stringify(key), ":");
    write(field, parts);
  }
  parts.push("}");
}
