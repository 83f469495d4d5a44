import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** A LiveKit server for tests: yours by LIVEKIT_URL, else a fresh one of `livekit-server` on PATH. */
export interface LiveKitUnderTest {
  url: string;
  apiKey: string;
  apiSecret: string;
  pid: number | null;
  stop(): Promise<void>;
}

const program = (process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, "livekit-server")).find((path) => existsSync(path)); // prettier-ignore

/** Why calls in rooms cannot be tested on this machine; null when they can. */
export const whyNoLiveKit: string | null =
  process.env["LIVEKIT_URL"] || program ? null : "no `livekit-server` on PATH and no LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET";

export async function startLiveKit(options: { webhook?: string } = {}): Promise<LiveKitUnderTest> {
  const url = process.env["LIVEKIT_URL"];
  if (url) return { url, apiKey: process.env["LIVEKIT_API_KEY"] ?? "", apiSecret: process.env["LIVEKIT_API_SECRET"] ?? "", pid: null, stop: async () => {} }; // prettier-ignore
  if (!program) throw new Error(whyNoLiveKit ?? "no LiveKit server");
  const [port, tcpPort] = [await freePort(), await freePort()];
  const [apiKey, apiSecret] = ["tests", "a-secret-of-the-tests-that-is-long-enough"];
  const folder = mkdtempSync(join(tmpdir(), "vaarta-livekit-"));
  const udpFrom = 40_000 + (process.pid % 100) * 200;
  writeFileSync(
    join(folder, "livekit.yaml"),
    JSON.stringify({
      port,
      bind_addresses: ["127.0.0.1"],
      keys: { [apiKey]: apiSecret },
      rtc: {
        tcp_port: tcpPort,
        port_range_start: udpFrom,
        port_range_end: udpFrom + 199,
        use_external_ip: false,
        enable_loopback_candidate: true,
        interfaces: { includes: ["lo"] },
        ips: { includes: ["127.0.0.1/32"] },
      },
      ...(options.webhook ? { webhook: { api_key: apiKey, urls: [options.webhook] } } : {}),
      logging: { level: "error" },
    }),
  );
  const child = spawn(program, ["--config", join(folder, "livekit.yaml"), "--node-ip", "127.0.0.1"], { stdio: "ignore" });
  const ended = once(child, "exit");
  for (let tries = 0; ; tries++) {
    const isUp = await fetch(`http://127.0.0.1:${port}`).then((answer) => answer.ok, () => false); // prettier-ignore
    if (isUp) break;
    if (tries > 100 || child.exitCode !== null) throw new Error("livekit-server did not start");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url: `ws://127.0.0.1:${port}`,
    apiKey,
    apiSecret,
    pid: child.pid ?? null,
    async stop() {
      child.kill("SIGKILL");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return address && typeof address === "object" ? address.port : 0;
}
