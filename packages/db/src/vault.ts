import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseError } from "./errors.ts";

/** Opens and seals workspaces' keys. The newest master key seals; older ones still open, so that keys can be changed. */
export interface MasterKeys {
  /** Names the newest key without giving it away. */
  current: string;
  keys: ReadonlyMap<string, Buffer>;
}

const format = 1;
const keyBytes = 32;

/** A new key for one workspace or one conversation. */
export const newKey = (): Buffer => randomBytes(keyBytes);

/**
 * Seals bytes with AES-256-GCM: a format byte, 12 bytes of nonce, 16 of tag, then the sealed bytes.
 * @param place - what the bytes are of; they open nowhere else, so a row copied to another place is refused
 */
export function seal(key: Buffer, bytes: Buffer, place: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([Buffer.from([format]), nonce, cipher.getAuthTag(), sealed]);
}

/**
 * Opens what `seal` sealed at the same place.
 * @throws {DatabaseError} KEY_UNUSABLE when the key is another, or the bytes were changed or moved
 */
export function open(key: Buffer, sealed: Buffer, place: string): Buffer {
  try {
    if (sealed[0] !== format) throw new Error("unknown format");
    const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(1, 13)).setAAD(Buffer.from(place));
    decipher.setAuthTag(sealed.subarray(13, 29));
    return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]);
  } catch (error) {
    throw new DatabaseError(
      "KEY_UNUSABLE",
      `What is kept under ${place.split("/")[0]} cannot be opened: the master key is not the one it was sealed with, or the row was changed. Restore the key from your backup of the data folder.`,
      { cause: error },
    );
  }
}

/** A keyed digest: equal for equal bytes under one key, and says nothing without it. */
export function digest(key: Buffer, bytes: Buffer | string): Buffer {
  return createHmac("sha256", key).update(bytes).digest();
}

/** A secret of its own for another purpose, from the newest master key. */
export function derivedSecret(master: MasterKeys, purpose: string): string {
  return Buffer.from(hkdfSync("sha256", keyOf(master, master.current), "vaarta", purpose, keyBytes)).toString("base64url");
}

export function keyOf(master: MasterKeys, name: string): Buffer {
  const key = master.keys.get(name);
  if (key) return key;
  throw new DatabaseError(
    "KEY_UNUSABLE",
    "The data was sealed with another master key than the one given. Set VAARTA_MASTER_KEY (or put master.key back into the data folder) as it was; a key that was replaced goes into VAARTA_OLD_MASTER_KEYS.",
  );
}

/**
 * The master keys: from `given` (base64, 32 bytes each, newest first, separated by commas), else from `master.key` in
 * the folder, made on first use and readable by us alone.
 * @throws {DatabaseError} KEY_UNUSABLE when a key is not 32 bytes of base64
 */
export function masterKeys(folder: string, given?: string): MasterKeys {
  const texts = given?.split(",").map((text) => text.trim()).filter(Boolean) ?? []; // prettier-ignore
  if (texts.length === 0) texts.push(keyFile(folder));
  const keys = texts.map((text) => {
    const key = Buffer.from(text, "base64");
    if (key.length === keyBytes) return key;
    throw new DatabaseError("KEY_UNUSABLE", "A master key must be 32 bytes in base64. Make one with: openssl rand -base64 32");
  });
  const named = keys.map((key): [string, Buffer] => [createHash("sha256").update(key).digest("hex").slice(0, 12), key]);
  return { current: named[0]?.[0] ?? "", keys: new Map(named) };
}

function keyFile(folder: string): string {
  const path = join(folder, "master.key");
  mkdirSync(folder, { recursive: true });
  try {
    if (!existsSync(path)) writeFileSync(path, `${newKey().toString("base64")}\n`, { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(path, "utf8").trim();
}

/** The last four letters, of a key long enough for them to say nothing. */
export function hintOf(key: string): string {
  return key.length >= 16 ? `…${key.slice(-4)}` : "…";
}
