import { hashOf } from "@vaarta/flow";
import type { Json } from "@vaarta/flow";
import { maxSentenceLength } from "../limits.ts";
import { awaitResult, leave } from "../next.ts";
import type { Next } from "../next.ts";
import type { Place } from "../program-index.ts";
import type { Turn } from "../turn.ts";
import type { WordedAnswer } from "../types.ts";
import type { KindBehaviour } from "./behaviour.ts";

/** Answers a question from the answers of the document, else from the knowledge, in a model's words where one worded it (K3). */
export const answer: KindBehaviour<"answer"> = {
  enter(turn, { state }) {
    const known = turn.memory.asked.find((id) => turn.program.document.answers[id]);
    if (known !== undefined && turn.say(turn.program.document.answers[known]?.answer)) {
      turn.memory.asked = [];
      return leave({ outcome: "answered" });
    }
    const asked = state.query ? turn.program.evaluate(state.query, turn.scope()) : null;
    const query = asked?.ok && typeof asked.value === "string" ? asked.value : (turn.memory.text ?? "");
    const { language } = turn.draft;
    turn.emit({ type: "retrieve", query, language, hash: hashOf([query, language]) });
    return awaitResult;
  },
  result(turn, place, _effect, event) {
    if (event.type !== "retrieved") return awaitResult;
    const { answer: worded } = event;
    if (worded) noteWording(turn, place, worded, event.outcome === "found");
    const wording = worded?.text.trim().slice(0, maxSentenceLength) ?? "";
    const text = event.outcome !== "found" ? "" : wording === "" ? firstPassage(event.passages) : wording;
    if (text === "") return notFound(turn, place);
    turn.sayAgain([{ source: { generated: event.effect }, text, language: turn.draft.language }]);
    return leave({ outcome: "answered" });
  },
};

function notFound(turn: Turn, { state }: Place<"answer">): Next {
  if (!turn.say(state.notFound)) turn.reply("no-answer");
  return leave({ outcome: "not-found", failed: true });
}

/** That a model worded it, and what of its words was held back. */
function noteWording(turn: Turn, { id }: Place<"answer">, { text, refused }: WordedAnswer, isFound: boolean): void {
  const held = refused && [{ kind: "words" as const, id: refused.detail ?? refused.why, why: refused.why }];
  const isWorded = isFound && text !== "";
  const said = isWorded ? "A model worded it from what was found." : isFound ? "What was found is said as it is written." : "Nothing of it is said."; // prettier-ignore
  turn.decide({
    from: id,
    to: id,
    cause: "model",
    rule: "K3",
    ...(held && { refused: held }),
    note: refused ? `A sentence was held back: ${refused.why}. ${said}` : said,
  });
}

function firstPassage(passages: Json | undefined): string {
  const first = Array.isArray(passages) ? passages[0] : undefined;
  if (typeof first !== "object" || first === null || Array.isArray(first)) return "";
  return typeof first["text"] === "string" ? first["text"] : "";
}
