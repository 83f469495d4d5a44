import { useEffect, useRef, useState } from "react";
import { MicrophoneError, openMicrophone } from "../../voice/audio/microphone.ts";
import { type CallView, VoiceCall } from "../../voice/voice-call.ts";
import { Agreed } from "../agreed.tsx";
import type { Stage } from "../use-calling.ts";
import type { CallerWords } from "../words/index.ts";
import { CallControls } from "./call-controls.tsx";
import { Captions } from "./captions.tsx";
import { stateWords } from "./state-words.ts";
import { useWakeLock } from "./use-wake-lock.ts";

interface SpokenCallProps {
  stage: Extract<Stage, { at: "call" }>;
  words: CallerWords;
  onAgain: () => void;
}

/** A call on the page: what is said as it is said, how it stands, and what she can do. */
export function SpokenCall({ stage, words, onAgain }: SpokenCallProps) {
  const { ticket, way, sound, source } = stage;
  const [view, setView] = useState<CallView | null>(null);
  const [micLost, setMicLost] = useState(false);
  const call = useRef<VoiceCall | null>(null);
  useEffect(() => {
    const made = new VoiceCall({ ticket, way, sound, source, onView: setView });
    call.current = made;
    source?.onEnded(() => {
      made.setSource(null);
      setMicLost(true);
    });
    return () => made.close();
  }, [ticket, way, sound, source]);
  useWakeLock(view !== null && view.connection !== "ended" && view.connection !== "failed");
  if (!view) return null;

  const isOver = view.connection === "ended" || view.connection === "failed";
  const takeMicrophone = async () => {
    try {
      call.current?.setSource(await openMicrophone(sound));
      setMicLost(false);
    } catch (error) {
      if (!(error instanceof MicrophoneError)) throw error;
    }
  };
  return (
    <>
      <p className="caller-state" role="status" data-connection={view.connection} data-state={view.state}>
        <i aria-hidden />
        {stateWords(view, words)}
      </p>
      {view.speaks === "draft" ? <p className="caller-hint">{words.draftVoice}</p> : null}
      {view.speaks === "captions" ? <p className="caller-hint">{words.captionsOnly}</p> : null}
      <Captions
        lines={view.lines}
        words={words}
        isAloud={view.speaks !== "captions"}
        isAway={view.connection === "lost" || view.connection === "connecting"}
      />
      {view.isInterrupted && !isOver ? (
        <div className="caller-alert" role="alert">
          <p>{words.interrupted}</p>
          <button className="caller-second" type="button" onClick={() => void sound.resume()}>
            {words.interruptedGo}
          </button>
        </div>
      ) : null}
      {micLost && !isOver ? (
        <div className="caller-alert" role="alert">
          <p>{words.micLost}</p>
          <button className="caller-second" type="button" onClick={() => void takeMicrophone()}>
            {words.tryAgain}
          </button>
        </div>
      ) : null}
      {isOver ? (
        <div className="caller-over">
          {view.connection === "failed" ? <p role="alert">{view.failure?.message || words.failed}</p> : null}
          <Agreed ticket={ticket} words={words} />
          <button className="caller-main" type="button" onClick={onAgain}>
            {words.again}
          </button>
        </div>
      ) : (
        <CallControls call={call} view={view} source={view.hasSource ? source : null} words={words} />
      )}
    </>
  );
}
