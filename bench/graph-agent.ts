import { emptyDocument, type AgentDocument } from "@vaarta/flow";

export const graphSize = 200;
/** Where each meaning leads from a state: the same graph for every contestant. */
export const leaps = { in_yes: 1, in_no: 7, in_price: 13 } as const;
export type Meaning = keyof typeof leaps;
export const meanings = Object.keys(leaps) as Meaning[];

/** A ring of listening states, three meanings a state and an else, that never ends: 600 edges and 200 elses. */
export function graphAgent(): AgentDocument {
  const document = structuredClone(emptyDocument("Graph"));
  const [flow] = Object.keys(document.flows) as [string];
  document.intents = Object.fromEntries(meanings.map((id) => [id, { name: id, examples: { en: [id.slice(3)] } }]));
  document.languages = { default: "en", offered: { en: { fallbacks: [] } } };
  document.states = {
    st_start: { kind: "start", name: "Start", flow, transitions: { t: { to: "st_0", order: "a", when: { kind: "else" } } } },
  };
  for (let index = 0; index < graphSize; index++) {
    const exits = Object.entries(leaps).map(([intent, leap], place) => [
      `t${place}`,
      { to: `st_${(index + leap) % graphSize}`, order: `a${place}`, when: { kind: "intent" as const, intent } },
    ]);
    document.lines[`ln_${index}`] = { variants: { v: { order: "a", texts: { en: { text: `This is state ${index}.` } } } } };
    document.states[`st_${index}`] = {
      kind: "say",
      name: `State ${index}`,
      flow,
      line: `ln_${index}`,
      listen: true,
      transitions: { ...Object.fromEntries(exits), z: { to: `st_${index}`, order: "z", when: { kind: "else" } } },
    };
  }
  document.flows[flow] = { ...document.flows[flow]!, entry: "st_start" };
  return document;
}

/** The meanings said, turn by turn: fixed, and the same for every contestant. */
export function meaningAt(turn: number): Meaning {
  return meanings[(turn * 7 + (turn >> 3)) % meanings.length]!;
}
