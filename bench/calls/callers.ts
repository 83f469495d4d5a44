// All callers of a load, in a process of their own, so that what they cost is not counted as the product's.
import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { postJson, type StartedCall } from "../../apps/server/src/testing/test-voice-caller.ts";
import { noise } from "../../packages/testing/src/sounds.ts";
import type { CallersOrder, CallersReport, FromCallers, ToCallers } from "./messages.ts";
import { ReplayingCaller } from "./replaying-caller.ts";

/** Whoever finds no line tries again. */
const againMs = 2_000;
const patienceMs = 60_000;

const order = JSON.parse(process.argv[2] ?? "") as CallersOrder;
const speakers = order.speakers.map((files) => files.map(samplesOf));
const room = noise(2_000, -60);
const report: CallersReport = { begun: 0, underWay: [], ended: 0, refused: {}, broken: {}, turns: [], conversations: [] };
const active = new Set<ReplayingCaller>();
let isStopping = false;
let counting: NodeJS.Timeout | undefined;

const clock = setInterval(() => {
  const now = performance.now();
  for (const caller of active) caller.tick(now);
}, 20);
process.on("message", (_stop: ToCallers) => {
  clearInterval(counting);
  isStopping = true;
  for (const caller of active) caller.stop();
});
// Whoever ordered the calls is gone.
process.on("disconnect", () => process.exit(1));

const firstTries: Promise<void>[] = [];
const everybody = Array.from({ length: order.calls }, (_, index) => {
  const isIn = Promise.withResolvers<void>();
  firstTries.push(isIn.promise);
  return callsAgain(index, isIn.resolve);
});
await Promise.race([Promise.all(firstTries), delay(order.calls * order.apartMs + patienceMs)]);
counting = setInterval(() => report.underWay.push(active.size), 1_000);
process.send?.({ type: "all-in" } satisfies FromCallers);
await Promise.all(everybody);
clearInterval(clock);
process.send?.({ type: "done", report } satisfies FromCallers, () => process.exit(0));

/** One person, who begins another call whenever one has come to its end. */
async function callsAgain(index: number, isIn: () => void): Promise<void> {
  await delay(index * order.apartMs);
  while (!isStopping) {
    const place = await placeFor();
    if (!place) {
      await delay(againMs);
      continue;
    }
    report.begun += 1;
    report.conversations.push(place.conversation);
    const broken = await new Promise<string | null>((resolve) => {
      const caller: ReplayingCaller = new ReplayingCaller(place.voice, speakers[index % speakers.length]!, room, (reason) => {
        active.delete(caller);
        report.turns.push(...caller.turns);
        resolve(reason);
      });
      active.add(caller);
      if (isStopping) caller.stop();
      isIn();
    });
    if (broken === null && !isStopping) report.ended += 1;
    if (broken !== null) {
      count(report.broken, broken);
      await delay(againMs);
    }
  }
}

async function placeFor(): Promise<StartedCall | null> {
  const response = await postJson(`${order.url}/v1/agents/${order.slug}/conversations`, { channel: "voice", language: "hi" });
  if (response.status === 201) return (await response.json()) as StartedCall;
  const { error } = (await response.json()) as { error?: { code?: string } };
  count(report.refused, error?.code ?? String(response.status));
  return null;
}

function count(counts: Record<string, number>, what: string): void {
  counts[what] = (counts[what] ?? 0) + 1;
}

function samplesOf(file: string): Int16Array {
  const bytes = readFileSync(file).subarray(44);
  return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}
