import type { LineEvents } from "@vaarta/call";
import type { Driver } from "@vaarta/runtime";
import type { Voice } from "@vaarta/speech";
import type { Talk, TalkInput } from "./hosted-calls.ts";

/** A call without ears: what is said is spoken sentence by sentence, what she types is taken. For where nothing hears. */
export function plainTalk({ line, left, lost }: TalkInput, { voice }: { voice: Voice | null }): Talk {
  let driver: Driver | null = null;
  let isLeft = false;
  let count = 0;
  const waiting = new Map<number, () => void>();
  const stop = new AbortController();

  const events: LineEvents = {
    sound: () => {},
    played({ segment, isDone }) {
      if (!isDone) return;
      waiting.get(segment)?.();
      waiting.delete(segment);
    },
    digits: (digits) => void driver?.dtmf(digits).catch(() => undefined),
    typed: (id, text) => void driver?.say(text, { message: id }).catch(() => undefined),
    left,
    lost,
  };
  line.listen(events);

  async function spoken(text: string, language: string): Promise<void> {
    const segment = ++count;
    line.caption({ who: "agent", id: `agent-${segment}`, text, language, isFinal: true });
    if (!voice) return;
    const heard = new Promise<void>((resolve) => waiting.set(segment, resolve));
    for await (const piece of voice.speak({ text, language }, stop.signal))
      if (piece.pcm.length > 0) line.play(segment, piece.pcm, voice.sampleRate);
    line.finish(segment);
    await heard;
  }

  return {
    transport: {
      async speak(effect) {
        line.state("speaking");
        for (const { text, language } of effect.utterances) await spoken(text, language);
        return { heard: "all" };
      },
      listen: () => line.state("listening"),
      ended: (effect) => line.end(effect.outcome),
      stop: () => stop.abort(),
    },
    attach: (given) => void (driver = given),
    leave() {
      if (isLeft) return;
      isLeft = true;
      stop.abort();
      waiting.clear();
    },
  };
}
