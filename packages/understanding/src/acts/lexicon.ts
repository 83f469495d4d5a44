import type { DialogueAct } from "@vaarta/engine";

/** Phrases of one act in one language, in the notation of `phraseBook`. */
export interface ActPhrases {
  /** Sure signs. */
  says?: readonly string[];
  /** Signs that count less: other readings are likely. */
  hints?: readonly string[];
  /** The act is not meant where one of these is said too. */
  unless?: readonly string[];
}

export type ActLexicon = Readonly<Partial<Record<DialogueAct, ActPhrases>>>;
