import type { Say, TextKey } from "../../i18n/keys.ts";

/** What a role is called; its id when nobody gave it a name. */
export function roleName(role: string, say: Say): string {
  const key = `role.${role}` as TextKey;
  const name = say(key);
  return name === key ? role : name;
}
