// Many spoken calls at once on two cores: the real server with its database, voice hosts with real activity detection, transport, engine and
// our own recogniser, and callers whose recorded words a process of its own replays. Nobody else's product can be run beside it in one run
// here, so what it is measured against is itself with one call alone, before, in the same run.
// VAARTA_BENCH_CALLS (50) and VAARTA_BENCH_MINUTES (5) say how many and for how long.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { findEspeak } from "@vaarta/speech";
import postgres from "postgres";
import { testServer } from "../apps/server/src/testing/test-server.ts";
import { voiceHost } from "../apps/server/src/testing/test-voice-host.ts";
import { type Load, load, parts, type Stage, usageOfParts } from "./calls/load.ts";
import { parentOf } from "./calls/processes.ts";
import { writeSayings } from "./calls/sayings.ts";
import { published } from "./livekit.ts";
import { percentile, type Row } from "./measure.ts";

const count = Number(process.env["VAARTA_BENCH_CALLS"] || 50);
const forMs = Number(process.env["VAARTA_BENCH_MINUTES"] || 5) * 60_000;
/** Long enough for a greeting and an answer: everything is loaded then. */
const warmUpMs = 30_000;
const aloneMs = 180_000;

export async function calls(): Promise<Row[]> {
  if (!findEspeak(process.env)) {
    console.log("skipped: there is no espeak-ng on this machine, so nobody can speak");
    return [];
  }
  onTwoCores();
  const folder = mkdtempSync(join(tmpdir(), "vaarta-callers-"));
  const server = await testServer();
  const hosts: Awaited<ReturnType<typeof voiceHost>>[] = [];
  try {
    const speakers = await writeSayings(folder);
    // As many as the product starts, each with its usual room for calls.
    for (let index = 0; index < server.services.config.voice.hosts; index++) hosts.push(await voiceHost(server, `bench-${index + 1}`));
    const slug = await published(server);
    const workspace = (await server.database.directory.agentBySlug(slug))?.workspace ?? "";
    const postmaster = await postmasterOf(server.databaseUrl);
    const stage: Stage = { server, workspace, slug, speakers, hosts: hosts.map(({ child }) => child), postmaster };
    await load(stage, hosts.length, warmUpMs);
    const idle = usageOfParts(stage);
    const alone = await load(stage, 1, Math.min(aloneMs, forMs));
    const many = await load(stage, count, forMs);
    told(many, hosts.map(({ output }) => output()).join(""));
    return rowsOf(many, alone, idle);
  } finally {
    for (const { child } of hosts) child.kill("SIGKILL");
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function rowsOf(many: Load, alone: Load, idle: Load["memory"]): Row[] {
  const { begun, ended, refused, broken, turns } = many.report;
  const fact = (name: string, value: number, unit = "", target = "", met: boolean | null = null): Row => ({ name, value, unit, rival: "", ratio: null, target, met }); // prettier-ignore
  const beside = (name: string, unit: string, of: (load: Load) => number): Row => ({
    ...fact(name, of(many), unit),
    rival: Number.isNaN(of(alone)) ? "one call alone: too short to say" : `one call alone: ${of(alone).toPrecision(3)} ${unit}`,
    ratio: of(many) > 0 && of(alone) >= 0 ? of(alone) / of(many) : null,
  });
  const shares = (name: string, of: (load: Load) => number[]): Row[] =>
    [0.5, 0.95].map((share) => beside(`${name}, p${share * 100}`, "ms", (one) => shareOf(of(one), share)));
  const lost = turns.filter((turn) => turn.lost !== null).length;
  const answered = turns.filter(({ answeredMs }) => answeredMs !== null);
  const host = hostOf(many);
  const usual = shareOf(many.report.underWay, 0.5);
  return [
    fact("calls at once, usually", usual, "", String(count), usual === count),
    fact("calls at once, at the least", Math.min(...many.report.underWay)),
    fact("calls begun", begun),
    fact("calls that came to their end", ended),
    fact("tries for a call that were refused", sum(refused), "", "0", sum(refused) === 0),
    fact("lines that broke", sum(broken), "", "0", sum(broken) === 0),
    fact("turns said", turns.length),
    fact("turns answered", answered.length),
    fact("turns answered without words heard", answered.filter(({ heardMs }) => heardMs === null).length),
    fact("turns lost", lost, "", "0", lost === 0),
    ...shares("our own share of a turn", (one) => hostOf(one).own),
    ...shares("recognising after her last word", (one) => hostOf(one).hearing),
    ...shares("whole turn, by the host", (one) => hostOf(one).total),
    ...shares("last sample to first sound, at the caller", ({ answered }) => answered),
    fact("turns in the hosts' figures", host.total.length),
    fact("memory of one more call in a voice host, PSS", (many.memory["voice hosts"].pss - idle["voice hosts"].pss) / count, "MB"),
    fact("memory of one more call in a recogniser, PSS", (many.memory.recognisers.pss - idle.recognisers.pss) / count, "MB"),
    ...(["voice hosts", "recognisers"] as const).flatMap((part) => [
      fact(`memory of the ${part}, PSS`, many.memory[part].pss, "MB"),
      fact(`memory of the ${part}, RSS`, many.memory[part].rss, "MB"),
    ]),
    ...parts.map((part) => beside(`processor time, ${part}`, "cores", (one) => one.cores[part])),
    fact("the callers' part of two cores", (many.cores.callers / 2) * 100, "%"),
    beside("how late timers of a voice host come, worst of a second, p95", "ms", ({ lag }) => shareOf(lag, 0.95)),
    beside("how late timers of a voice host come, worst", "ms", ({ lag }) => Math.max(0, ...lag)),
  ];
}

/** Turns that were answered, as the hosts measured them. */
function hostOf({ timings }: Load): Record<"own" | "hearing" | "total", number[]> {
  const spoken = timings.flatMap(({ stages: { total, endpointing, stt, tts } }) =>
    total === null ? [] : [{ total, hearing: stt, own: Math.max(0, total - endpointing - stt - (tts ?? 0)) }],
  );
  return { own: spoken.map(({ own }) => own), hearing: spoken.map(({ hearing }) => hearing), total: spoken.map(({ total }) => total) };
}

/** What stood in the way, by name. */
function told({ report: { refused, broken, turns } }: Load, output: string): void {
  const lost: Record<string, number> = {};
  for (const turn of turns) if (turn.lost !== null) lost[turn.lost] = (lost[turn.lost] ?? 0) + 1;
  for (const [what, counts] of Object.entries({ refused, broken, lost })) if (sum(counts) > 0) console.log(`${what}: ${JSON.stringify(counts)}`); // prettier-ignore
  if (output) console.log(`the voice hosts wrote, at the end:\n${output.slice(-2_000)}`);
}

/** On a larger machine, everything that is measured shares two of its cores. */
function onTwoCores(): void {
  if (availableParallelism() <= 2) return;
  const { status } = spawnSync("taskset", ["--all-tasks", "--cpu-list", "--pid", "0,1", String(process.pid)]);
  if (status !== 0) console.log(`not held to two cores: there are ${availableParallelism()}`);
}

/** Which process is the first of PostgreSQL; 0 when it runs on another machine. */
async function postmasterOf(url: string): Promise<number> {
  const sql = postgres(url, { max: 1 });
  try {
    const [row] = await sql`select pid from pg_stat_activity where backend_type = 'checkpointer'`;
    return parentOf(Number(row?.["pid"] ?? 0));
  } finally {
    await sql.end();
  }
}

/** NaN of nothing. */
const shareOf = (values: readonly number[], share: number) => (values.length > 0 ? percentile(values, share) : Number.NaN);
const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, one) => total + one, 0);
