import "./refuse-bundled-models.ts";
import { defineAgent, type JobContext } from "@livekit/agents";
import { openHost } from "./host.ts";
import { consoleLog } from "./log.ts";
import { workerParts } from "./parts.ts";
import { holdRoomCall } from "./room-call.ts";
import { readSettings } from "./settings.ts";

/**
 * One call in a process of its own. Its link to the server is its own too: when the process dies the link closes, and the server knows
 * within the same moment which call has nobody.
 */
export default defineAgent({
  entry: async (context: JobContext) => {
    const settings = readSettings(process.env);
    const log = consoleLog(settings.logLevel);
    const parts = await workerParts(process.env);
    const host = openHost({
      settings,
      name: `${settings.name}-${context.job.id}`,
      capacity: 0,
      parts,
      log,
      onDrain: (withinMs) => void host.calls.drain(withinMs),
    });
    await host.link.opened();
    const { room, info, job } = context;
    // A worker that stops gives its calls to others first: what is said until then is in the log.
    context.addShutdownCallback(async () => {
      await host.calls.drain(0);
      await host.close();
    });
    await holdRoomCall({
      room,
      url: info.url,
      token: info.token,
      metadata: job.metadata,
      calls: host.calls,
      offer: parts.speech.offer,
      log,
    });
    context.shutdown("the call is over");
  },
});
