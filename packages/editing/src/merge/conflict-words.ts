import type { AgentDocument } from "@vaarta/flow";
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
  return { ...conflict, ...shown, title: sentence(conflict, words, documents, target) };
}

function sentence(conflict: Omit<Conflict, "title">, words: string, documents: readonly AgentDocument[], target: string): string {
  const subject = words.charAt(0).toUpperCase() + words.slice(1);
  switch (conflict.kind) {
    case "both-changed":
      return `${subject} was changed by you and by somebody else at the same time.`;
    case "deleted-and-changed":
      return conflict.mine === undefined
        ? `You deleted ${words} while somebody else changed it.`
        : `Somebody else deleted ${words} while you changed it.`;
    case "kept-because-used":
      return conflict.mine === undefined
        ? `You deleted ${words} while somebody else began to use it, so it stays.`
        : `Somebody else deleted ${words} while you began to use it, so it stays.`;
    case "leads-nowhere": {
      const gone = documents.map((document) => nameOf(own(document.states, target))).find((name) => name !== undefined);
      return `${subject} leads to ${quote(gone ?? target)}, which was deleted at the same time. Lead it somewhere else or bring the state back.`;
    }
  }
}
