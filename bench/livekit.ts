// Eight calls in LiveKit rooms held by one process, beside eight held by a process each: the same worker program, the same calls, one after
// the other in one run. LiveKit, the server, the database and the callers are on the same machine and in no figure.
import { readFileSync } from "node:fs";
import { createAgent } from "../apps/server/src/agents.ts";
import { publishAgent } from "../apps/server/src/release/publish-agent.ts";
import { type TestServer, testServer } from "../apps/server/src/testing/test-server.ts";
import { type LiveKitUnderTest, startLiveKit, whyNoLiveKit } from "../apps/worker/src/testing/livekit-server.ts";
import { RoomCaller } from "../apps/worker/src/testing/room-caller.ts";
import { type WorkerProcess, workerProcess } from "../apps/worker/src/testing/worker-process.ts";
import type { Row } from "./measure.ts";

const calls = 8;
const turns = ["हाँ", "पाँच लाख", "मुंबई", "हाँ जी"];

interface Figures {
  /** Proportional set size of everything the worker runs, in megabytes. */
  memory: number;
  /** The same without a call. */
  idle: number;
  /** Cores. */
  cpu: number;
  /** From typed words to the first sound at the caller, in milliseconds. */
  latency: number[];
  /** Turns that were not answered in time: the machine could do no more. */
  lost: number;
}

export async function livekit(): Promise<Row[]> {
  if (whyNoLiveKit) {
    console.log(`skipped: ${whyNoLiveKit}`);
    return [];
  }
  const rooms = await startLiveKit();
  const server = await testServer({ LIVEKIT_URL: rooms.url, LIVEKIT_API_KEY: rooms.apiKey, LIVEKIT_API_SECRET: rooms.apiSecret });
  try {
    const slug = await published(server);
    const one = await measured(server, rooms, slug, "rooms");
    const each = await measured(server, rooms, slug, "processes");
    const rival = "a process for each";
    const row = (name: string, unit: string, of: (figures: Figures) => number, target = "", met: boolean | null = null): Row => ({
      name, value: of(one), unit, rival: `${rival}: ${of(each).toPrecision(3)} ${unit}`, ratio: of(one) === 0 ? null : of(each) / of(one), target, met,
    }); // prettier-ignore
    const p = (share: number) => (figures: Figures) =>
      figures.latency.toSorted((a, b) => a - b)[Math.floor(share * (figures.latency.length - 1))]!;
    return [
      row(`memory of ${calls} calls`, "MB", ({ memory }) => memory, "a fifth", each.memory / one.memory >= 5),
      row("memory of one more call", "MB", ({ memory, idle }) => (memory - idle) / calls),
      row(`CPU of ${calls} calls`, "cores", ({ cpu }) => cpu),
      row(`turns of ${calls * turns.length} without an answer in 20 s`, "", ({ lost }) => lost),
      row("typed words to first sound, p50", "ms", p(0.5)),
      row("typed words to first sound, p95", "ms", p(0.95), "the same", p(0.95)(one) <= p(0.95)(each) * 1.1),
    ];
  } finally {
    await server.stop();
    await rooms.stop();
  }
}

async function measured(server: TestServer, rooms: LiveKitUnderTest, slug: string, mode: "rooms" | "processes"): Promise<Figures> {
  const worker = await workerProcess(server, rooms, `bench-${mode}`, {
    VAARTA_WORKER_MODE: mode,
    VAARTA_VOICE_CALLS: String(calls),
    LOG_LEVEL: "info",
  });
  const callers: RoomCaller[] = [];
  try {
    await pause(4_000);
    const idle = memoryOf(worker);
    for (let at = 0; at < calls; at++) callers.push(await call(server, slug));
    await Promise.all(callers.map(isQuiet));
    const memory = memoryOf(worker);
    const [startedAt, spentBefore] = [Date.now(), cpuOf(worker)];
    const latency: number[] = [];
    let lost = 0;
    await Promise.all(
      callers.map(async (caller, at) => {
        await pause(at * 300);
        for (const [turn, text] of turns.entries()) {
          const sentAt = Date.now();
          await caller.send({ type: "typed", id: `${turn}`, text });
          const heardAt = await caller.until("an answer", () => caller.soundAfter(sentAt), 20_000).catch(() => null);
          if (heardAt === null) lost += 1;
          else latency.push(heardAt - sentAt);
          await isQuiet(caller);
        }
      }),
    );
    const cpu = (cpuOf(worker) - spentBefore) / ((Date.now() - startedAt) / 1_000);
    return { memory, idle, cpu, latency, lost };
  } catch (error) {
    console.error(worker.output().slice(-4_000));
    throw error;
  } finally {
    for (const caller of callers) await caller.leave();
    await worker.end();
  }
}

async function call(server: TestServer, slug: string): Promise<RoomCaller> {
  const answer = await fetch(`${server.url}/v1/agents/${slug}/conversations`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ channel: "voice" }),
  });
  if (answer.status !== 201) throw new Error(`No call was begun: ${await answer.text()}`);
  const { livekit: place } = (await answer.json()) as { livekit: { url: string; token: string } };
  const caller = await new RoomCaller().connect(place.url, place.token);
  await caller.until("the greeting", () => caller.soundAfter(0), 60_000);
  return caller;
}

/** The agent has said everything. */
const isQuiet = (caller: RoomCaller) => caller.until("quiet", () => Date.now() - (caller.lastSound() ?? 0) > 1_200, 120_000);

/** The gold loan, published. @returns its address */
export async function published(server: TestServer): Promise<string> {
  const owner = await server.owner("Asha");
  const document = await server.services.templates.find("gold-loan");
  if (!document) throw new Error("domains/gold-loan is needed for this.");
  const workspace = server.database.workspace(owner.workspace, owner.id);
  const { id, slug } = await createAgent(workspace, document);
  const languages = Object.keys(document.languages.offered);
  await publishAgent(server.services.releases, workspace, { agent: id, document, revision: 0, note: "", languages });
  return slug;
}

const everything = ({ pid, children }: WorkerProcess) => [pid, ...children()];

/** What is shared counts once: by its share. */
function memoryOf(worker: WorkerProcess): number {
  const kilobytes = everything(worker).map((pid) => Number(/^Pss:\s+(\d+)/m.exec(fileOf(pid, "smaps_rollup"))?.[1] ?? 0));
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1_024;
}

/** Seconds of processor time spent so far. */
function cpuOf(worker: WorkerProcess): number {
  const ticks = everything(worker).map((pid) => {
    const fields = fileOf(pid, "stat")
      .replace(/^.*\) /s, "")
      .split(" ");
    return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  });
  return ticks.reduce((sum, one) => sum + one, 0) / 100;
}

function fileOf(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return "";
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
