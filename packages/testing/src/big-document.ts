import { emptyDocument, type AgentDocument, type State } from "@vaarta/flow";

/**
 * A document of many states for benchmarks and tests of scale: a collect, a branch, a line, a tool and a choice in
 * turn, 1.5 ways out a state on average, everything reachable, every path ending. Deterministic.
 * @param states - how many; at least 10
 */
export function bigDocument(states: number): AgentDocument {
  const document = structuredClone(emptyDocument("Big"));
  const [flow] = Object.keys(document.flows) as [string];
  document.languages = { default: "en", offered: { en: { fallbacks: [] } } };
  document.states = {};
  document.lines = {};
  document.canvas = { positions: {}, notes: {}, groups: {} };
  document.outcomes = { oc_done: { name: "Done", category: "other" } };
  document.intents = Object.fromEntries(
    Array.from({ length: 50 }, (_, index) => [`in_${index}`, { name: `Meaning ${index}`, examples: { en: [`meaning number ${index}`] } }]),
  );
  document.slots = Object.fromEntries(
    Array.from({ length: 100 }, (_, index) => [
      `sl_${index}`,
      {
        name: `detail_${index}`,
        label: `Detail ${index}`,
        type: { type: "number" as const },
        ask: `ln_ask_${index}`,
      },
    ]),
  );
  for (let index = 0; index < 100; index++) document.lines[`ln_ask_${index}`] = line(`Please tell me detail ${index}.`);
  document.tools = {
    to_look: {
      name: "look_up",
      description: "Looks something up.",
      implementation: { kind: "none" },
      parameters: { type: "object", properties: { key: { type: "string" } }, required: ["key"] },
      result: { type: "object" },
      effect: "read",
    },
  };
  const id = (index: number) => (index >= states ? "st_end" : `st_${index}`);
  document.states.st_start = state(flow, "start", "Start", [[id(0), { kind: "outcome", outcome: "done" }]], {});
  for (let index = 0; index < states - 2; index++) document.states[id(index)] = middleState(document, flow, index, id);
  document.states.st_end = state(flow, "end", "End", [], { outcome: "oc_done" });
  document.flows[flow] = { ...document.flows[flow]!, kind: "main", entry: "st_start" };
  let row = 0;
  for (const key of Object.keys(document.states)) document.canvas.positions[key] = { x: (row % 40) * 360, y: Math.floor(row++ / 40) * 260 };
  return document;

  function middleState(into: AgentDocument, owner: string, index: number, at: (index: number) => string): State {
    const next = index + 1 >= states - 2 ? "st_end" : at(index + 1);
    const skip = index + 7 >= states - 2 ? "st_end" : at(index + 7);
    const name = `Step ${index}`;
    const say = `ln_${index}`;
    switch (index % 5) {
      case 0:
        return state(
          owner,
          "collect",
          name,
          [
            [next, { kind: "outcome", outcome: "complete" }],
            ["st_end", { kind: "else" }],
          ],
          {
            asks: { a: { slot: `sl_${index % 100}`, order: "a0" } },
          },
        );
      case 1:
        return state(
          owner,
          "branch",
          name,
          [
            [skip, { kind: "expression", expression: `detail_${index % 100} != null && detail_${index % 100} > ${index}` }],
            [next, { kind: "else" }],
          ],
          {},
        );
      case 2:
        into.lines[say] = line(`This is step ${index}, and here is what follows.`);
        return state(owner, "say", name, [[next, { kind: "outcome", outcome: "done" }]], { line: say });
      case 3:
        return state(
          owner,
          "tool",
          name,
          [
            [next, { kind: "outcome", outcome: "success" }],
            [skip, { kind: "else" }],
          ],
          {
            calls: { c: { tool: "to_look", order: "a0", args: { key: '"x"' } } },
          },
        );
      default:
        into.lines[say] = line(`Shall we go on after ${index}?`);
        return state(
          owner,
          "say",
          name,
          [
            [next, { kind: "intent", intent: `in_${index % 50}` }],
            [skip, { kind: "else" }],
          ],
          { line: say, listen: true },
        );
    }
  }
}

function line(text: string): AgentDocument["lines"][string] {
  return { variants: { v: { order: "a0", texts: { en: { text } } } } };
}

function state(
  flow: string,
  kind: State["kind"],
  name: string,
  exits: [string, State["transitions"][string]["when"]][],
  fields: object,
): State {
  const transitions = Object.fromEntries(exits.map(([to, when], index) => [`t${index}`, { to, order: `a${index}`, when }]));
  return { kind, name, flow, transitions, ...fields } as State;
}
