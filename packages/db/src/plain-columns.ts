import type { Snapshot } from "@vaarta/engine";
import type { StoredEvent } from "@vaarta/runtime";
import type { Move } from "./tables/index.ts";

/** What of an event is kept readable: types, states, edges and times. No words, no values. */
export function columnsOf({ event, decisions }: StoredEvent) {
  const moves = decisions.map(({ turn, from, to, cause, rule, taken }): Move => ({
    turn,
    from,
    to,
    cause,
    ...(rule === undefined ? {} : { rule }),
    ...(taken === undefined ? {} : { edge: taken }),
  }));
  const last = moves.findLast((move) => move.to !== null);
  return {
    type: event.type,
    at: event.at,
    turn: "turn" in event ? event.turn : (decisions.at(-1)?.turn ?? null),
    state: last?.to ?? null,
    edge: last?.edge ?? null,
    moves,
  };
}

/**
 * What a conversation's row says after these events.
 * @param checkpoint - how it stands after the last of them; it holds the outcome of one that was hung up
 */
export function summaryOf(events: StoredEvent[], checkpoint: Snapshot | null) {
  const columns = events.map(columnsOf);
  const turns = events.reduce(
    (most, { event }) => (event.type === "utterance" || event.type === "dtmf" ? Math.max(most, event.turn) : most),
    0,
  );
  const state = columns.findLast((one) => one.state !== null)?.state;
  const end = events.findLast((stored) => stored.effects.some((effect) => effect.type === "hang-up") || stored.event.type === "hung-up");
  const hangUp = end?.effects.find((effect) => effect.type === "hang-up");
  const outcome = hangUp?.outcome ?? (end && checkpoint?.status === "ended" ? checkpoint.outcome : null);
  return {
    lastSeq: events.at(-1)?.seq ?? 0,
    lastAt: new Date(events.at(-1)?.event.at ?? 0),
    ...(turns > 0 ? { turns } : {}),
    ...(state ? { lastState: state } : {}),
    ...(end ? { endedAt: new Date(end.event.at) } : {}),
    ...(outcome === null ? {} : { outcome }),
  };
}
