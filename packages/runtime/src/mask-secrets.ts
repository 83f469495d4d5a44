import { findPrivateData, maskPrivateData, secretKinds } from "@vaarta/text";

/**
 * Words as they may be kept: card and Aadhaar numbers, one-time passwords, PINs and passwords become `[card]` and the like.
 * Words without any stay exactly as they were said.
 */
export function maskSecrets(text: string): string {
  const spans = findPrivateData(text).filter((span) => secretKinds.has(span.kind));
  return spans.length === 0 ? text : maskPrivateData(text, spans);
}
