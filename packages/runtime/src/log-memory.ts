import type { ConversationEvent, Effect, Snapshot } from "@vaarta/engine";
import type { StoredEvent } from "./ports.ts";

type EventOf<T extends ConversationEvent["type"]> = Extract<ConversationEvent, { type: T }>;

/** What a driver remembers of the log beside the snapshot, kept up event by event. */
export class LogMemory {
  /** Words that are kept and not understood yet. */
  unheard: EventOf<"utterance"> | null = null;
  /** The last effect about being there: it listens, or it has hung up. */
  presence: Extract<Effect, { type: "listen" | "hang-up" }> | null = null;
  readonly #messages = new Map<string, number>();
  readonly #askedAt = new Map<string, number>();
  /** Effects with a result in the log. What is said last of all is heard after the end, when the interpreter takes nothing any more. */
  readonly #answered = new Set<string>();

  take({ seq, event, effects }: StoredEvent): void {
    if (event.type === "understood") this.unheard = null;
    if (event.type === "utterance") {
      this.unheard = event;
      if (event.message !== undefined) this.#messages.set(event.message, seq);
    }
    if ("effect" in event) this.#answered.add(event.effect);
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
