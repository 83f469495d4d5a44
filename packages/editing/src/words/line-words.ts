import { walkSchema, type AgentDocument, type Path, type SentenceLanguage } from "@vaarta/flow";
import { valueAt } from "../json.ts";
import { quote } from "./quote.ts";

/** What a line is for, in words that follow "of" or start a sentence: `the reply to “rate too high”`. */
export interface LineUse {
  words: string;
  /** The state that says it, when a state does. */
  state?: string;
}

/** What a line is for, by where it is used. `{name}` is the state, the detail or whatever uses it, in quotes. */
const uses = {
  en: {
    state: {
      line: "what {name} says",
      inbound: "the greeting of {name} when called",
      outbound: "the greeting of {name} when calling",
      returning: "the greeting of {name} for a known caller",
      opening: "the opening of {name}",
      fallback: "what {name} says without a model",
      confirmAll: "the confirmation of {name}",
      question: "the question of {name}",
      holding: "what {name} says while waiting",
      notFound: "what {name} says when nothing is found",
      again: "the second reply to {name}",
    },
    slot: {
      spoken: "the spoken name of the detail {name}",
      ask: "the question for {name}",
      askShort: "the short question for {name}",
      askAgain: "the question for {name} in other words",
      why: "why {name} is asked",
      invalid: "what is said when {name} cannot be right",
      confirm: "the confirmation of {name}",
    },
    other: "a line of {name}",
    objection: "the reply to {name}",
    option: "how the option {option} of {name} is said",
    answer: "the answer to {name}",
    intent: "the spoken name of {name}",
    flow: "the spoken name of the flow {name}",
    reply: "the standard reply {name}",
    purpose: "why the agent calls",
    offer: "the offer the agent may make",
    named: "the line {name}",
    unused: "a line that nothing uses",
  },
  // In the form that stands before को, में or का.
  hi: {
    state: {
      line: "{name} के शब्दों",
      inbound: "कॉल आने पर {name} के अभिवादन",
      outbound: "कॉल करने पर {name} के अभिवादन",
      returning: "पहचाने ग्राहक के लिए {name} के अभिवादन",
      opening: "{name} के शुरुआती वाक्य",
      fallback: "मॉडल के बिना {name} के शब्दों",
      confirmAll: "{name} में पक्का करने के वाक्य",
      question: "{name} के सवाल",
      holding: "इंतज़ार में {name} के शब्दों",
      notFound: "कुछ न मिलने पर {name} के शब्दों",
      again: "{name} के दूसरी बार के जवाब",
    },
    slot: {
      spoken: "जानकारी {name} के बोले जाने वाले नाम",
      ask: "{name} के सवाल",
      askShort: "{name} के छोटे सवाल",
      askAgain: "दूसरे शब्दों में {name} के सवाल",
      why: "{name} पूछने के कारण",
      invalid: "{name} असंभव होने पर के वाक्य",
      confirm: "{name} पक्का करने के वाक्य",
    },
    other: "{name} के एक वाक्य",
    objection: "{name} के जवाब",
    option: "{name} के विकल्प {option} के शब्दों",
    answer: "{name} के जवाब",
    intent: "{name} के बोले जाने वाले नाम",
    flow: "प्रवाह {name} के बोले जाने वाले नाम",
    reply: "मानक जवाब {name}",
    purpose: "एजेंट के कॉल करने के कारण",
    offer: "एजेंट की पेशकश",
    named: "वाक्य {name}",
    unused: "कहीं काम न आने वाले एक वाक्य",
  },
} as const satisfies Record<SentenceLanguage, unknown>;

type Uses = (typeof uses)[SentenceLanguage];

/** Where each line is used first, in the order of the schema. Pure; look it up once for many lines. */
export function lineUses(document: AgentDocument, reader: SentenceLanguage = "en"): ReadonlyMap<string, LineUse> {
  const found = new Map<string, LineUse>();
  walkSchema(document, {
    reference(kind, id, path) {
      if (kind !== "line" || path[0] === "tests" || found.has(id)) return;
      const use = useAt(document, path, uses[reader]);
      if (use) found.set(id, use);
    },
  });
  return found;
}

/** A line in words: by what uses it, else by its own name. */
export function lineWords(
  document: AgentDocument,
  id: string,
  known: ReadonlyMap<string, LineUse>,
  reader: SentenceLanguage = "en",
): LineUse {
  const use = known.get(id);
  if (use) return use;
  const name = document.lines[id]?.name;
  return { words: name ? named(uses[reader].named, quote(name)) : uses[reader].unused };
}

function useAt(document: AgentDocument, path: Path, words: Uses): LineUse | null {
  const [area, id, field = "", inner] = path.map(String);
  if (area === undefined || id === undefined) return null;
  switch (area) {
    case "states": {
      const state = document.states[id];
      if (!state) return null;
      const name = quote(state.name);
      if (state.kind === "objection" && field === "line") return { words: named(words.objection, name), state: id };
      if (field === "options" && state.kind === "choice") {
        const option = quote(valueAt(state, ["options", inner ?? "", "label"]));
        return { words: named(words.option, name).replace("{option}", () => option), state: id };
      }
      return { words: named(of(words.state, field) ?? words.other, name), state: id };
    }
    case "slots": {
      const slot = document.slots[id];
      return slot ? { words: named(of(words.slot, field) ?? words.other, quote(slot.label)) } : null;
    }
    case "answers":
      return { words: named(words.answer, quote(document.answers[id]?.question)) };
    case "intents":
      return { words: named(words.intent, quote(document.intents[id]?.name)) };
    case "flows":
      return { words: named(words.flow, quote(document.flows[id]?.name)) };
    case "replies":
      return { words: named(words.reply, quote(id)) };
    case "desk":
      return { words: id === "purpose" ? words.purpose : words.offer };
    default:
      return null;
  }
}

function of(table: Readonly<Record<string, string>>, field: string): string | undefined {
  return Object.hasOwn(table, field) ? table[field] : undefined;
}

/** As a function, since a name may hold what `replace` reads as a sign. */
function named(words: string, name: string): string {
  return words.replace("{name}", () => name);
}
