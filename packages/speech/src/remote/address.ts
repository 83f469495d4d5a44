import { isIP } from "node:net";
import { SpeechError } from "../speech-error.ts";

/**
 * Where a provider is, checked: https only, but for this machine, so that no key and no voice crosses a network in the clear.
 * @param path - after the base, with a leading slash
 * @throws {SpeechError} NOT_AVAILABLE when the address is none or may not be called
 */
export function addressOf(baseUrl: string, path: string): URL {
  let url: URL;
  try {
    url = new URL(baseUrl.replace(/\/+$/, "") + path);
  } catch {
    throw new SpeechError("NOT_AVAILABLE", "The address of the speech provider is no address. Correct it in the settings.");
  }
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const isHere = host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
  if ((url.protocol !== "https:" && !(isHere && url.protocol === "http:")) || url.username !== "" || url.password !== "")
    throw new SpeechError("NOT_AVAILABLE", "The address of the speech provider must begin with https:// and hold no key.");
  return url;
}

/** The same address for a socket. */
export function socketAddressOf(
  baseUrl: string,
  path: string,
  query: Readonly<Record<string, string | readonly string[] | undefined>>,
): URL {
  const url = addressOf(baseUrl, path);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  for (const [name, value] of Object.entries(query)) for (const one of [value ?? []].flat()) url.searchParams.append(name, one as string);
  return url;
}
