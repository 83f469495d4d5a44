import type { Program } from "@vaarta/flow";
import { emptyHeard } from "../heard.ts";
import { startConversation } from "../start.ts";
import type { StartedEvent } from "../start.ts";
import { step } from "../step.ts";
import type { ConversationEvent, Decision, Effect, Snapshot, StepResult, Understanding } from "../types.ts";

type Timeless<T> = T extends unknown ? Omit<T, "at"> : never;
/** An event without its moment, which whoever drives the conversation gives. */
export type EventBody = Timeless<ConversationEvent>;

/** What was recorded of one event. */
export interface Recorded {
  event: ConversationEvent;
  effects: Effect[];
  decisions: Decision[];
}

/** A conversation driven without a runtime: keeps its log and its clock, and answers effects as it is told. */
export class Conversation {
  program: Program;
  snapshot: Snapshot;
  readonly log: Recorded[] = [];
  at: number;

  /** @param begin - what the first event makes; by default the conversation starts at the entry of the main flow */
  constructor(
    program: Program,
    start: Partial<StartedEvent> = {},
    begin: (program: Program, event: StartedEvent) => StepResult = startConversation,
  ) {
    this.program = program;
    const event: StartedEvent = {
      type: "conversation-started",
      at: 1_763_703_000_000,
      seed: "seed",
      timezone: program.document.timezone,
      channel: "test",
      direction: "outbound",
      attributes: {},
      program: program.hash,
      ...start,
    };
    this.at = event.at;
    const result = begin(program, event);
    this.snapshot = result.snapshot;
    this.log.push({ event, effects: result.effects, decisions: result.decisions });
  }

  get last(): Recorded {
    return this.log.at(-1) as Recorded;
  }

  get state(): string {
    return this.snapshot.stack.at(-1)?.state ?? "";
  }

  /** Steps one event, a second after the one before. */
  send(body: EventBody, afterMs = 1000): StepResult {
    this.at += afterMs;
    const event = { ...body, at: this.at } as ConversationEvent;
    const result = step(this.program, this.snapshot, event);
    this.snapshot = result.snapshot;
    this.log.push({ event, effects: result.effects, decisions: result.decisions });
    return result;
  }

  /** She says something that is understood so; what the agent said before was heard whole, unless she speaks over it. */
  say(
    text: string,
    understanding: Partial<Understanding>,
    { via = "text", over = false }: { via?: "text" | "voice"; over?: boolean } = {},
  ): StepResult {
    if (!over) this.deliver();
    const turn = this.snapshot.turn + 1;
    this.send({ type: "utterance", turn, text, via });
    const nothing = emptyHeard().understanding;
    return this.send({
      type: "understood",
      turn,
      understanding: { ...nothing, by: "test", language: { tag: this.snapshot.language, score: 1 }, ...understanding },
    });
  }

  /** Reports everything said as heard. */
  deliver(heard: "all" | "part" | "none" = "all"): void {
    for (const [effect, { type }] of Object.entries(this.snapshot.open)) {
      if (type === "speak") this.send({ type: "delivered", effect, heard }, 0);
    }
  }

  /** The quiet runs out. */
  silence(): StepResult | null {
    const { timer } = this.snapshot.memory;
    const effect = timer === null ? undefined : this.snapshot.open[timer];
    if (timer === null || effect?.type !== "set-timer") return null;
    this.deliver();
    return this.send({ type: "timer-fired", effect: timer }, effect.afterMs);
  }

  /** The open effects of one type, oldest first. */
  open<T extends Effect["type"]>(type: T): Extract<Effect, { type: T }>[] {
    return Object.values(this.snapshot.open).filter((effect): effect is Extract<Effect, { type: T }> => effect.type === type);
  }
}
