import { type Examiner, examineMeanings } from "@vaarta/understanding";
import type { MeaningsAnswer, MeaningsOrder } from "./meanings.ts";

let learned: { key: string; examiner: Examiner } | null = null;

self.addEventListener("message", (event: MessageEvent<MeaningsOrder>) => {
  const { id, source, of, phrase } = event.data;
  const key = JSON.stringify(source);
  if (learned?.key !== key) learned = { key, examiner: examineMeanings({ document: source }) };
  const { examiner } = learned;
  const answer: MeaningsAnswer = {
    id,
    collisions: examiner.collisions(of, { most: 8 }),
    explanation: phrase.trim() === "" ? null : examiner.explain(phrase),
  };
  self.postMessage(answer);
});
