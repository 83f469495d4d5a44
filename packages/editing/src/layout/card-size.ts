import { kindFacts, type AgentDocument, type State } from "@vaarta/flow";

/** Width and height in canvas units. */
export interface Size {
  width: number;
  height: number;
}

/** Tells how large a state's card is drawn. */
export type SizeOf = (document: AgentDocument, id: string, state: State) => Size;

/** Every card is this wide. */
export const cardWidth = 280;

const headHeight = 38;
const textHeight = 52;
const rowHeight = 27;
const footHeight = 6;

/** Kinds whose cards show nothing under their name. */
const silent: ReadonlySet<State["kind"]> = new Set(["branch", "segment"]);

/**
 * About how large a card is: a head of 38, 52 more for what is said or done, 27 for each way out there is or ought to
 * be, 6 at the foot. Rather a little too large than too small. A canvas that draws cards otherwise gives its own measure
 * to `layout`. Pure.
 */
export const cardSize: SizeOf = (_document, _id, state) => {
  const rows = Object.keys(state.transitions).length + missingRows(state);
  return { width: cardWidth, height: headHeight + (silent.has(state.kind) ? 0 : textHeight) + rows * rowHeight + footHeight };
};

function missingRows(state: State): number {
  const ways = Object.values(state.transitions).map(({ when }) => when);
  if (state.kind === "end" || state.kind === "return" || ways.some(({ kind }) => kind === "else")) return 0;
  const taken = new Set(ways.map((when) => (when.kind === "outcome" ? when.outcome : when.kind === "option" ? when.option : "")));
  return expected(state).filter((way) => !taken.has(way)).length || (ways.length === 0 ? 1 : 0);
}

function expected(state: State): readonly string[] {
  switch (state.kind) {
    case "choice":
      return [...Object.keys(state.options), "failed"];
    case "converse":
      return [...Object.keys(state.exits), "exhausted"];
    case "tool":
      return ["success", "failure"];
    default:
      return kindFacts[state.kind].outcomes;
  }
}
