import { fileURLToPath } from "node:url";
import { AgentServer, initializeLogger, ServerOptions } from "@livekit/agents";
import { openHost, type WorkerParts } from "./host.ts";
import type { Log } from "./log.ts";
import { mostLoad } from "./registration.ts";
import type { RunningWorker } from "./room-worker.ts";
import type { WorkerSettings } from "./settings.ts";

/** A worker that gives each call a process of its own: what one breaks, no other feels. It costs about ten times the memory. */
export function startProcessWorker(
  settings: WorkerSettings,
  parts: WorkerParts,
  log: Log,
  onDrain: (withinMs: number) => void,
): RunningWorker {
  initializeLogger({ pretty: false, level: settings.logLevel });
  const registered = Promise.withResolvers<void>();
  const server = new AgentServer(
    new ServerOptions({
      agent: fileURLToPath(new URL("job.ts", import.meta.url)),
      agentName: settings.agentName,
      wsURL: settings.url,
      apiKey: settings.apiKey,
      apiSecret: settings.apiSecret,
      numIdleProcesses: settings.idle,
      loadFunc: async (worker) => (mostLoad * worker.activeJobs.length) / settings.calls,
      loadThreshold: mostLoad,
      // LiveKit is away now and then; a worker that gave up would have to be found by somebody.
      maxRetry: Number.MAX_SAFE_INTEGER,
      drainTimeout: settings.drainMs,
      shutdownProcessTimeout: 5_000,
      host: "127.0.0.1",
      logLevel: settings.logLevel,
    }),
  );
  server.event.once("worker_registered", () => registered.resolve());
  // The processes drive the calls; this one tells the server how many there can be.
  const host = openHost({ settings, name: settings.name, capacity: settings.calls, parts, log, onDrain });
  const running = server.run();
  running.catch((error: unknown) => log.error({ fault: error instanceof Error ? error.name : "" }, "the worker stopped"));
  return {
    async ready() {
      await Promise.all([registered.promise, host.link.opened()]);
    },
    async stop(withinMs) {
      await server.drain(Math.max(1, withinMs)).catch(() => undefined);
      await server.close();
      await host.close();
    },
  };
}
