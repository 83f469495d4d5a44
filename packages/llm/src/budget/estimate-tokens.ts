export type TokenFamily = "o200k" | "cl100k" | "other";
export function tokenFamily(_model: string): TokenFamily {
  return "other";
}
export function estimateTokens(text: string, _family: TokenFamily): number {
  return Math.ceil(text.length / 3);
}
