import { randomBytes } from "node:crypto";

const letters = "0123456789abcdefghjkmnpqrstvwxyz";

/** A random id of 100 bits that is easy to read aloud, such as `agent_8m2k…`. Never reused. */
export function randomId(kind: string): string {
  return `${kind}_${Array.from(randomBytes(20), (byte) => letters[byte & 31]).join("")}`;
}

/** A secret of 256 bits for links and keys, safe in an address. */
export function randomSecret(): string {
  return randomBytes(32).toString("base64url");
}
