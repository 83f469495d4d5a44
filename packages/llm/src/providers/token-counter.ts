import { estimateMargin, estimateTokens, type TokenFamily } from "../budget/estimate-tokens.ts";

export type TokenCounter = (text: string) => number;

const exact = new Map<TokenFamily, TokenCounter>();
let loading: Promise<void> | null = null;

/**
 * Loads the published tokenisers of OpenAI's families: half a second and 80 MB, so only where such a model is set up. Until then, and for
 * every other family, counts are estimates with their margin.
 */
export function loadTokenisers(families: Iterable<TokenFamily>): Promise<void> {
  const wanted = new Set(families);
  const load = async () => {
    if (wanted.has("o200k") && !exact.has("o200k")) exact.set("o200k", plain(await import("gpt-tokenizer/encoding/o200k_base")));
    if (wanted.has("cl100k") && !exact.has("cl100k")) exact.set("cl100k", plain(await import("gpt-tokenizer/encoding/cl100k_base")));
  };
  loading = (loading ?? Promise.resolve()).then(load);
  return loading;
}

/** Tokens of a text: exact where the tokeniser is loaded, else no fewer than there probably are. */
export function countTokens(text: string, family: TokenFamily): number {
  return exact.get(family)?.(text) ?? Math.ceil(estimateTokens(text, family) * (1 + estimateMargin));
}

/** People say anything: what looks like a control token is text. */
function plain({ countTokens: count }: { countTokens(text: string, options: { disallowedSpecial: Set<string> }): number }): TokenCounter {
  return (text) => count(text, { disallowedSpecial: new Set() });
}
