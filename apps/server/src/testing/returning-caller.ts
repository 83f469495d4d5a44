import { callByVoice, comeBack, type StartedCall, type VoiceCaller } from "./test-voice-caller.ts";

/** A caller whose page finds its call again, as the product's does: at once when the line breaks, and when it says nothing for 4 s. */
export interface ReturningCaller {
  line: VoiceCaller;
  types(text: string, id?: string): void;
  /** Resolves when she has heard these words so many times, on whichever line. @defaultValue once */
  hears(text: string, times?: number): Promise<void>;
  /** Resolves when she is on a new line; true when the call was over meanwhile. */
  comesBack(): Promise<boolean>;
  /** Resolves with the first words on this line. */
  hearsSomething(): Promise<void>;
  leave(): void;
}

const silentMs = 4_000;

export async function returningCaller(url: string, call: StartedCall): Promise<ReturningCaller> {
  const heard: string[] = [];
  let isGone = false;
  let count = 0;
  const caller = { line: await callByVoice(call.voice) } as ReturningCaller;

  return Object.assign(caller, {
    types: (text: string, id = `m${++count}`) => caller.line.send({ type: "typed", id, text }),
    async hears(text: string, times = 1) {
      const before = heard.filter((one) => one === text).length;
      await caller.line.wait(
        "caption",
        (caption) => caption.who === "agent" && caption.text === text && before + onThisLine(text) >= times,
      );
    },
    async comesBack() {
      const { line } = caller;
      const pinging = setInterval(() => line.send({ type: "ping", at: Math.round(performance.now()) }), 500);
      await Promise.race([line.closed, line.silent(silentMs)]);
      clearInterval(pinging);
      line.cut();
      heard.push(...line.captions());
      for (let attempt = 0; !isGone; attempt++) {
        try {
          const place = await comeBack(url, call);
          if (!place) return true;
          const next = await callByVoice(place.voice);
          const answer = await next.first(["ready", "error"]);
          if (answer.type === "ready") {
            caller.line = next;
            return false;
          }
          next.cut();
        } catch {
          // No place yet.
        }
        await new Promise((resolve) => setTimeout(resolve, Math.min(2_000, 100 * 2 ** attempt)));
      }
      return true;
    },
    async hearsSomething() {
      await caller.line.wait("caption", ({ who }) => who === "agent");
    },
    leave() {
      isGone = true;
      caller.line.cut();
    },
  });

  function onThisLine(text: string): number {
    return caller.line.captions().filter((one) => one === text).length;
  }
}
