import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "./canonical-json.ts";

/**
 * SHA-256 of the canonical JSON of a value, as 64 hex digits. Pure and synchronous, the same in every process.
 * @throws {RangeError} for what is not JSON.
 */
export function hashOf(value: unknown): string {
  return hashText(canonicalJson(value));
}

/** SHA-256 of a text as UTF-8, as 64 hex digits. */
export function hashText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
