import { textIn } from "../memory.ts";
import { languageNames } from "@vaarta/flow";
import { yesOrNo } from "../heard.ts";
import type { Heard } from "../heard.ts";
import { hintLanguage, sureLanguage } from "../limits.ts";
import { listen, resume } from "../next.ts";
import type { Next } from "../next.ts";
import { promisePerson } from "../people.ts";
import { compare } from "../program-index.ts";
import type { Turn } from "../turn.ts";
import { repaired } from "./repair.ts";
import type { AsideBehaviour, Repair } from "./repair.ts";

/** V15: follows the caller's language when sure of it, asks when it is not; details are kept. */
export function followLanguage(turn: Turn, heard: Heard): Next | null {
  const { tag, score } = heard.understanding.language;
  if (tag === turn.draft.language) return null;
  const offered = offeredTag(turn, tag);
  const current = turn.draft.language;
  if (offered === null || offered === current) return null;
  if (score >= sureLanguage) {
    switchTo(turn, offered, `heard with ${score}`);
    return null;
  }
  if (score < hintLanguage || baseOf(offered) === baseOf(current) || turn.counted(`language-asked:${offered}`) > 0) return null;
  if (turn.count(`language:${offered}`) < 2 || turn.memory.aside !== null) return null;
  turn.count(`language-asked:${offered}`);
  repaired(turn, "V15", `unsure of ${offered} (${score})`);
  if (!turn.reply("language-ask", { language: nameOf(offered) })) return null;
  turn.memory.aside = { kind: "language", data: { tag: offered } };
  return listen;
}

/** V15: asks for a language; V50: for one it lacks. */
export const languageRequest: Repair = {
  rule: "V15",
  acts: ["language-request", "unsupported-language"],
  yields: false,
  handle(turn, heard, act) {
    const wanted = heard.understanding.acts.find((heardAct) => heardAct.act === act)?.language;
    const offered = act === "language-request" && wanted !== undefined ? offeredTag(turn, wanted) : null;
    if (offered !== null) {
      if (offered !== turn.draft.language) switchTo(turn, offered, "asked for");
      turn.reply("language-switched");
      return resume;
    }
    repaired(turn, "V50", wanted);
    if (turn.count("language-lacking") > 1) return promisePerson(turn, "V50");
    const languages = Object.keys(turn.program.document.languages.offered).sort(compare).map(nameOf);
    turn.reply("language-lacking", { languages: [...new Set(languages)].join(", ") });
    return listen;
  },
};

export const languageAside: AsideBehaviour = {
  ask(turn, { data }) {
    turn.reply("language-ask", { language: nameOf(textIn(data, "tag")) });
  },
  hear(turn, heard, { data }) {
    const answer = yesOrNo(heard);
    if (answer === null || answer === "backchannel") return null;
    turn.memory.aside = null;
    if (answer === "yes") switchTo(turn, textIn(data, "tag"), "agreed to");
    return resume;
  },
};

function switchTo(turn: Turn, tag: string, note: string): void {
  const from = turn.draft.language;
  repaired(turn, "V15", `${from} to ${tag}, ${note}`);
  turn.setLanguage(tag);
}

/** The offered language nearest to a tag; null when there is none. */
function offeredTag(turn: Turn, tag: string): string | null {
  const { offered } = turn.program.document.languages;
  if (Object.hasOwn(offered, tag)) return tag;
  const base = baseOf(tag);
  if (base === baseOf(turn.draft.language)) return turn.draft.language;
  if (Object.hasOwn(offered, base)) return base;
  return (
    Object.keys(offered)
      .sort(compare)
      .find((known) => baseOf(known) === base) ?? null
  );
}

function baseOf(tag: string): string {
  return tag.split("-")[0] ?? tag;
}

function nameOf(tag: string): string {
  return languageNames[tag] ?? languageNames[baseOf(tag)] ?? tag;
}
