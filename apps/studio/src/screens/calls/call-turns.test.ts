import type { ConversationEvent, Effect } from "@vaarta/engine";
import type { StoredEvent } from "@vaarta/runtime";
import { expect, it } from "vitest";
import { callTurns } from "./call-turns.ts";

const stored = (seq: number, event: object, effects: object[] = []): StoredEvent =>
  ({
    seq,
    leg: 1,
    version: 1,
    event: { at: seq, ...event } as ConversationEvent,
    effects: effects as Effect[],
    decisions: [],
  }) as StoredEvent;
const speak = (id: string, ...texts: string[]) => ({ id, type: "speak", utterances: texts.map((text) => ({ source: { line: "l" }, text, language: "hi" })) }); // prettier-ignore

it("tells what was not heard from what was, over sentences", () => {
  const [turn] = callTurns([
    stored(1, { type: "conversation-started" }, [speak("e1", "नमस्ते जी।", "आपका लोन कितना है?")]),
    stored(2, { type: "delivered", effect: "e1", heard: "part", text: "नमस्ते जी। आपका लोन" }),
  ]);
  expect(turn?.texts.map(({ text, unheard }) => [text, unheard])).toEqual([
    ["नमस्ते जी।", undefined],
    ["आपका लोन", " कितना है?"],
  ]);
});

it("shows nothing as heard of what was cut off before its first word", () => {
  const [turn] = callTurns([
    stored(1, { type: "conversation-started" }, [speak("e1", "Good day.")]),
    stored(2, { type: "delivered", effect: "e1", heard: "none" }),
  ]);
  expect(turn?.texts).toEqual([{ text: "", unheard: "Good day.", language: "hi" }]);
});

it("keeps whole what was heard whole, and how sure the hearing was of her", () => {
  const turns = callTurns([
    stored(1, { type: "conversation-started" }, [speak("e1", "Good day.")]),
    stored(2, { type: "delivered", effect: "e1", heard: "all" }),
    stored(3, { type: "utterance", turn: 1, text: "haan", via: "voice", confidence: 0.41 }),
  ]);
  expect(turns.map(({ who, texts }) => [who, texts])).toEqual([
    ["agent", [{ text: "Good day.", language: "hi" }]],
    ["caller", [{ text: "haan", via: "voice", confidence: 0.41 }]],
  ]);
});
