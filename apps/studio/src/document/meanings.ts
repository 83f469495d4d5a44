import type { AgentDocument } from "@vaarta/flow";
import type { Collision, Explanation, Meaning } from "@vaarta/understanding";
import { useEffect, useState } from "react";

export interface MeaningsOrder {
  id: number;
  source: Pick<AgentDocument, "intents" | "answers">;
  of: Meaning;
  phrase: string;
}

export interface MeaningsAnswer {
  id: number;
  collisions: Collision[];
  explanation: Explanation | null;
}

let worker: Worker | null = null;
let orders = 0;

/** Learning the examples takes longer than a key press may: it happens in a worker of its own, once she has stopped typing. */
const pauseMs = 250;

/** What the draft's examples make of a phrase, and which examples of one meaning collide with others'; null until first known. */
export function useMeanings(source: MeaningsOrder["source"], of: Meaning, phrase: string): MeaningsAnswer | null {
  const [answer, setAnswer] = useState<MeaningsAnswer | null>(null);
  const { intents, answers } = source;
  const { kind, id: meaning } = of;
  useEffect(() => {
    worker ??= new Worker(new URL("./meanings-worker.ts", import.meta.url), { type: "module" });
    const own = worker;
    const id = ++orders;
    const take = ({ data }: MessageEvent<MeaningsAnswer>) => {
      if (data.id === id) setAnswer(data);
    };
    own.addEventListener("message", take);
    const order: MeaningsOrder = { id, source: { intents, answers }, of: { kind, id: meaning }, phrase };
    const timer = setTimeout(() => own.postMessage(order), pauseMs);
    return () => {
      clearTimeout(timer);
      own.removeEventListener("message", take);
    };
  }, [intents, answers, kind, meaning, phrase]);
  return answer;
}
