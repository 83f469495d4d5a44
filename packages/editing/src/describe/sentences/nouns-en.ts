import { stateNames } from "../../states/add-state.ts";
import { areaWords } from "../../words/place-tables.ts";
import { everywhere, fieldsByArea } from "../field-words.ts";
import type { Nouns } from "./nouns.ts";

/** English nouns of the parts of an agent; fields stand after "the". */
export const nounsEn: Nouns = {
  fields: fieldsByArea,
  everywhere,
  field: (field) => `field ${field}`,
  entries: areaWords,
  entry: (noun, name) => `the ${noun} ${name}`,
  kind: (noun) => `the ${noun}`,
  kinds: Object.fromEntries(Object.entries(stateNames).map(([kind, name]) => [kind, name.toLowerCase()])),
  parts: {
    answers: "yes or no",
    args: "what is handed over",
    attempts: "tries",
    confirm: "confirming",
    criterion: "criterion",
    examples: "ways of saying it",
    intent: "meaning",
    label: "label",
    name: "name",
    order: "order",
    required: "whether it must be given",
    save: "what is kept of the result",
    slot: "detail",
    spoken: "how it is said",
    tool: "tool",
    value: "value",
    when: "when",
  },
};
