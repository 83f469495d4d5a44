import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, startConversation } from "./testing/test-caller.ts";
import { clientOf } from "./testing/test-server.ts";

// The real program, as `npm start` runs it, on its own embedded database; killed as a power cut would.
const main = fileURLToPath(new URL("main.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "vaarta-crash-"));
const children = new Set<ChildProcess>();
let port: number;
let url: string;

interface Program {
  child: ChildProcess;
  output(): string;
  ended: Promise<number | null>;
}

beforeAll(async () => {
  chmodSync(folder, 0o755);
  port = await freePort();
  url = `http://localhost:${port}`;
});
afterAll(async () => {
  for (const child of children) child.kill("SIGTERM");
  await Promise.all(
    [...children]
      .filter((child) => child.exitCode === null && child.signalCode === null)
      .map((child) => new Promise((resolve) => child.once("exit", resolve))),
  );
  rmSync(folder, { recursive: true, force: true });
});

describe("a server that is killed", { timeout: 90_000 }, () => {
  let server: Program;
  let slug: string;
  let cookie: string;

  it("starts with an agent that can be talked to, and signs its owner in", async () => {
    server = start();
    await ready(server);
    cookie = await signIn();
    const [agent] = await clientOf(url, cookie).agents.list.query();
    expect(agent?.live?.number).toBe(1);
    slug = agent?.slug ?? "";
  });

  it("is the only one on its folder: the second says where the first is", async () => {
    const second = start({ PORT: "0" });
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`Vaarta runs already from this folder: open ${url}`);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it("loses no event that it confirmed, and goes on in the same state", async () => {
    const grant = await startConversation(url, slug, { language: "en" });
    const caller = await call(url, grant);
    await caller.quiet();
    await caller.say("I have a gold loan with Muthoot, two lakh");
    await caller.quiet();
    const before = await clientOf(url, cookie).conversations.get.query({ conversation: grant.conversation });
    // In the middle: the words are confirmed, and what follows may be anywhere between understanding and speaking.
    const seq = await caller.say("the interest rate is 12 percent");
    server.child.kill("SIGKILL");
    await server.ended;

    const started = Date.now();
    server = start();
    await ready(server);
    expect(Date.now() - started).toBeLessThan(15_000);
    const back = await call(url, grant);
    const { transcript } = await back.wait("resumed");
    for (const text of ["I have a gold loan with Muthoot, two lakh", "the interest rate is 12 percent"])
      expect(transcript.some((entry) => entry.text === text)).toBe(true);
    await back.quiet();
    const after = await clientOf(url, cookie).conversations.get.query({ conversation: grant.conversation });
    expect(after.events.slice(0, before.events.length)).toEqual(before.events);
    expect(after.events.map((stored) => stored.seq)).toEqual(after.events.map((_, index) => index + 1));
    for (const [, acked] of caller.acked) expect(after.events.some((stored) => stored.seq === acked)).toBe(true);
    expect(after.events.find((stored) => stored.seq === seq)?.event).toMatchObject({
      type: "utterance",
      text: "the interest rate is 12 percent",
    });
    const understood = after.events.filter(({ event }) => event.type === "understood" && event.turn === 2);
    expect(understood).toHaveLength(1);

    const next = await back.say("can you repeat that?");
    await back.wait("said", (said) => said.seq > next);
    back.leave();
  });

  it("loses nothing when its database is killed, and finds it again by itself", async () => {
    const grant = await startConversation(url, slug, { language: "en" });
    const caller = await call(url, grant);
    await caller.quiet();
    const seq = await caller.say("hello there");
    await caller.quiet();
    caller.leave();
    process.kill(Number(readFileSync(join(folder, "postgres", "data", "postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");
    const answer = await eventually(async () => {
      const health = (await (await fetch(`${url}/healthz`)).json()) as { status: string };
      return health.status === "ok" ? clientOf(url, cookie).conversations.get.query({ conversation: grant.conversation }) : null;
    });
    expect(answer.events.find((stored) => stored.seq === seq)?.event).toMatchObject({ text: "hello there" });
    const back = await call(url, grant);
    await back.wait("resumed");
    await back.quiet();
    await back.say("and on we go");
    back.leave();
  });

  it("stops cleanly when asked, its database with it", async () => {
    server.child.kill("SIGTERM");
    expect(await server.ended).toBe(0);
    expect(existsSync(join(folder, "postgres", "data", "postmaster.pid"))).toBe(false);
    expect(existsSync(join(folder, "server.json"))).toBe(false);
  });

  it("says plainly that its port is taken", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port, "127.0.0.1", resolve));
    const program = start();
    expect(await program.ended).toBe(1);
    expect(program.output()).toContain(`Port ${port} is taken by another program`);
    await new Promise((resolve) => other.close(resolve));
  });
});

function start(settings: Record<string, string> = {}): Program {
  let output = "";
  const environment = {
    PATH: process.env.PATH ?? "",
    HOME: process.env.HOME ?? "",
    PORT: String(port),
    VAARTA_DATA: folder,
    // Spoken calls have a test of their own.
    VAARTA_VOICE_HOSTS: "0",
    ...settings,
  };
  const child = spawn(process.execPath, [main], { env: environment, stdio: ["ignore", "pipe", "pipe"] });
  children.add(child);
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  return { child, output: () => output, ended };
}

async function ready(program: Program): Promise<void> {
  await eventually(async () => {
    if (program.child.exitCode !== null) throw new Error(`It ended: ${program.output()}`);
    return program.output().includes("Vaarta is ready") || null;
  });
}

async function signIn(): Promise<string> {
  const response = await fetch(`${url}/api/session/local`, { method: "POST" });
  expect(response.status).toBe(200);
  return response.headers.getSetCookie().map((one) => one.split(";")[0]).join("; "); // prettier-ignore
}

async function eventually<T>(ask: () => Promise<T | null>): Promise<T> {
  const deadline = Date.now() + 40_000;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== null) return answer;
    } catch (error) {
      if (Date.now() > deadline || (error as Error).message.startsWith("It ended")) throw error;
    }
    if (Date.now() > deadline) throw new Error("It did not come.");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === "object" ? address.port : 0));
    });
  });
}
