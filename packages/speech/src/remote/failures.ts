import { SpeechError } from "../speech-error.ts";

/**
 * What a provider's HTTP status means. Nothing of its answer is kept: providers repeat what they were sent.
 * @param provider - its name, for the message
 */
export function failureOf(provider: string, status: number): SpeechError {
  if (status === 401 || status === 403) return new SpeechError("KEY_REFUSED", `${provider} refused the key (${status}). Set a new one.`);
  if (status === 402) return new SpeechError("KEY_REFUSED", `${provider} says that the account has no credit left (402).`);
  if (status === 429) return new SpeechError("TOO_MANY", `${provider} says that it is asked too often (429). Raise the account's limit.`);
  if (status >= 500) return new SpeechError("FAILED", `${provider} failed (${status}).`, { isPassing: true });
  return new SpeechError("FAILED", `${provider} refused the request (${status}). Its model, speaker or language may be wrong; look at the settings.`); // prettier-ignore
}

export const garbageOf = (provider: string) =>
  new SpeechError(
    "GARBAGE",
    `What ${provider} sent is not what it promises. Its interface may have changed, or the address is another service.`,
  );

export const lostOf = (provider: string, cause?: unknown) =>
  new SpeechError("CONNECTION_LOST", `The connection to ${provider} broke or could not be made. Look at the network and the address.`, {
    cause,
  });

export const lateOf = (provider: string, ms: number) => new SpeechError("TIMEOUT", `${provider} gave nothing for ${ms} ms.`);
