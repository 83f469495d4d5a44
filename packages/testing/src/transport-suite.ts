import type { Effect, StartEvent } from "@vaarta/engine";
import type { Json, Program } from "@vaarta/flow";
import type { StoredEvent } from "@vaarta/runtime";
import { describe, expect, test } from "vitest";
import { ConversationDriver } from "./conversation-driver.ts";
import { virtualClock } from "@vaarta/runtime";
import { spokenStories, type Story } from "./stories.ts";

/** A conversation on some way to the caller. */
export interface TransportUnderTest {
  /** Says words when the agent has finished, and waits until they are answered. */
  says(words: string): Promise<void>;
  /** Resolves when everything was said and heard. */
  finished(): Promise<void>;
  log(): Promise<StoredEvent[]>;
  close(): Promise<void>;
}

export interface TransportStart {
  program: Program;
  language: string;
  direction: "inbound" | "outbound";
  attributes: Record<string, Json>;
  /** When it takes place, where the transport's time can be chosen. */
  at: number;
}

export interface TransportSuiteOptions {
  /** Where it cannot run here. */
  isSkipped?: boolean;
  /** Of one conversation, in milliseconds; more where time is real. @defaultValue 60000 */
  timeoutMs?: number;
  /** Names of stories; all of them by default. */
  only?: readonly string[];
}

/**
 * The contract of every way to the caller (C3): the same conversations leave the same log as in a chat, but for what belongs to the way
 * itself: times, how surely words were heard, and when speech was over.
 */
export function describeTransport(
  name: string,
  open: (start: TransportStart) => Promise<TransportUnderTest>,
  options: TransportSuiteOptions = {},
): void {
  const stories = spokenStories().filter((story) => options.only?.includes(story.name) ?? true);
  describe.skipIf(options.isSkipped === true)(`the same conversations over ${name}`, () => {
    test.each(stories)(
      "[C3] $name",
      async (story) => {
        const transport = await open(story.start);
        try {
          for (const words of story.turns) await transport.says(words);
          await transport.finished();
          const log = await transport.log();
          expect(log.map(({ seq }) => seq)).toEqual(log.map((_, at) => at + 1));
          const [first] = log;
          if (first?.event.type !== "conversation-started") throw new Error("The log does not begin with its start.");
          const expected = await inText(story, first.event);
          expect(recordOf(log)).toEqual(recordOf(expected));
          // Whatever was said was heard, and each once.
          const said = log.flatMap(({ effects }) => effects.filter(({ type }) => type === "speak").map(({ id }) => id));
          const heard = log.flatMap(({ event }) => (event.type === "delivered" ? [[event.effect, event.heard]] : []));
          expect(heard).toEqual(said.map((id) => [id, "all"]));
        } finally {
          await transport.close();
        }
      },
      options.timeoutMs ?? 60_000,
    );
  });
}

/** The story as a chat at the same time. */
async function inText({ start, turns }: Story, { at, channel }: StartEvent & { at: number }): Promise<StoredEvent[]> {
  const { program, language, direction, attributes } = start;
  const chat = await new ConversationDriver(program, { clock: virtualClock(at), channel, language, direction, attributes }).begins();
  for (const words of turns) await chat.says(words);
  return chat.log();
}

/** What must be the same on every way. */
function recordOf(log: readonly StoredEvent[]): Json[] {
  const records = log
    .filter(({ event }) => event.type !== "delivered")
    .map(({ event, effects, decisions }) => ({
      event: event.type,
      ...("turn" in event && { turn: event.turn }),
      ...("text" in event && { text: event.text }),
      ...("outcome" in event && { outcome: event.outcome }),
      ...(event.type === "understood" && { slots: event.understanding.slots, acts: event.understanding.acts }),
      effects: effects.map(effectOf),
      moves: decisions.map(({ from, to, cause, rule, taken }) => ({ from, to, cause, rule, taken })),
    }));
  return JSON.parse(JSON.stringify(records)) as Json[];
}

function effectOf(effect: Effect): Record<string, unknown> {
  switch (effect.type) {
    case "speak":
      return { type: effect.type, id: effect.id, says: effect.utterances.map(({ source, text, language }) => [source, text, language]) };
    case "call-tool":
      return { type: effect.type, id: effect.id, tool: effect.tool, args: effect.args };
    default:
      return { ...effect };
  }
}
