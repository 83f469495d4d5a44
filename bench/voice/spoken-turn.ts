import { createCall, type CallOptions, type TurnReport } from "../../packages/call/src/index.ts";
import type { AgentDocument, Program } from "../../packages/flow/src/index.ts";
import { createDriver, memoryStore, textTransport, virtualClock, type Clock } from "../../packages/runtime/src/index.ts";
import { fileLine } from "../../packages/testing/src/voice/file-line.ts";
import { createToolRunner, sampleRunner } from "../../packages/tools/src/index.ts";
import { story, type Sentence } from "./sentences.ts";

/** What is talked with, and the conversations that its pack brings. */
export interface Agent {
  program: Program;
  tests: AgentDocument["tests"];
}

/** What a call is held with: the same for ours and the rival but for the settings. */
export type Parts = Pick<CallOptions, "hearing" | "voices" | "activity"> & Partial<Pick<CallOptions, "turnDetector" | "settings">>;

export interface MeasuredTurn {
  report: TurnReport;
  /** From the last sample of her speech to the first audible one of the answer at the line, in milliseconds. */
  totalMs: number;
  /** Silence that the voice made before its first audible sample. */
  leadMs: number;
}

export interface MeasuredInterruption {
  /** From the first sample of her speech to the agent being told to be silent, and to the last sound at her ear. */
  orderMs: number;
  silenceMs: number;
}

const rate = 16_000;
const tickMs = 20;
/** One hundredth of full scale is what can be heard. */
const audible = 328;
const friday = Date.parse("2027-01-15T10:30:00+05:30");

/** One sentence of hers in a conversation that stands where it belongs, in real time. @returns null when it was not answered aloud */
export async function spokenTurn(agent: Agent, sentence: Sentence, pcm: Int16Array, parts: Parts): Promise<MeasuredTurn | null> {
  const there = await standing(agent, sentence, parts, false);
  const { line, sounded } = there;
  try {
    await pause(300);
    const saidAt = onTick(there.lineFrom, await line.sounds(pcm));
    const spokeUntil = saidAt - ((pcm.length - 1 - pcm.findLastIndex(isAudible)) / rate) * 1_000;
    await until(() => sounded.at !== null && there.reports.length > 0, 9_000);
    const [report] = there.reports;
    if (sounded.at === null || !report || report.stages.tts === null) return null;
    return { report, totalMs: sounded.at - spokeUntil, leadMs: sounded.leadMs };
  } finally {
    await there.close();
  }
}

/** She speaks into what the agent says. @returns null when it did not give way */
export async function interruption(agent: Agent, sentence: Sentence, pcm: Int16Array, parts: Parts): Promise<MeasuredInterruption | null> {
  const there = await standing(agent, sentence, parts, true);
  const { line, orders } = there;
  try {
    await until(() => line.isSounding, 4_000);
    await pause(700);
    if (!line.isSounding) return null;
    const saidAt = onTick(there.lineFrom, await line.sounds(pcm));
    const began = saidAt - ((pcm.length - pcm.findIndex(isAudible)) / rate) * 1_000;
    await until(() => orders.some(({ what, at }) => what === "clear" && at > began), 4_000);
    const order = orders.find(({ at }) => at > began);
    if (!order || !orders.some(({ what, at }) => what === "clear" && at > began)) return null;
    const last = line.heard.findLast(
      ({ at }) => at >= began - 100 && at <= order.at + 400 && at < (there.sounded.nextAt(order.at) ?? Infinity),
    );
    return { orderMs: order.at - began, silenceMs: Math.max(order.at, (last?.at ?? 0) + tickMs) - began };
  } finally {
    await there.close();
  }
}

/** A conversation that others held by typing, gone on with by voice. */
async function standing({ program, tests }: Agent, { language, after }: Sentence, parts: Parts, cameBack: boolean) {
  const past = virtualClock(friday);
  const store = memoryStore(past);
  const common = { conversation: "call", program, store, isTest: true, tools: sampleRunner({ real: createToolRunner({ datasets: program.document.datasets }) }) }; // prettier-ignore
  const before = createDriver({ ...common, clock: past, transport: textTransport() });
  await before.start({
    seed: "seed",
    timezone: program.document.timezone,
    channel: "voice",
    direction: "outbound",
    attributes: { name: "Sunita Sharma", phone: "9822012345" },
    language,
  });
  const { turns } = tests[story(language)]!;
  await before.settled();
  for (const turn of turns.slice(0, after)) {
    if ("caller" in turn) await before.say(turn.caller);
    await before.settled();
  }
  await before.close();

  const clock = realClock(past.now());
  const lineFrom = clock.now();
  const line = fileLine({ clock });
  const reports: TurnReport[] = [];
  const orders: { what: "pause" | "clear"; at: number }[] = [];
  const sounds: number[] = [];
  const sounded = {
    at: null as number | null,
    leadMs: 0,
    /** When sound was next played after a moment. */
    nextAt: (moment: number) => sounds.find((at) => at > moment),
  };
  const { play, pause: hold, clear } = line;
  line.play = (segment, pcm, sampleRate) => {
    play(segment, pcm, sampleRate);
    sounds.push(clock.now());
    const first = pcm.findIndex(isAudible);
    if (sounded.at !== null) return;
    if (first < 0) return void (sounded.leadMs += (pcm.length / sampleRate) * 1_000);
    sounded.leadMs += (first / sampleRate) * 1_000;
    sounded.at = clock.now() + sounded.leadMs;
  };
  line.pause = () => {
    orders.push({ what: "pause", at: clock.now() });
    hold();
  };
  line.clear = () => {
    orders.push({ what: "clear", at: clock.now() });
    clear();
  };
  const call = createCall({ ...parts, line, clock, driverOptions: common, onTurn: (report) => reports.push(report) }); // prettier-ignore
  await call.resume({ cameBack });
  return {
    clock,
    line,
    lineFrom,
    reports,
    orders,
    sounded,
    async close() {
      line.leaves();
      await call.close();
    },
  };
}

/** The machine's, on another date. */
function realClock(from: number): Clock {
  const startedAt = performance.now();
  return {
    now: () => from + performance.now() - startedAt,
    elapsed: () => performance.now(),
    setTimer(afterMs, fire) {
      const timer = setTimeout(fire, afterMs);
      return () => clearTimeout(timer);
    },
  };
}

/** A line's sound is due on its ticks, and a busy machine is late: lateness is the call's time, not hers. */
const onTick = (from: number, at: number) => from + Math.floor((at - from) / tickMs) * tickMs;

const isAudible = (sample: number) => Math.abs(sample) >= audible;
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function until(isSo: () => boolean, atMostMs: number): Promise<void> {
  const by = performance.now() + atMostMs;
  while (!isSo() && performance.now() < by) await pause(5);
}
