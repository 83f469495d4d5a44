import { ReadableStream } from "node:stream/web";
import { llm, stt, voice } from "@livekit/agents";
import type { AudioFrame, Room } from "@livekit/rtc-node";
import { hearingRate } from "@vaarta/speech";
import type { Log } from "./log.ts";

/** Samples of one piece: 20 ms. */
const pieceSamples = hearingRate / 50;
/** Over this topic anybody in the room could ask the framework what it knows, or tell it what to say. Nobody needs to. */
const remoteControlTopic = "lk.agent.session";

export interface Ear {
  close(): Promise<void>;
}

/**
 * The caller's sound in a room, as mono pieces of 20 ms at 16 kHz. An `AgentSession` listens: it finds her, follows her microphone over
 * muting, changing and coming back, and resamples. It recognises, decides and says nothing: who has the turn is ours to decide, so it has no
 * voice activity, no turn detection, no model and no voice, and sends nothing anywhere.
 *
 * @param options.caller - identity of the one participant to listen to
 * @param options.failed - the session closed by an error of its own: nothing more is heard
 */
export async function listenIn(options: {
  room: Room;
  caller: string;
  sound(pcm: Int16Array): void;
  failed(): void;
  log: Log;
}): Promise<Ear> {
  const { room, caller, log } = options;
  const session = new voice.AgentSession({
    stt: new UnusedRecogniser({ streaming: true, interimResults: false }),
    llm: new UnusedModel(),
    vad: null,
    userAwayTimeout: null,
    aecWarmupDuration: null,
    turnHandling: {
      turnDetection: null,
      interruption: { mode: "vad", enabled: false },
      preemptiveGeneration: { enabled: false },
    },
  });
  let isClosing = false;
  // Without a listener an error of the session would end the process.
  session.on(voice.AgentSessionEventTypes.Error, ({ error }) => log.warn({ fault: nameOf(error) }, "a room's session failed"));
  session.on(voice.AgentSessionEventTypes.Close, () => {
    if (!isClosing) options.failed();
  });
  await session.start({
    agent: new ListeningAgent(options.sound),
    room,
    record: false,
    inputOptions: {
      participantIdentity: caller,
      audioSampleRate: hearingRate,
      audioNumChannels: 1,
      textEnabled: false,
      // Whether she left for good is told by the line, which knows more of it.
      closeOnDisconnect: false,
    },
    outputOptions: { audioEnabled: false, transcriptionEnabled: false },
  });
  room.unregisterByteStreamHandler(remoteControlTopic);
  return {
    async close() {
      isClosing = true;
      await session.close();
    },
  };
}

/** Hands what the session hears to us. Nothing comes back, so the session never sees a turn. */
class ListeningAgent extends voice.Agent {
  readonly #sound: (pcm: Int16Array) => void;

  constructor(sound: (pcm: Int16Array) => void) {
    super({ instructions: "" });
    this.#sound = sound;
  }

  override async sttNode(audio: AsyncIterable<AudioFrame>): Promise<ReadableStream<stt.SpeechEvent>> {
    const sound = this.#sound;
    return new ReadableStream<stt.SpeechEvent>({
      async start(controller) {
        const piece = new Int16Array(pieceSamples);
        let filled = 0;
        for await (const { data } of audio) {
          for (let from = 0; from < data.length;) {
            const part = data.subarray(from, from + pieceSamples - filled);
            piece.set(part, filled);
            filled += part.length;
            from += part.length;
            if (filled < pieceSamples) continue;
            sound(piece.slice());
            filled = 0;
          }
        }
        controller.close();
      },
    });
  }

  /** Never asked; were it, nothing would be said. */
  override async llmNode(): Promise<null> {
    return null;
  }
}

/** Its being there is what makes the session hand sound to `sttNode`. */
class UnusedRecogniser extends stt.STT {
  override label = "vaarta";
  protected override _recognize(): Promise<stt.SpeechEvent> {
    throw new Error("Speech is recognised by the call, not by the session.");
  }
  override stream(): stt.SpeechStream {
    throw new Error("Speech is recognised by the call, not by the session.");
  }
}

class UnusedModel extends llm.LLM {
  override label(): string {
    return "vaarta";
  }
  override chat(): llm.LLMStream {
    throw new Error("What is said is decided by the call, not by the session.");
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
