import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { TestServer } from "./test-server.ts";

const main = fileURLToPath(new URL("../../../voice/src/main.ts", import.meta.url));

/** A real voice host, in its own process, connected to a test's server. */
export async function voiceHost(
  server: TestServer,
  name: string,
  settings: Record<string, string> = {},
): Promise<{ child: ChildProcess; output(): string }> {
  let output = "";
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", main], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH ?? "",
      VAARTA_LINK: `${server.url.replace("http", "ws")}/internal/link`,
      VAARTA_HOST_SECRET: server.services.voice.secret,
      VAARTA_HOST_NAME: name,
      ...settings,
    },
  });
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  const { registry } = server.services.voice;
  const deadline = Date.now() + 80_000;
  while (!registry.all.some(({ description }) => description.name === name)) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`The voice host did not come: ${output}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { child, output: () => output };
}
