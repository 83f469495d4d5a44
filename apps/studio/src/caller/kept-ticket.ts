import type { CallTicket } from "../voice/find-way.ts";
import type { Way } from "./agent-facts.ts";

export interface KeptTicket extends CallTicket {
  way: Way;
  language: string;
}

const storageKey = (slug: string) => `vaarta-conversation:${slug}`;

/** A reload goes on with the same conversation; another tab begins its own. */
export function keptTicket(slug: string): KeptTicket | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(storageKey(slug)) ?? "null") as Partial<KeptTicket> | null;
    return kept?.conversation && kept.token
      ? { way: "chat", language: "en", conversation: kept.conversation, token: kept.token, ...kept }
      : null;
  } catch {
    return null;
  }
}

export function keepTicket(slug: string, ticket: KeptTicket | null): void {
  try {
    if (ticket) sessionStorage.setItem(storageKey(slug), JSON.stringify(ticket));
    else sessionStorage.removeItem(storageKey(slug));
  } catch {
    // Without storage a reload starts anew; the conversation itself does not need it.
  }
}
