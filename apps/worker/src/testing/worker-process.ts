import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { TestServer } from "../../../server/src/testing/test-server.ts";
import type { LiveKitUnderTest } from "./livekit-server.ts";

const main = fileURLToPath(new URL("../main.ts", import.meta.url));

/** A real worker in a process of its own, registered at LiveKit and linked to a test's server. */
export interface WorkerProcess {
  name: string;
  pid: number;
  /** Everything it wrote. */
  output(): string;
  /** The processes it started, and theirs. */
  children(): number[];
  end(signal?: NodeJS.Signals): Promise<void>;
}

export async function workerProcess(
  server: TestServer,
  livekit: LiveKitUnderTest,
  name: string,
  settings: Record<string, string> = {},
): Promise<WorkerProcess> {
  let output = "";
  const child: ChildProcess = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", main], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"] ?? "",
      LIVEKIT_URL: livekit.url,
      LIVEKIT_API_KEY: livekit.apiKey,
      LIVEKIT_API_SECRET: livekit.apiSecret,
      VAARTA_LINK: `${server.url.replace("http", "ws")}/internal/link`,
      VAARTA_HOST_SECRET: server.services.voice.secret,
      VAARTA_HOST_NAME: name,
      LOG_LEVEL: "info",
      ...settings,
    },
  });
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  const { registry } = server.services.voice;
  const deadline = Date.now() + 60_000;
  const isReady = () => registry.all.some(({ description }) => description.name === name) && /registered (worker|at LiveKit)/.test(output);
  while (!isReady()) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`The worker did not come: ${output}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    name,
    pid: child.pid ?? 0,
    output: () => output,
    children: () => childrenOf(child.pid ?? 0),
    async end(signal = "SIGKILL") {
      const children = childrenOf(child.pid ?? 0);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill(signal);
      if (signal === "SIGKILL") for (const pid of children) kill(pid, "SIGKILL");
      await ended;
    },
  };
}

export function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It is gone already.
  }
}

/** Linux only, as the tests with processes are. */
function childrenOf(parent: number): number[] {
  const found: number[] = [];
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const [, , after = ""] = /^(\d+) \(.*\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
      if (Number(after.split(" ")[1]) === parent) found.push(Number(pid), ...childrenOf(Number(pid)));
    } catch {
      // It ended while we looked.
    }
  }
  return found;
}
