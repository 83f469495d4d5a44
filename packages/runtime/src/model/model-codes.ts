/** The code of a model's error; undefined for anything else. By its shape: this package knows models by their interface alone. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
