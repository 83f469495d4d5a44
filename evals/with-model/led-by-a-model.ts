import type { OffPathCase } from "@vaarta/engine";
import type { Play } from "../off-path.ts";

/** Rules that hold wherever a conversation stands, whatever is being asked there. */
const anywhere: ReadonlySet<string> = new Set("V13 V14 V15 V17 V18 V19 V20 V21 V25 V26 V27 V28 V36 V39 V40 V46 V47 V48 V49 V50 V51 V52".split(" ")); // prettier-ignore

/** Words that are no side step and that nobody understands: a model may answer them, and where none can the script leads on. */
const answered: ReadonlySet<string> = new Set(["v14-en-is-no-misunderstanding", "v00-en-thanks-is-no-misunderstanding"]);

/**
 * The cases that hold anywhere, begun in a state that a model leads (the role `talk`) instead of one that asks for a detail. What they
 * expect of that detail falls away. Nothing where a pack has no such state.
 */
export function ledByAModel({ bindings, offPath, ...play }: Play): Play[] {
  if (!bindings.roles["talk"] || offPath.at !== "mainSlot" || !anywhere.has(offPath.rule) || answered.has(offPath.id)) return [];
  return [{ ...play, bindings, offPath: movedTo(offPath) }];
}

function movedTo(offPath: OffPathCase): OffPathCase {
  const turns = offPath.turns.map((turn) => {
    if (!turn.expect) return turn;
    const { asked: _asked, slots: _slots, ...expect } = turn.expect;
    const ofNoDetail = (sources: readonly string[] | undefined) => sources?.filter((source) => !/^(?:ask|short):/.test(source));
    const [said, notSaid] = [ofNoDetail(expect.said), ofNoDetail(expect.notSaid)];
    return { ...turn, expect: { ...expect, ...(said && { said }), ...(notSaid && { notSaid }) } };
  });
  return { ...offPath, id: `${offPath.id}, led by a model`, at: "talk", turns };
}
