/**
 * JSON text with sorted keys and no white space, as RFC 8785 describes it, so that equal documents give equal bytes.
 * Fields whose value is `undefined` count as absent. Pure.
 * @throws {RangeError} for what is not JSON: `NaN`, infinities, functions, symbols, bigints.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case "string":
      return quoted(value);
    case "number":
      // ECMAScript's own number text is the one RFC 8785 asks for; -0 is written as 0.
      if (!Number.isFinite(value)) throw new RangeError("NaN and infinities have no JSON text.");
      return String(value === 0 ? 0 : value);
    case "boolean":
      return value ? "true" : "false";
    case "object":
      if (value === null) return "null";
      return Array.isArray(value) ? arrayText(value) : objectText(value as Record<string, unknown>);
    default:
      throw new RangeError(`A ${typeof value} has no JSON text.`);
  }
}

// Most texts need no escaping, and seeing that is quicker than asking for it. Half a surrogate pair is escaped.
const plain = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

function quoted(text: string): string {
  return plain.test(text) ? `"${text}"` : JSON.stringify(text);
}

function arrayText(values: readonly unknown[]): string {
  let text = "[";
  for (let index = 0; index < values.length; index++) text += `${index > 0 ? "," : ""}${canonicalJson(values[index] ?? null)}`;
  return `${text}]`;
}

function objectText(value: Record<string, unknown>): string {
  // Plain sort compares UTF-16 code units, which is the order of RFC 8785.
  const keys = Object.keys(value).sort();
  let text = "{";
  for (const key of keys) {
    const field = value[key];
    if (field !== undefined) text += `${text.length > 1 ? "," : ""}${quoted(key)}:${canonicalJson(field)}`;
  }
  return `${text}}`;
}
