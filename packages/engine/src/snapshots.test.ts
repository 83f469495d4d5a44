import { describe, expect, it } from "vitest";
import formatOne from "./testing/snapshot-format-1.json" with { type: "json" };
import { EngineError } from "./engine-error.ts";
import { Conversation } from "./simulation/conversation.ts";
import { readSnapshot, snapshotFormat } from "./snapshots.ts";
import { step } from "./step.ts";
import { loan } from "./testing/loan.ts";

const fixtures: Record<number, unknown> = { 1: formatOne };

describe("stored snapshots", () => {
  it("[R2] there is a fixture of every format, and the conversation goes on from each", () => {
    for (let format = 1; format <= snapshotFormat; format++) {
      const snapshot = readSnapshot(fixtures[format]);
      expect(snapshot.format).toBe(snapshotFormat);
      const understanding = {
        by: "test", language: { tag: "en", score: 1 }, acts: [], intents: [], answers: [], options: [], question: false, segments: [],
        slots: [{ slot: "city", value: "Pune", words: "Pune", score: 0.9, anchored: true }],
      }; // prettier-ignore
      const heard = step(loan(), snapshot, { at: snapshot.at + 1, type: "utterance", turn: snapshot.turn + 1, text: "Pune", via: "text" });
      const { snapshot: after } = step(loan(), heard.snapshot, {
        at: snapshot.at + 2,
        type: "understood",
        turn: snapshot.turn + 1,
        understanding,
      });
      expect(after.slots["city"]?.value).toBe("Pune");
      expect(after.slots["amount"]?.value).toBe(500_000);
      expect(after.stack.at(-1)?.progress["asking"]).toBe("lender");
    }
  });

  it("[R2] refuses what it cannot read, and says what to do", () => {
    for (const value of [null, 4, "{}", [], {}, { format: "1" }, { format: snapshotFormat + 1 }, { format: 0 }]) {
      expect(() => readSnapshot(value)).toThrow(EngineError);
    }
    expect(() => readSnapshot({ format: 99 })).toThrow(expect.objectContaining({ code: "SNAPSHOT_UNREADABLE" }));
  });

  it("[R2] survives JSON", () => {
    const { snapshot } = new Conversation(loan());
    expect(JSON.stringify(readSnapshot(JSON.parse(JSON.stringify(snapshot))))).toBe(JSON.stringify(snapshot));
  });
});
