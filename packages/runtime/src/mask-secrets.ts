import { findPrivateData, maskPrivateData, normaliseText, secretKinds } from "@vaarta/text";

/**
 * Words as they may be kept: card and Aadhaar numbers, one-time passwords, PINs and passwords become `[card]` and the like.
 * Words without any stay exactly as they were said. Masking twice changes nothing.
 */
export function maskSecrets(text: string): string {
  const normal = normaliseText(text);
  const spans = findPrivateData(normal).filter((span) => secretKinds.has(span.kind));
  return spans.length === 0 ? text : maskPrivateData(normal, spans);
}
