import { wants } from "@vaarta/engine";
import type { Json } from "@vaarta/flow";
import type { PartContext } from "../ports.ts";
import { understanderOf } from "../rule-understander.ts";

const most = 4;
const least = 0.12;

/**
 * The agent's own answers to what she may have asked, best first: what a model may answer from. Undefined when none comes near.
 * @param text - what she asked. @defaultValue what she said last
 */
export function answersAsPassages({ program, snapshot }: PartContext, text = snapshot.memory.text ?? ""): Json | undefined {
  if (text === "") return undefined;
  const { timezone } = snapshot.start;
  const { answers } = understanderOf(program).understand({
    // No detail is looked for: that takes longest.
    wants: { ...wants(program, snapshot), answers: true, slots: [], expected: [], asked: null },
    text,
    now: snapshot.at,
    timezone,
  });
  const { language, segment, start, at } = snapshot;
  // Without the caller's details: an answer that needs one is an answer for her alone.
  const scope = { slots: {}, now: at, timezone, segment, language, direction: start.direction, turns: 0 };
  const passages = answers
    .filter(({ score }) => score >= least)
    .slice(0, most)
    .flatMap(({ answer }) => {
      const known = program.document.answers[answer];
      const words = known ? program.line(known.answer, scope).text : "";
      return words === "" ? [] : [{ id: answer, text: words, source: known?.source ?? "" }];
    });
  return passages.length > 0 ? passages : undefined;
}
