import "./refuse-bundled-models.ts";
import { consoleLog } from "./log.ts";
import { readSettings, type WorkerSettings } from "./settings.ts";

// The program of a worker. The library of rooms tells every step of itself unless it takes this for production.
process.env["NODE_ENV"] ??= "production";

const settings = settingsOrExit();
const log = consoleLog(settings.logLevel);
// One caller's failure must not end the others' calls; it is told, and the call it belongs to has its own end.
process.on("unhandledRejection", (error) => log.error({ fault: (error as Error)?.stack }, "a step failed that nobody waited for"));

const { initializeLogger } = await import("@livekit/agents");
initializeLogger({ pretty: false, level: settings.logLevel });
const { workerParts } = await import("./parts.ts");
const parts = await workerParts(process.env);
const start =
  settings.mode === "processes"
    ? (await import("./process-worker.ts")).startProcessWorker
    : (await import("./room-worker.ts")).startRoomWorker;
let isStopping = false;
const worker = start(settings, parts, log, stop);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stop(settings.drainMs));

/** Lets calls end for a time, hands the rest over, and ends. */
function stop(withinMs: number): void {
  if (isStopping) return;
  isStopping = true;
  worker.stop(withinMs).then(
    () => process.exit(0),
    () => process.exit(1),
  );
}

function settingsOrExit(): WorkerSettings {
  try {
    return readSettings(process.env);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}
