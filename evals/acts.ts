import { type AgentDocument, compile, emptyDocument } from "@vaarta/flow";
import { createUnderstander } from "@vaarta/understanding";
import { type EvalInput, type Measure, readRows, share } from "./evaluation.ts";

/** Above this an act counts, as in the engine. */
const heardFrom = 0.5;

interface Judged {
  language: string;
  act: string;
  right: boolean;
}

/** Dialogue acts told from single utterances, by an agent that has no meanings of its own: what must be heard, and what must not. */
export async function acts({ data }: EvalInput): Promise<Measure[]> {
  const rows = readRows(data, "`language TAB acts TAB utterance`; `!act` must not be heard, `-` stands for none");
  const understander = createUnderstander(compile(listener()));
  const judged: Judged[] = [];
  const missed: string[] = [];
  for (const { line, cells } of rows) {
    const [language = "", expected = "", text = ""] = cells;
    const wants = {
      state: "start", asked: null, expected: [], slots: [], intents: [], options: [], answers: true, criteria: [], confirming: null, confirmingAll: false,
      language: language === "hx" ? "hi-x-hinglish" : language, known: {}, dictating: false,
    }; // prettier-ignore
    const heard = understander.understand({ wants, text, now: 0, timezone: "Asia/Kolkata" }).acts.filter(({ score }) => score >= heardFrom);
    const named = heard.map(({ act }): string => act);
    for (const act of expected.split(/[,;]\s*/)) {
      const right = act === "-" ? named.length === 0 : act.startsWith("!") ? !named.includes(act.slice(1)) : named.includes(act);
      judged.push({ language, act, right });
      if (!right) missed.push(`${String(line).padStart(5)}  ${language} ${act}: ${text} -> ${named.join(", ") || "nothing"}`);
    }
  }
  console.log(`Missed ${missed.length} of ${judged.length}${missed.length > 0 ? ":" : ""}\n${missed.join("\n")}`);
  const measure = (name: string, of: readonly Judged[]): Measure => ({
    name,
    value: share(of.filter(({ right }) => right).length, of.length),
    unit: "share",
    rows: of.length,
  });
  return [
    measure("acts", judged),
    ...[...new Set(judged.map(({ language }) => language))].map((language) =>
      measure(
        `acts ${language}`,
        judged.filter((each) => each.language === language),
      ),
    ),
  ];
}

function listener(): AgentDocument {
  const languages = ["hi", "hi-x-hinglish", "bn", "mr", "en"];
  return {
    ...emptyDocument("Acts"),
    languages: { default: "hi", offered: Object.fromEntries(languages.map((tag) => [tag, { fallbacks: [tag === "en" ? "hi" : "en"] }])) },
  };
}
