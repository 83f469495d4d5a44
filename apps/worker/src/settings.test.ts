import { expect, it } from "vitest";
import { readSettings } from "./settings.ts";

const needed = { LIVEKIT_URL: "ws://l", LIVEKIT_API_KEY: "k", LIVEKIT_API_SECRET: "s", VAARTA_LINK: "ws://v", VAARTA_HOST_SECRET: "h" };

it("holds many rooms in one process unless told otherwise", () => {
  expect(readSettings(needed)).toMatchObject({ mode: "rooms", agentName: "vaarta", calls: 25, idle: 1, drainMs: 20_000 });
  expect(readSettings({ ...needed, VAARTA_WORKER_MODE: "processes" }).mode).toBe("processes");
});

it("names everything that is missing or wrong at once", () => {
  const wrong = { ...needed, LIVEKIT_URL: "", VAARTA_WORKER_MODE: "threads", VAARTA_VOICE_CALLS: "many" };
  expect(() => readSettings(wrong)).toThrow(/VAARTA_WORKER_MODE.*LIVEKIT_URL.*VAARTA_VOICE_CALLS/);
});
