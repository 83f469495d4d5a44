import { canonicalJson } from "@vaarta/flow";
import type { Json, Program } from "@vaarta/flow";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maxMoves } from "./limits.ts";
import { wasSaid } from "./model/evidence.ts";
import { replay } from "./replay.ts";
import { randomCaller } from "./simulation/callers.ts";
import { Conversation } from "./simulation/conversation.ts";
import type { EventBody } from "./simulation/conversation.ts";
import { simulate } from "./simulation/simulate.ts";
import { arbitraryAnswers, arbitraryMoves, arbitraryProgram, arbitraryTalk } from "./testing/arbitrary.ts";
import type { Move } from "./testing/arbitrary.ts";
import { loan } from "./testing/loan.ts";
import type { Effect, Snapshot } from "./types.ts";
import { wants } from "./wants.ts";

const results: Partial<Record<Effect["type"], string>> = {
  "call-tool": "tool-finished",
  retrieve: "retrieved",
  generate: "generated",
  "assign-variant": "variant-assigned",
  schedule: "scheduled",
  transfer: "transferred",
  "set-timer": "timer-fired",
};

/** Does one random thing; nothing when it does not apply. */
function make(conversation: Conversation, move: Move): void {
  if (move.do === "say") conversation.say(move.text, move.understanding, { via: move.over ? "voice" : "text", over: move.over });
  else if (move.do === "silence") conversation.silence();
  else if (move.do === "deliver") conversation.deliver(move.heard);
  else if (move.do === "send") conversation.send(move.event);
  else if (move.do === "model") {
    const open = conversation.open("generate")[0]?.id;
    const effect = "effect" in move.event && move.event.effect !== "" ? move.event.effect : open;
    if (effect !== undefined) conversation.send({ ...move.event, effect } as EventBody);
  } else {
    const open = Object.values(conversation.snapshot.open).filter(({ type }) => results[type] !== undefined);
    const effect = open[move.which % Math.max(1, open.length)];
    if (effect)
      conversation.send({ type: results[effect.type], effect: effect.id, outcome: move.outcome, result: move.result as Json } as EventBody);
  }
}

function walk(program: Program, moves: readonly Move[], between: (conversation: Conversation) => void = () => undefined): Conversation {
  const conversation = new Conversation(program);
  for (const move of moves) {
    make(conversation, move);
    between(conversation);
  }
  return conversation;
}

function rests(snapshot: Snapshot): boolean {
  if (snapshot.status === "ended") return snapshot.outcome !== null;
  if (snapshot.status === "busy") return Object.values(snapshot.open).some(({ type }) => type !== "speak" && type !== "set-timer");
  return true;
}

const json = (value: unknown): string => canonicalJson(value as Json);
const runs = { numRuns: 120 };
/** Half of the agents begin with a state that a model leads. */
const agents = fc.oneof(arbitraryProgram, arbitraryTalk);
const happenings = fc.oneof(arbitraryMoves, arbitraryAnswers);

describe("whatever the agent and whatever happens", () => {
  it("[P1] every event comes to rest within the step budget: it listens, awaits a result, or has ended", () => {
    fc.assert(
      fc.property(agents, happenings, (program, moves) => {
        walk(program, moves, (conversation) => {
          expect(rests(conversation.snapshot)).toBe(true);
          expect(conversation.last.decisions.length).toBeLessThanOrEqual(4 * maxMoves);
        });
      }),
      runs,
    );
  });

  it("[P2] the same events give the same bytes", () => {
    fc.assert(
      fc.property(agents, happenings, (program, moves) => {
        const [a, b] = [walk(program, moves), walk(program, moves)];
        expect(JSON.stringify(a.snapshot)).toBe(JSON.stringify(b.snapshot));
        expect(JSON.stringify(a.log)).toBe(JSON.stringify(b.log));
      }),
      runs,
    );
  });

  it("[P3] a conversation that dies and is read back after every event goes on as if nothing had happened", () => {
    fc.assert(
      fc.property(agents, happenings, (program, moves) => {
        const whole = walk(program, moves);
        const broken = walk(program, moves, (conversation) => {
          conversation.snapshot = JSON.parse(JSON.stringify(conversation.snapshot)) as Snapshot;
        });
        expect(JSON.stringify(broken.snapshot)).toBe(JSON.stringify(whole.snapshot));
        expect(JSON.stringify(broken.log)).toBe(JSON.stringify(whole.log));
      }),
      runs,
    );
  });

  it("[P4] a log replays as it was", () => {
    fc.assert(
      fc.property(agents, happenings, (program, moves) => {
        const withoutSwaps = moves.filter((move) => !(move.do === "send" && move.event.type === "program-swapped"));
        const conversation = walk(program, withoutSwaps);
        const report = replay(program, conversation.log, { mode: "recorded" });
        expect(report.firstDifference).toBeNull();
        expect(json(report.snapshot)).toBe(json(conversation.snapshot));
      }),
      runs,
    );
  });

  it("[P5] the snapshot given is never changed, and wants can always be asked", () => {
    fc.assert(
      fc.property(agents, happenings, (program, moves) => {
        const conversation = new Conversation(program);
        for (const move of moves) {
          const before = conversation.snapshot;
          const bytes = JSON.stringify(before);
          make(conversation, move);
          wants(program, conversation.snapshot);
          expect(JSON.stringify(before)).toBe(bytes);
        }
      }),
      runs,
    );
  });

  it("[P6] the same sentence is never said three times in a row", () => {
    fc.assert(
      fc.property(agents, happenings, (program, moves) => {
        const { log } = walk(program, moves);
        const spoken = log.flatMap(({ effects }) =>
          effects.flatMap((effect) => (effect.type === "speak" ? [effect.utterances.map(({ text }) => text)] : [])),
        );
        for (let at = 2; at < spoken.length; at++) {
          expect(spoken[at]?.find((text) => spoken[at - 1]?.includes(text) && spoken[at - 2]?.includes(text))).toBeUndefined();
        }
      }),
      runs,
    );
  });
});

describe("whatever a model answers", () => {
  it("[P7] it takes details only with her words for them, none that is private, and changes nothing outside", () => {
    let proposals = 0;
    fc.assert(
      fc.property(arbitraryTalk, arbitraryAnswers, (program, moves) => {
        const heard: (string | null)[] = [];
        const { log } = walk(program, moves, ({ snapshot }) => {
          heard.push(snapshot.memory.text);
          for (const [slot, known] of Object.entries(snapshot.slots)) {
            if (known.source !== "model") continue;
            expect(program.document.slots[slot]?.sensitivity).toBeUndefined();
            expect(wasSaid(heard, known.words)).toBe(true);
          }
        });
        for (const { event, effects, decisions } of log) {
          if (event.type !== "proposed" || !decisions.some(({ cause }) => cause === "model")) continue;
          proposals++;
          // Where a rule led on at once, what the flow does there is drawn.
          if (decisions.some(({ cause }) => cause === "transition" || cause === "outcome")) continue;
          expect(effects.filter((effect) => effect.type === "call-tool" && effect.write)).toEqual([]);
        }
      }),
      { numRuns: 400 },
    );
    expect(proposals).toBeGreaterThan(80);
  });
});

describe("simulated callers", () => {
  it("[S1] the same seed gives the same conversation, another seed another one", () => {
    const program = loan();
    const a = simulate(program, randomCaller(), { seed: "one" });
    expect(JSON.stringify(simulate(program, randomCaller(), { seed: "one" }))).toBe(JSON.stringify(a));
    expect(JSON.stringify(simulate(program, randomCaller(), { seed: "two" }))).not.toBe(JSON.stringify(a));
  });
});
