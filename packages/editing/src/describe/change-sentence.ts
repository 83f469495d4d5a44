import type { AgentDocument, Operation } from "@vaarta/flow";
import type { LineUse } from "../words/line-words.ts";
import type { Words } from "./sentences/words.ts";

/** Part of an agent that a change belongs to. */
export type ChangeArea =
  | "agent" | "language" | "desk" | "flow" | "state" | "line" | "slot" | "intent" | "answer" | "segment" | "prompt" | "tool" | "outcome"
  | "experiment" | "dataset" | "reply" | "test" | "note"; // prettier-ignore

/** One difference between two versions of an agent, in words for those who sign. */
export interface ChangeSentence {
  kind: "added" | "removed" | "changed";
  area: ChangeArea;
  /** Id of the entry that changed; the field for `agent` and `desk`, the tag for `language`. */
  id: string;
  /** State to show, when one says it or is it. */
  state?: string;
  /** Tag of the language that changed. */
  language?: string;
  /** One plain sentence in the language of the reader. */
  sentence: string;
  /** What was there, in words. */
  before?: string;
  /** What is there now, in words. */
  after?: string;
}

/** Both versions, with what the sentences need of them. */
export interface Versions {
  before: AgentDocument;
  after: AgentDocument;
  usesBefore: ReadonlyMap<string, LineUse>;
  usesAfter: ReadonlyMap<string, LineUse>;
  words: Words;
}

/** One operation of the difference in words; at least one sentence. */
export type Describe = (operation: Operation, versions: Versions) => ChangeSentence[];

/** What an operation did to the value at its path. */
export function kindOf({ op, path }: Operation, at: (path: readonly string[]) => unknown): ChangeSentence["kind"] {
  if (op === "remove") return "removed";
  return at(path) === undefined ? "added" : "changed";
}
