import { ArrowUp, Mic, MicOff, PhoneOff } from "lucide-react";
import { useState } from "react";
import { LevelMeter } from "../../caller/call/level-meter.tsx";
import type { CallerWords } from "../../caller/words/index.ts";
import { useSay } from "../../i18n/keys.ts";
import { Button, IconButton } from "../../ui/index.ts";
import type { DraftCall, DraftCallState } from "./draft-call.ts";

/** What the tester does in a call: speaks where somebody hears her, writes, and hangs up. */
export function SpokenControls({ call, state, words }: { call: DraftCall; state: DraftCallState; words: CallerWords }) {
  const say = useSay();
  const [text, setText] = useState("");
  const { source, view, trouble } = state;
  const isOn = state.stage === "on" && view !== null;
  const send = () => {
    if (!text.trim() || !isOn) return;
    call.say(text.trim());
    setText("");
  };
  return (
    <div className="composer">
      {trouble === null ? null : (
        <div className="spoken-mic" role="alert">
          <p>{trouble === "unsupported" ? words.inApp : words[trouble]}</p>
          <Button small onClick={() => void call.takeMicrophone()}>
            {words.tryAgain}
          </Button>
        </div>
      )}
      {source || trouble || !view?.hears ? null : view.hears === "people" ? (
        <p className="spoken-hint" role="status">
          {words.asking}
        </p>
      ) : (
        <div className="spoken-mic">
          <p>{words.cannotHear}</p>
          {view.hears === "synthetic" ? (
            <>
              <Button small onClick={() => void call.takeMicrophone()}>
                {words.tryVoice}
              </Button>
              <p>{words.tryVoiceSays}</p>
            </>
          ) : null}
        </div>
      )}
      <div className="composer-row">
        <textarea
          className="area"
          rows={1}
          autoFocus
          maxLength={2000}
          aria-label={say("test.say")}
          placeholder={say("test.say")}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            // While an input method composes, Enter picks a word and sends nothing.
            if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
              event.preventDefault();
              send();
            }
          }}
        />
        <IconButton label={say("test.send")} side="top" icon={<ArrowUp size={16} />} disabled={!isOn || !text.trim()} onClick={send} />
        {source && view ? (
          <span className="spoken-meter">
            <IconButton
              label={view.isMuted ? words.unmute : words.mute}
              side="top"
              aria-pressed={view.isMuted}
              icon={view.isMuted ? <MicOff size={16} /> : <Mic size={16} />}
              onClick={() => call.setMuted(!view.isMuted)}
            />
            {view.isMuted ? null : <LevelMeter source={source} />}
          </span>
        ) : null}
        <IconButton
          look="danger"
          label={words.hangUp}
          side="top"
          icon={<PhoneOff size={16} />}
          onClick={() => (isOn ? call.hangUp() : call.close())}
        />
      </div>
    </div>
  );
}
