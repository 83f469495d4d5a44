import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { TestServer } from "../../apps/server/src/testing/test-server.ts";
import { type KeptTiming, timingsOf } from "../../apps/server/src/voice/turn-timings.ts";
import type { CallersOrder, CallersReport, FromCallers, ToCallers } from "./messages.ts";
import { descendantsOf, type Usage, usageOf } from "./processes.ts";

/** Who runs what is measured. */
export interface Stage {
  server: TestServer;
  /** The workspace of the agent that is called. */
  workspace: string;
  slug: string;
  speakers: string[][];
  hosts: readonly ChildProcess[];
  /** The first process of PostgreSQL. */
  postmaster: number;
}

export const parts = ["voice hosts", "recognisers", "server", "PostgreSQL", "callers"] as const;
export type Part = (typeof parts)[number];

/** What a load came to. Times are milliseconds, memory megabytes, processor time cores. */
export interface Load {
  report: CallersReport;
  /** From the last sample to the first sound at the caller, of turns said after all calls had begun. */
  answered: number[];
  /** The same turns, as the hosts have told of them. */
  timings: KeptTiming[];
  cores: Record<Part, number>;
  memory: Record<Part, Usage>;
  /** The worst of each second, of each host. */
  lag: number[];
}

const apartMs = 600;
/** What was measured of the last turns is on its way for a moment. */
const settleMs = 3_000;

/** So many calls at once for so long, counted from when all have begun. */
export async function load(stage: Stage, calls: number, forMs: number): Promise<Load> {
  const { server, slug, speakers } = stage;
  const order: CallersOrder = { url: server.url, slug, calls, apartMs, speakers };
  const child = fork(join(import.meta.dirname, "callers.ts"), [JSON.stringify(order)], {
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  const send = (message: ToCallers) => child.send(message);
  const lag: number[] = [];
  try {
    await told(child, "all-in");
    const [startedAt, before] = [Date.now(), usageOfParts(stage, child)];
    const beats = setInterval(() => lag.push(...server.services.voice.registry.all.map((host) => host.load.lagMs)), 1_000);
    await delay(forMs);
    clearInterval(beats);
    const [endedAt, memory] = [Date.now(), usageOfParts(stage, child)];
    send({ type: "stop" });
    const { report } = await told(child, "done");
    await delay(settleMs);
    const seconds = (endedAt - startedAt) / 1_000;
    const cores = recordOf((part) => (memory[part].cpu - before[part].cpu) / seconds);
    const answered = report.turns.flatMap(({ at, answeredMs }) => (at < startedAt ? [] : (answeredMs ?? [])));
    const timings = (await timingsIn(stage, report.conversations)).filter(({ at }) => at.getTime() >= startedAt);
    return { report, answered, timings, cores, memory, lag };
  } finally {
    if (child.exitCode === null) child.kill("SIGKILL");
  }
}

export function usageOfParts({ hosts, postmaster }: Stage, callers?: ChildProcess): Record<Part, Usage> {
  const pids = hosts.map(({ pid }) => pid ?? 0);
  return {
    "voice hosts": usageOf(pids),
    recognisers: usageOf(pids.flatMap((pid) => descendantsOf(pid, "recogniser-process"))),
    // It runs in the process of the benchmark, which does nothing else meanwhile.
    server: usageOf([process.pid]),
    PostgreSQL: usageOf(postmaster > 1 ? [postmaster, ...descendantsOf(postmaster)] : []),
    callers: usageOf(callers?.pid ? [callers.pid] : []),
  };
}

async function timingsIn({ server, workspace }: Stage, conversations: readonly string[]): Promise<KeptTiming[]> {
  const { conversations: kept } = server.database.workspace(workspace, "system");
  const all: KeptTiming[] = [];
  for (const conversation of conversations) all.push(...timingsOf(await kept.timings(conversation)));
  return all;
}

async function told<T extends FromCallers["type"]>(child: ChildProcess, type: T): Promise<Extract<FromCallers, { type: T }>> {
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`The callers' process ended with ${code}.`);
  });
  ended.catch(() => {});
  for (;;) {
    const [message] = (await Promise.race([once(child, "message"), ended])) as [FromCallers];
    if (message.type === type) return message as Extract<FromCallers, { type: T }>;
  }
}

function recordOf(of: (part: Part) => number): Record<Part, number> {
  return Object.fromEntries(parts.map((part) => [part, of(part)])) as Record<Part, number>;
}
