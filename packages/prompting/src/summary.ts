import type { Snapshot } from "@vaarta/engine";
import type { Program } from "@vaarta/flow";
import { keptMessages, windowStep, type HistoryUse } from "./history.ts";
import { privacyOf } from "./privacy.ts";
import texts from "./texts/summary.json" with { type: "json" };
import { herWordsIn, type Said } from "./transcript.ts";

type Summary = NonNullable<HistoryUse["summary"]>;

export interface SummaryPrompt {
  system: string;
  messages: { role: "caller"; text: string }[];
  /** How many messages the summary will hold. */
  upTo: number;
}

const longest = 1_500;

/**
 * What a model is told to fold the older part of a conversation into its summary; null as long as that is not worth a request. What is
 * private is hidden before it is told. Pure.
 * @param input.summary - the one so far
 */
export function composeSummary(input: {
  program: Program;
  snapshot: Snapshot;
  transcript: readonly Said[];
  summary: Summary | null;
}): SummaryPrompt | null {
  const { program, snapshot, transcript, summary } = input;
  const done = summary?.upTo ?? 0;
  const upTo = transcript.length - windowStep;
  if (transcript.length <= keptMessages || upTo - done < windowStep) return null;
  const { mask } = privacyOf(program, snapshot, herWordsIn(transcript));
  const lines = transcript.slice(done, upTo).map(({ who, text }) => `${who === "caller" ? "Caller" : "Agent"}: ${mask(text)}`);
  const before = summary ? `<summary>\n${mask(summary.text)}\n</summary>\n` : "";
  const talk = lines.join("\n").replaceAll(/<\/?(?:talk|summary)>/g, "");
  return {
    system: texts.instructions.join(" "),
    messages: [{ role: "caller", text: `${before}<talk>\n${talk}\n</talk>\nLanguage: ${snapshot.language}` }],
    upTo,
  };
}

/** A model's summary as it may be used: nothing private, and not longer than is worth telling. Pure. */
export function readSummary(
  text: string,
  { program, snapshot, transcript }: { program: Program; snapshot: Snapshot; transcript: readonly Said[] },
): string {
  return privacyOf(program, snapshot, herWordsIn(transcript)).mask(text.trim()).slice(0, longest);
}
