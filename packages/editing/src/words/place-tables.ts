import type { SentenceLanguage } from "@vaarta/flow";
import { nounsHi } from "../describe/sentences/nouns-hi.ts";

/** Single names of the maps of a document. */
export const areaWords: Readonly<Record<string, string>> = {
  states: "state",
  flows: "flow",
  lines: "line",
  slots: "detail",
  intents: "caller meaning",
  answers: "answer",
  segments: "segment",
  prompts: "prompt",
  tools: "tool",
  outcomes: "outcome",
  experiments: "experiment",
  datasets: "data set",
  replies: "standard reply",
  tests: "test",
};

/** The words for places of a document in one language of readers. */
export interface PlaceTable {
  entries: Readonly<Record<string, string>>;
  entry: string;
  note: string;
  canvas: string;
  reply: string;
  agent: string;
  ofAgent: string;
  ofEntry: string;
  text: string;
  variant: string;
  way: string;
  wayNamed: string;
  wayTo: string;
  fields: Readonly<Record<string, string>>;
}

/** Hindi in the form that stands before को. */
export const placeTables: Readonly<Record<SentenceLanguage, PlaceTable>> = {
  en: {
    entries: areaWords,
    entry: "the {noun} {name}",
    note: "a note on the canvas",
    canvas: "the canvas",
    reply: "the standard reply {name}",
    agent: "the agent",
    ofAgent: "{field} of the agent",
    ofEntry: "{field} of {owner}",
    text: "the {language} text of {line}",
    variant: "a variant of {line}",
    way: "a way out of {owner}",
    wayNamed: "the way out {name} of {owner}",
    wayTo: "the way out to {name} of {owner}",
    fields: {
      afterMs: "the silence times",
      asks: "what is asked",
      desk: "the desk settings",
      examples: "the examples",
      exits: "the exits",
      goal: "the goal",
      implementation: "the connection",
      indicators: "the indicators",
      label: "the label",
      languages: "the languages",
      name: "the name",
      options: "the options",
      parameters: "the parameters",
      rows: "the rows",
      samples: "the sample results",
      silence: "the silence times",
      texts: "the text",
      turns: "the turns",
      type: "the type",
      vocabulary: "the known values",
      ways: "the ways of asking",
    },
  },
  hi: {
    entries: nounsHi.entries,
    entry: "{noun} {name}",
    note: "कैनवस की एक टिप्पणी",
    canvas: "कैनवस",
    reply: "मानक जवाब {name}",
    agent: "एजेंट",
    ofAgent: "एजेंट की “{field}” सेटिंग",
    ofEntry: "{owner} की “{field}” सेटिंग",
    text: "{line} के {language} पाठ",
    variant: "{line} के एक रूप",
    way: "{owner} के एक रास्ते",
    wayNamed: "{owner} के रास्ते {name}",
    wayTo: "{owner} से {name} के रास्ते",
    fields: {
      afterMs: "चुप रहने के समय",
      asks: "क्या पूछा जाए",
      desk: "डेस्क",
      examples: "उदाहरण",
      exits: "कैसे खत्म हो",
      goal: "लक्ष्य",
      implementation: "जुड़ाव",
      indicators: "पहचान के चिह्न",
      label: "नाम",
      languages: "भाषाएँ",
      name: "नाम",
      options: "विकल्प",
      parameters: "दिए जाने वाले मान",
      rows: "पंक्तियाँ",
      samples: "नमूना नतीजे",
      silence: "चुप रहने के समय",
      texts: "पाठ",
      turns: "बारियाँ",
      type: "प्रकार",
      vocabulary: "जाने-पहचाने मान",
      ways: "पूछने के तरीके",
    },
  },
};
