import type { Program } from "@vaarta/flow";
import { emptyHeard } from "../heard.ts";
import type { DialogueAct, Understanding, Wants } from "../types.ts";
import type { Random } from "./random.ts";
import { randomValue } from "./values.ts";

/** What a simulated caller does in one turn; null when she hangs up. */
export type CallerTurn = { text: string; understanding: Understanding } | { silence: true } | null;

/** What a caller goes by. */
export interface CallerView {
  program: Program;
  wants: Wants;
  random: Random;
  /** Milliseconds since the epoch. */
  at: number;
  /** Caller turns so far. */
  turn: number;
}

export type Caller = (view: CallerView) => CallerTurn;

/** A caller who says what she is told, then hangs up. */
export function scriptedCaller(turns: readonly ({ text?: string; silence?: true } & Partial<Understanding>)[]): Caller {
  return ({ wants, turn }) => {
    const scripted = turns[turn];
    if (!scripted) return null;
    const { text = "", silence, ...understanding } = scripted;
    return silence ? { silence } : { text, understanding: { ...nothing(wants), ...understanding } };
  };
}

const straying: readonly DialogueAct[] = [
  "repeat", "wait", "hello", "robot", "soft-no", "refuse", "backchannel", "correction", "thanks", "off-topic", "bargain", "later", "person",
  "goodbye", "fraud-fear", "denial", "noise", "capability", "insult",
]; // prettier-ignore

/** How a random caller spends her turns, as shares of one; what is left over is not understood. */
export interface Temper {
  /** Answers what is asked. */
  answers: number;
  /** Means something of what could be meant here. */
  means: number;
  /** Asks a question that has an answer. */
  asks: number;
  /** Does something else: repeats, waits, refuses, leaves. */
  strays: number;
  silent: number;
}

const usual: Temper = { answers: 0.72, means: 0.1, asks: 0.05, strays: 0.06, silent: 0.03 };

/** A caller who does what could be done here, by chance. */
export function randomCaller(temper: Temper = usual): Caller {
  return (view) => {
    const { random, wants } = view;
    let roll = random.next();
    const is = (share: number): boolean => (roll -= share) < 0;
    if (is(temper.answers)) return answer(view);
    if (is(temper.means)) return mean(view);
    if (is(temper.asks) && wants.answers) {
      const id = random.pick(Object.keys(view.program.document.answers));
      return id === undefined ? answer(view) : says(wants, `asks ${id}`, { answers: [{ answer: id, score: 0.9 }], question: true });
    }
    if (is(temper.strays)) {
      const act = random.pick(straying) ?? "repeat";
      return says(wants, act, { acts: [{ act, score: 0.9 }] });
    }
    if (is(temper.silent)) return { silence: true };
    return says(wants, "…", {});
  };
}

function answer(view: CallerView): CallerTurn {
  const { wants, random, program, at } = view;
  if (wants.confirmingAll || wants.confirming !== null) return yesNo(view, 0.85);
  if (wants.options.length > 0) {
    const option = random.pick(wants.options) ?? "";
    return says(wants, option, { options: [{ option, score: 0.9 }] });
  }
  if (wants.asked !== null && wants.expected.includes(wants.asked) && program.document.slots[wants.asked]?.type.type !== "yesno") {
    const value = randomValue(program, wants.asked, random, at);
    if (value !== null) {
      return says(wants, JSON.stringify(value), {
        slots: [{ slot: wants.asked, value, words: JSON.stringify(value), score: 0.9, anchored: true }],
      });
    }
  }
  return random.chance(0.3) ? mean(view) : yesNo(view, 0.75);
}

function mean({ wants, random }: CallerView): CallerTurn {
  const intent = random.pick(wants.intents);
  return intent === undefined ? says(wants, "…", {}) : says(wants, intent, { intents: [{ intent, score: 0.9 }] });
}

function yesNo({ wants, random }: CallerView, yes: number): CallerTurn {
  const act = random.chance(yes) ? "yes" : "no";
  return says(wants, act, { acts: [{ act, score: 0.9 }] });
}

function says(wants: Wants, text: string, understanding: Partial<Understanding>): CallerTurn {
  return { text, understanding: { ...nothing(wants), ...understanding } };
}

function nothing(wants: Wants): Understanding {
  return { ...emptyHeard().understanding, by: "simulation", language: { tag: wants.language, score: 1 } };
}
