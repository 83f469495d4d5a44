import type { StoredEvent } from "@vaarta/runtime";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { CallRefused } from "../../voice/find-way.ts";
import { CallLog } from "./call-log.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const event = (seq: number): StoredEvent => ({ seq, leg: 1, event: { type: "utterance", id: `u${seq}`, text: "हाँ", at: seq } as never, effects: [], decisions: [] }); // prettier-ignore

/** The log of a server, which may be away. */
function server() {
  const there: StoredEvent[] = [];
  const asked: number[] = [];
  const state = { there, asked, failure: null as CallRefused | null };
  const read = async (after: number) => {
    asked.push(after);
    if (state.failure) throw state.failure;
    return there.slice(after);
  };
  const seen: number[][] = [];
  const log = new CallLog(read, (events) => seen.push(events.map(({ seq }) => seq)));
  return { ...state, state, log, seen };
}

describe("what happens in a spoken test", () => {
  test("is read from the last known event on, and told as a whole", async () => {
    const { log, there, asked, seen } = server();
    there.push(event(1), event(2));
    await log.look();
    there.push(event(3));
    await vi.advanceTimersToNextTimerAsync();
    expect(seen).toEqual([[1, 2], [1, 2, 3]]); // prettier-ignore
    expect(asked).toEqual([0, 2]);
    log.close();
  });

  test("is told once when two look at the same time", async () => {
    const { log, there, asked, seen } = server();
    there.push(event(1));
    await Promise.all([log.look(), log.look()]);
    expect([asked, seen]).toEqual([[0], [[1]]]);
    log.close();
  });

  test("is looked for a little while after the line was closed, and then no more", async () => {
    const { log, there, seen, asked } = server();
    log.finish();
    await vi.advanceTimersToNextTimerAsync();
    there.push(event(1));
    await vi.runAllTimersAsync();
    expect(seen).toEqual([[1]]);
    const count = asked.length;
    await log.look();
    expect(asked).toHaveLength(count);
  });

  test("comes again after the server was away", async () => {
    const { log, there, seen, state } = server();
    there.push(event(1));
    state.failure = new CallRefused("UNREACHABLE", "away", true);
    await log.look();
    expect(seen).toEqual([]);
    state.failure = null;
    await vi.advanceTimersToNextTimerAsync();
    expect(seen).toEqual([[1]]);
    log.close();
  });

  test("is not asked for again when the server knows nothing of it any more", async () => {
    const { log, state, asked } = server();
    state.failure = new CallRefused("NOT_FOUND", "gone", false);
    await log.look();
    await vi.runAllTimersAsync();
    expect(asked).toEqual([0]);
  });
});
