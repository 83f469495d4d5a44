import "./refuse-bundled-models.ts";
import { initializeLogger } from "@livekit/agents";
import { Room } from "@livekit/rtc-node";
import { createCall } from "@vaarta/call";
import { memoryStore } from "@vaarta/runtime";
import { type MachineSpeech, openMachineSpeech } from "@vaarta/speech";
import { canSpeak, describeTransport, spoken } from "@vaarta/testing";
import { createToolRunner, sampleRunner } from "@vaarta/tools";
import { AccessToken } from "livekit-server-sdk";
import { afterAll, beforeAll } from "vitest";
import { createRoomLine } from "./room-line.ts";
import { type LiveKitUnderTest, startLiveKit, whyNoLiveKit } from "./testing/livekit-server.ts";
import { RoomCaller } from "./testing/room-caller.ts";

// Nothing is stubbed: words are spoken by a second client, carried by a LiveKit server, heard by our recogniser, decided upon and answered.
initializeLogger({ pretty: false, level: "silent" });
const whyNot = whyNoLiveKit ?? (canSpeak ? null : "no espeak-ng");
let server: LiveKitUnderTest;
let speech: MachineSpeech;
let count = 0;

beforeAll(async () => {
  if (whyNot !== null) return;
  server = await startLiveKit();
  speech = await openMachineSpeech(process.env);
});
afterAll(async () => {
  await speech?.close();
  await server?.stop();
});

describeTransport(
  `a LiveKit room${whyNot ? ` (${whyNot})` : ""}`,
  async ({ program, language, direction, attributes }) => {
    const name = `story-${process.pid}-${++count}`;
    const token = async (identity: string, agent: boolean) => {
      const made = new AccessToken(server.apiKey, server.apiSecret, { identity, ttl: 60 });
      made.addGrant({ room: name, roomJoin: true, agent });
      return made.toJwt();
    };
    const room = new Room();
    const caller = new RoomCaller();
    await Promise.all([
      caller.connect(server.url, await token("caller", false)),
      room.connect(server.url, await token("agent", true), { autoSubscribe: true, dynacast: false }),
    ]);
    let isOver = false;
    const line = await createRoomLine({ room, caller: "caller", log: { info() {}, warn() {}, error() {} }, over: () => (isOver = true) });
    const store = memoryStore();
    const { document } = program;
    const call = createCall({
      line,
      driverOptions: {
        conversation: name,
        program,
        store,
        isTest: true,
        tools: sampleRunner({ real: createToolRunner({ datasets: document.datasets }) }),
      },
      hearing: speech.hearing,
      voices: speech.draft ? [speech.draft] : [],
      activity: speech.activity,
      turnDetector: speech.turns,
    });
    await call.start({ seed: "seed", timezone: document.timezone, channel: "voice", language, direction, attributes });
    const log = () => store.events(name);
    /** She waits until the agent has finished, as one does. */
    const isDone = async () => {
      await caller.until("the agent to finish", () => isOver || (Date.now() - (caller.lastSound() ?? Date.now()) > 900 && Date.now() - lastFrameAt(caller, "state") > 300), 60_000); // prettier-ignore
      await call.idle();
    };
    return {
      async says(words) {
        await isDone();
        const before = (await log()).filter(({ event }) => event.type === "understood").length;
        await caller.speak(await spoken({ text: words, language }));
        // Silence is sound too: a line that stands still has no end of a turn.
        await caller.speak(new Int16Array(16_000 * 2));
        await caller.until(`"${words}" to be understood`, async () => (await log()).filter(({ event }) => event.type === "understood").length > before); // prettier-ignore
      },
      finished: isDone,
      log,
      async close() {
        await call.close();
        await line.close();
        await caller.leave();
      },
    };
  },
  { isSkipped: whyNot !== null, timeoutMs: 120_000, only: ["an amount and a day, in Hindi"] },
);

const lastFrameAt = (caller: RoomCaller, type: string) => caller.frames.findLast((frame) => frame.type === type)?.at ?? 0;
