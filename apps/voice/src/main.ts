import { pino } from "pino";
import { readSettings } from "./settings.ts";
import { startVoiceHost } from "./voice-host.ts";

// The program of a voice host. The server starts it; on a machine of its own it is started with VAARTA_LINK and VAARTA_HOST_SECRET.
const settings = readSettings(process.env);
const log = pino({ level: settings.logLevel, redact: ["*.text", "*.words", "*.token"] });
const leave = () => process.exit(0);
const host = await startVoiceHost(settings, log, leave);
let isStopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    void host.stop(settings.drainMs).then(leave, () => process.exit(1));
  });
}
// One caller's failure must not end the others' calls; it is told, and the call it belongs to has its own end.
process.on("unhandledRejection", (error) => log.error({ fault: (error as Error)?.stack }, "a step failed that nobody waited for"));
