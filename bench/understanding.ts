import { compile, emptyDocument } from "@vaarta/flow";
import { createUnderstander } from "@vaarta/understanding";
import { scikitLearn } from "../evals/rivals/intents.ts";
import { type Row, percentile } from "./measure.ts";

const things = ["loan", "gold", "byaj", "kist", "branch", "appointment", "card", "order", "refund", "address"];
const deeds = ["band karna hai", "kab milega", "kitna lagega", "badalna hai", "ka status batao"];
const frames = ["mujhe X", "mera X", "please X", "X ji", "aapka X", "haan X", "abhi X", "can you tell me X", "bhaiya X", "मुझे X", "X jaldi", "kal wala X", "X ho jayega kya", "pehle X", "X samajh nahi aaya", "wife ka X", "X please", "ek baar X", "X bataiye", "woh X"]; // prettier-ignore

/** Fifty intents of twenty examples: how long learning them takes, and reading an utterance with everything it may hold. */
export async function understanding(): Promise<Row[]> {
  const document = emptyDocument("Bench");
  const said: [text: string, label: string][] = [];
  things.forEach((thing, row) =>
    deeds.forEach((deed, column) => {
      const examples = frames.map((frame) => frame.replace("X", `${thing} ${deed}`));
      document.intents[`in_${row}_${column}`] = { name: `${thing} ${deed}`, examples: { "hi-x-hinglish": examples } };
      said.push(...examples.map((text): [string, string] => [text, `in_${row}_${column}`]));
    }),
  );
  const program = compile(document);
  const training: number[] = [];
  for (let round = 0; round < 7; round++) {
    const began = performance.now();
    createUnderstander(program);
    training.push(performance.now() - began);
  }
  const understander = createUnderstander(program);
  const wants = {
    state: "", asked: null, expected: [], slots: [], intents: Object.keys(document.intents), options: [], answers: true, criteria: [], confirming: null,
    confirmingAll: false, language: "hi", known: {}, dictating: false,
  }; // prettier-ignore
  const texts = said.map(([text], at) => `${text} aur ${said[(at * 7 + 3) % said.length]![0]}`);
  const times = texts.map((text) => {
    const began = performance.now();
    understander.understand({ text, wants, now: 1_795_000_000_000, timezone: "Asia/Kolkata" });
    return performance.now() - began;
  });
  const rival = scikitLearn([{ train: said, test: texts.slice(0, 300) }])?.[0];
  return [
    row("training, 50 intents of 20 examples", percentile(training.slice(2), 0.5), rival?.trainMs, 300),
    row("understanding an utterance, p95", percentile(times.slice(100), 0.95), rival?.p95Ms, 10),
  ];
}

function row(name: string, value: number, rivalMs: number | undefined, target: number): Row {
  const rival = rivalMs === undefined ? "" : `scikit-learn tf-idf and logistic regression, ${rivalMs.toFixed(1)} ms`;
  return {
    name,
    value,
    unit: "ms",
    rival,
    ratio: rivalMs === undefined ? null : rivalMs / value,
    target: `< ${target} ms`,
    met: value < target,
  };
}
