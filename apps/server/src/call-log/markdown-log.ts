import type { ConversationSummary } from "@vaarta/db";
import type { Decision } from "@vaarta/engine";
import type { Program } from "@vaarta/flow";
import { privacyOf } from "@vaarta/prompting";
import { rebuild, type StoredEvent } from "@vaarta/runtime";
import type { KeptTiming } from "../voice/turn-timings.ts";
import { causeWords, eventWords } from "./plain-words.ts";

export interface LoggedCall {
  meta: ConversationSummary;
  program: Program;
  events: readonly StoredEvent[];
  timings: readonly KeptTiming[];
}

/**
 * One conversation for a person to read, as Markdown: what was said and heard, why it moved, how it ended, what each turn took.
 * A file goes from hand to hand, so private values are masked as they are for a language model. Pure.
 */
export function markdownLog({ meta, program, events, timings }: LoggedCall): string {
  const { document } = program;
  const zone = events[0]?.event.type === "conversation-started" ? events[0].event.timezone : document.timezone;
  const mask = maskOf(program, events);
  const text = (words: string) => escaped(mask(words));
  const outcome = meta.outcome === null ? null : (document.outcomes[meta.outcome]?.name ?? meta.outcome);
  const head = [
    `# ${escaped(document.name)}: ${whenOf(meta.startedAt.getTime(), zone)}`,
    "",
    `- **Conversation** ${meta.id}`,
    `- **Release** ${meta.release.number}`,
    `- **By** ${meta.channel}${meta.language === null ? "" : `, begun in ${meta.language}`}`,
    `- **Times** in ${zone}`,
    `- **Ended** ${meta.endedAt ? whenOf(meta.endedAt.getTime(), zone) : "not yet"}`,
    `- **Outcome** ${meta.endedAt ? escaped(outcome ?? "none") : "still open"}`,
    `- **Turns** ${meta.turns}`,
  ];
  const said = events.flatMap((stored) => {
    const at = clockOf(stored.event.at, zone);
    return [
      ...eventWords(stored.event, text).map((line) => `- ${at} ${line}`),
      ...stored.decisions.flatMap((decision) => decided(decision, document, text)).map((line) => `  - ${line}`),
      ...stored.effects.flatMap((effect) =>
        effect.type === "speak" ? effect.utterances.map((one) => `- ${at} **Agent** (${one.language}): ${text(one.text)}`) : [],
      ),
    ];
  });
  return [...head, "", "## What was said", "", ...(said.length > 0 ? said : ["Nothing yet."]), ...timesOf(timings), ""].join("\n");
}

function maskOf(program: Program, events: readonly StoredEvent[]): (text: string) => string {
  const snapshot = rebuild(null, events, () => program);
  if (!snapshot) return (text) => text;
  const herWords = events.flatMap(({ event }) => (event.type === "utterance" ? [event.text] : []));
  return privacyOf(program, snapshot, herWords).mask;
}

function decided(
  { from, to, cause, rule, evidence, refused }: Decision,
  document: Program["document"],
  text: (words: string) => string,
): string[] {
  const nameOf = (state: string) => `“${escaped(document.states[state]?.name ?? state)}”`;
  const move = to === null || to === from ? `Stayed at ${nameOf(from)}` : from === "" ? `Began at ${nameOf(to)}` : `Went from ${nameOf(from)} to ${nameOf(to)}`; // prettier-ignore
  const because = evidence.map(
    ({ kind, id, words }) => `${kind} ${escaped(namedIn(document, kind, id))}${words ? ` (“${text(words)}”)` : ""}`,
  );
  // A choice is evidence of every step it leads through, and twice of the first.
  const reasons = [...new Set([causeWords[cause], ...because, ...(rule ? [`rule ${rule}`] : [])])].join("; ");
  return [`${move}: ${reasons}`, ...(refused ?? []).map((one) => `The model was not let: ${one.kind} ${escaped(one.id)}, ${one.why}`)];
}

function namedIn(document: Program["document"], kind: Decision["evidence"][number]["kind"], id: string): string {
  if (kind === "intent") return document.intents[id]?.name ?? id;
  if (kind === "slot") return document.slots[id]?.label ?? id;
  if (kind === "answer") return document.answers[id]?.question ?? id;
  if (kind === "segment") return document.segments[id]?.name ?? id;
  return id;
}

const stageNames = ["endpointing", "stt", "understand", "interpret", "append", "tool", "tts", "total"] as const;

function timesOf(timings: readonly KeptTiming[]): string[] {
  if (timings.length === 0) return [];
  return [
    "",
    "## What each turn took, in milliseconds",
    "",
    "From the last of the caller's speech to the first of the answer.",
    "",
    "| Turn | Waiting | Hearing | Understanding | Deciding | Keeping | Tools | Voice | Total |",
    "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...timings.map(({ turn, stages }) => {
      const cells = stageNames.map((stage) => (stages[stage] === null ? "–" : String(Math.round(stages[stage]))));
      return `| ${turn} | ${cells.join(" | ")} |`;
    }),
  ];
}

const whenOf = (at: number, timeZone: string): string => new Intl.DateTimeFormat("en-GB", { timeZone, dateStyle: "medium", timeStyle: "medium" }).format(at); // prettier-ignore
const clockOf = (at: number, timeZone: string): string => new Intl.DateTimeFormat("en-GB", { timeZone, timeStyle: "medium" }).format(at);

/** Words are words: nothing anybody said becomes a heading, a link or a tag. */
function escaped(text: string): string {
  return text.replaceAll(/\s+/gu, " ").replaceAll(/[\\`*_[\]<>#|!&~]/gu, (sign) => (sign === "<" ? "&lt;" : sign === "&" ? "&amp;" : `\\${sign}`)); // prettier-ignore
}
