import type { AgentDocument, SentenceLanguage } from "@vaarta/flow";
import { nameOf, placeWords } from "../words/place-words.ts";
import { quote } from "../words/quote.ts";
import { own } from "../json.ts";
import type { Conflict } from "./conflict.ts";
import type { Clash } from "./merge-values.ts";

/** A clash with its sentence. Documents are asked for names in turn. */
export function conflictOf(clash: Clash, documents: readonly AgentDocument[]): Conflict {
  const { kind, path, kept } = clash;
  const conflict: Omit<Conflict, "title"> = { kind, path, kept };
  if (clash.base !== undefined) conflict.base = clash.base;
  if (clash.mine !== undefined) conflict.mine = clash.mine;
  if (clash.theirs !== undefined) conflict.theirs = clash.theirs;
  return titleOf(conflict, documents);
}

/** Adds the sentence, and what to show. `target` is the state a way out led to. */
export function titleOf(conflict: Omit<Conflict, "title">, documents: readonly AgentDocument[], target = ""): Conflict {
  const { words, state, language } = placeWords(conflict.path, documents);
  const shown = { ...(state ? { state } : {}), ...(language ? { language } : {}) };
  const gone = documents.map((document) => nameOf(own(document.states, target))).find((name) => name !== undefined);
  return { ...conflict, ...shown, title: sentence(keyOf(conflict), words, "en", gone ?? target) };
}

/**
 * What happened, in the reader's language. Pure.
 * @param documents - asked in turn for names
 */
export function conflictTitle(conflict: Conflict, documents: readonly AgentDocument[], reader: SentenceLanguage): string {
  if (reader === "en") return conflict.title;
  return sentence(keyOf(conflict), placeWords(conflict.path, documents, reader).words, reader, nameOf(conflict.base) ?? "?");
}

/** Why undo left something as it is, in the reader's language. Pure. */
export function stayedTitle(conflict: Omit<Conflict, "title">, documents: readonly AgentDocument[], reader: SentenceLanguage): string {
  const key = conflict.kind === "kept-because-used" ? "stays-used" : conflict.theirs === undefined ? "stays-deleted" : "stays-changed";
  return sentence(key, placeWords(conflict.path, documents, reader).words, reader);
}

function keyOf({ kind, mine }: Omit<Conflict, "title">): SentenceKey {
  if (kind === "deleted-and-changed") return mine === undefined ? "mine-deleted" : "theirs-deleted";
  if (kind === "kept-because-used") return mine === undefined ? "mine-used" : "theirs-used";
  return kind;
}

const en = {
  "both-changed": "{Words} was changed by you and by somebody else at the same time.",
  "mine-deleted": "You deleted {words} while somebody else changed it.",
  "theirs-deleted": "Somebody else deleted {words} while you changed it.",
  "mine-used": "You deleted {words} while somebody else began to use it, so it stays.",
  "theirs-used": "Somebody else deleted {words} while you began to use it, so it stays.",
  "leads-nowhere": "{Words} leads to {target}, which was deleted at the same time. Lead it somewhere else or bring the state back.",
  "stays-changed": "{Words} stays as it is: somebody else changed it since.",
  "stays-deleted": "{Words} stays as it is: somebody else deleted it since.",
  "stays-used": "{Words} stays: somebody else began to use it since.",
} as const;

type SentenceKey = keyof typeof en;

const hi: Readonly<Record<SentenceKey, string>> = {
  "both-changed": "{words} को आपने और किसी और ने एक साथ बदला।",
  "mine-deleted": "आपने {words} को मिटाया जबकि किसी और ने उसे बदला।",
  "theirs-deleted": "किसी और ने {words} को मिटाया जबकि आपने उसे बदला।",
  "mine-used": "आपने {words} को मिटाया जबकि कोई और उसे काम में लेने लगा, इसलिए वह बना रहता है।",
  "theirs-used": "किसी और ने {words} को मिटाया जबकि आप उसे काम में लेने लगे, इसलिए वह बना रहता है।",
  "leads-nowhere": "{words} को {target} पर ले जाया गया, जो उसी समय मिटाया गया। उसे कहीं और ले जाएँ, या चरण वापस लाएँ।",
  "stays-changed": "{words} को वैसा ही रहने दिया गया: किसी और ने उसे इस बीच बदला।",
  "stays-deleted": "{words} को वैसा ही रहने दिया गया: किसी और ने उसे इस बीच मिटाया।",
  "stays-used": "{words} को रहने दिया गया: कोई और उसे इस बीच काम में लेने लगा।",
};

function sentence(key: SentenceKey, words: string, reader: SentenceLanguage, target = ""): string {
  const values: Readonly<Record<string, string>> = {
    words,
    Words: words.charAt(0).toUpperCase() + words.slice(1),
    target: quote(target),
  };
  return { en, hi }[reader][key].replace(/\{(\w+)\}/g, (_whole, name: string) => values[name] ?? "");
}
