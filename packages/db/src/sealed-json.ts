import { canonicalJson } from "@vaarta/flow";
import { open, seal } from "./vault.ts";

/** Seals a JSON value at its place, as canonical JSON. */
export function sealJson(key: Buffer, value: unknown, place: string): Buffer {
  return seal(key, Buffer.from(canonicalJson(value)), place);
}

/** Opens what `sealJson` sealed. */
export function openJson<T>(key: Buffer, sealed: Buffer, place: string): T {
  return JSON.parse(open(key, sealed, place).toString("utf8")) as T;
}
