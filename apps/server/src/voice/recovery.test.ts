import { tmpdir } from "node:os";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { linkPath } from "@vaarta/host";
import { sampleAgent } from "@vaarta/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createAgent } from "../agents.ts";
import { publishAgent } from "../release/publish-agent.ts";
import { cuttable, type Cuttable } from "../testing/cuttable.ts";
import { returningCaller, type ReturningCaller } from "../testing/returning-caller.ts";
import { startCall } from "../testing/test-voice-caller.ts";
import { type TestPerson, type TestServer, testServer } from "../testing/test-server.ts";
import { superviseVoice, type VoiceSupervisor } from "./supervisor.ts";

// Real voice hosts, really killed and really stopped, on a real server and a real database. Callers come back as their pages do.
let server: TestServer;
let owner: TestPerson;
let supervisor: VoiceSupervisor;
let folder: string;
let slug: string;
let network: Cuttable;
let caller: ReturningCaller | null = null;

beforeAll(async () => {
  server = await testServer({}, async (url) => (network = await cuttable(url)).url);
  owner = await server.owner("Asha");
  slug = await published();
  folder = mkdtempSync(join(tmpdir(), "vaarta-voice-"));
  const { registry, secret } = server.services.voice;
  supervisor = superviseVoice({
    registry,
    main: server.services.config.voice.main,
    count: 2,
    port: 0,
    urls: [],
    folder,
    log: server.services.log,
    environment: {
      VAARTA_LINK: `${server.url.replace("http", "ws")}${linkPath}`,
      VAARTA_HOST_SECRET: secret,
      // Captions alone: what is tested is the state, and the first word after the silence.
      VAARTA_ESPEAK: "/nowhere",
    },
  });
  server.services.voice.onHung((host) => supervisor.kill(host));
}, 90_000);
afterAll(async () => {
  await supervisor?.stop(0);
  await server?.stop();
  await network?.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => bothHosts(), 90_000);
afterEach(() => {
  caller?.leave();
  caller = null;
});

/** An agent that asks for an amount and a day, and then writes. */
async function published(): Promise<string> {
  const workspace = server.database.workspace(owner.workspace, owner.id);
  const document = sampleAgent((draft) => {
    draft.tools.book!.implementation = { kind: "builtin", builtin: "lead" };
    draft.tools.book!.result = { type: "object" };
    for (const call of Object.values((draft.states.book as { calls: Record<string, { args: unknown }> }).calls)) call.args = {};
  });
  const agent = await createAgent(workspace, document);
  await publishAgent(server.services.releases, workspace, { agent: agent.id, document, revision: 0, note: "", languages: ["en", "hi"] });
  return agent.slug;
}

/** A call that stands where the day is asked for. */
async function halfWay(): Promise<{ caller: ReturningCaller; conversation: string }> {
  const call = await startCall(server.url, slug, { language: "en" });
  caller = await returningCaller(server.url, call);
  await caller.hears("How much is your loan?");
  caller.types("five lakh");
  await caller.hears("Which day suits you?");
  return { caller, conversation: call.conversation };
}

function pidOf(conversation: string): number {
  return server.services.voice.registry.holderOf(conversation)!.description.pid;
}

async function bothHosts(): Promise<void> {
  await expect.poll(() => server.services.voice.registry.all.length, { timeout: 80_000 }).toBe(2);
}

const logOf = async (conversation: string) => (await owner.client.conversations.get.query({ conversation })).events;

/** Nothing was done twice, and nothing is missing in the log. */
async function endsWell({ caller: her, conversation }: { caller: ReturningCaller; conversation: string }): Promise<void> {
  await her.hears("It is booked.");
  await expect
    .poll(async () => (await owner.client.conversations.get.query({ conversation })).meta.outcome, { timeout: 10_000 })
    .toBe("booked");
  const events = await logOf(conversation);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  const understood = events.filter(({ event }) => event.type === "understood");
  expect(new Set(understood.map(({ event }) => event.type === "understood" && event.turn)).size).toBe(understood.length);
  const requests = events.flatMap(({ effects }) => effects).filter((effect) => effect.type === "call-tool" && effect.tool === "book");
  expect(requests).toHaveLength(1);
  expect(await writes()).toBe(1);
}

let counted = 0;
/** What was written since this was last asked. One call runs at a time. */
async function writes(): Promise<number> {
  const sql = postgres(server.databaseUrl, { max: 1 });
  const [row] = await sql<{ count: number }[]>`select count(*)::int as count from tool_records where workspace_id = ${owner.workspace}`;
  await sql.end();
  const fresh = (row?.count ?? 0) - counted;
  counted = row?.count ?? 0;
  return fresh;
}

describe("a voice host that is killed in mid-call", { timeout: 90_000 }, () => {
  it("is replaced by the spare: the caller hears that the line is back, in the same state with the same details", async () => {
    const call = await halfWay();
    const epoch = await epochOf(call.conversation);
    const killedAt = performance.now();
    process.kill(pidOf(call.conversation), "SIGKILL");
    await call.caller.comesBack();
    await call.caller.hearsSomething();
    const tookMs = Math.round(performance.now() - killedAt);
    console.info(`killed: back after ${tookMs} ms (3,000 asked for)`);
    await call.caller.hears("Which day suits you?", 2);
    expect(await epochOf(call.conversation)).toBeGreaterThan(epoch);
    const amounts = (await logOf(call.conversation)).filter(({ event }) => event.type === "came-back");
    expect(amounts).toHaveLength(1);
    call.caller.types("monday");
    await endsWell(call);
  });

  it("does no write twice, wherever in it it is killed", async () => {
    for (const afterMs of [0, 15, 40]) {
      const call = await halfWay();
      const pid = pidOf(call.conversation);
      call.caller.types("monday", `m-${afterMs}`);
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      process.kill(pid, "SIGKILL");
      const isOver = await call.caller.comesBack();
      // Her page sends again what was not confirmed.
      if (!isOver) call.caller.types("monday", `m-${afterMs}`);
      await expect.poll(async () => (await owner.client.conversations.get.query({ conversation: call.conversation })).meta.outcome, { timeout: 15_000 }).toBe("booked"); // prettier-ignore
      expect(await writes()).toBe(1);
      call.caller.leave();
      await bothHosts();
    }
  });
});

describe("a voice host that hangs", { timeout: 90_000 }, () => {
  it("is replaced, and can never speak again", async () => {
    const call = await halfWay();
    const pid = pidOf(call.conversation);
    const epoch = await epochOf(call.conversation);
    const stoppedAt = performance.now();
    process.kill(pid, "SIGSTOP");
    await call.caller.comesBack();
    await call.caller.hearsSomething();
    const tookMs = Math.round(performance.now() - stoppedAt);
    console.info(`hung: back after ${tookMs} ms (8,000 asked for)`);
    expect(await epochOf(call.conversation)).toBeGreaterThan(epoch);
    await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false);
    call.caller.types("monday");
    await endsWell(call);
  });
});

describe("a database that is away for 30 s", { timeout: 120_000 }, () => {
  it("is not noticed in the call: what happens arrives later, in order", async () => {
    const call = await startCall(server.url, slug, { language: "en" });
    caller = await returningCaller(server.url, call);
    await caller.hears("How much is your loan?");
    network.cut();
    const awayAt = performance.now();
    caller.types("five lakh");
    // Said while nothing can be kept.
    await caller.hears("Which day suits you?");
    await new Promise((resolve) => setTimeout(resolve, 30_000 - (performance.now() - awayAt)));
    network.mend();
    caller.types("monday");
    await endsWell({ caller, conversation: call.conversation });
  });
});

async function epochOf(conversation: string): Promise<number> {
  const sql = postgres(server.databaseUrl, { max: 1 });
  const [row] = await sql<{ epoch: number }[]>`select epoch from conversation_leases where conversation_id = ${conversation}`;
  await sql.end();
  return row?.epoch ?? 0;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
