import type { ConversationEvent, Effect, LogRecord, Snapshot } from "@vaarta/engine";
import { transcriptOf, type Said } from "@vaarta/prompting";
import type { StoredEvent } from "./ports.ts";

type EventOf<T extends ConversationEvent["type"]> = Extract<ConversationEvent, { type: T }>;

/** What a driver remembers of the log beside the snapshot, kept up event by event. */
export class LogMemory {
  /** Words that are kept and not understood yet. */
  unheard: EventOf<"utterance"> | null = null;
  /** The last effect about being there: it listens, or it has hung up. */
  presence: Extract<Effect, { type: "listen" | "hang-up" }> | null = null;
  /** The records that say something, in order. */
  readonly #log: LogRecord[] = [];
  readonly #messages = new Map<string, number>();
  readonly #askedAt = new Map<string, number>();
  /** Effects with a result in the log. What is said last of all is heard after the end, when the interpreter takes nothing any more. */
  readonly #answered = new Set<string>();

  /** Who said what, as far as a model is told it. */
  get transcript(): readonly Said[] {
    return transcriptOf(this.#log);
  }

  take(stored: StoredEvent): void {
    const { seq, event, effects } = stored;
    if (isHeard(stored)) this.#log.push({ event, effects: effects.filter(({ type }) => type === "speak") });
    if (event.type === "understood") this.unheard = null;
    if (event.type === "utterance") {
      this.unheard = event;
      if (event.message !== undefined) this.#messages.set(event.message, seq);
    }
    // A proposal and a sentence are parts of an answer that goes on.
    if ("effect" in event && event.type !== "proposed" && event.type !== "worded") this.#answered.add(event.effect);
    for (const effect of effects) {
      this.#askedAt.set(effect.id, event.at);
      if (effect.type === "listen" || effect.type === "hang-up") this.presence = effect;
    }
  }

  /** Seq of the utterance with a client's id, when it is in the log. */
  seqOf(message: string | undefined): number | undefined {
    return message === undefined ? undefined : this.#messages.get(message);
  }

  /** Effects without a result, in the order they were asked for, with the time of asking. */
  open(snapshot: Snapshot): { effect: Effect; askedAt: number }[] {
    return [...this.#askedAt].flatMap(([id, askedAt]) => {
      const effect = snapshot.open[id];
      return effect && !this.#answered.has(id) ? [{ effect, askedAt }] : [];
    });
  }
}

function isHeard({ event, effects }: StoredEvent): boolean {
  return event.type === "utterance" || event.type === "dtmf" || event.type === "delivered" || effects.some(({ type }) => type === "speak");
}
