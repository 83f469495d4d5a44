import { Grid3x3, Keyboard, Mic, MicOff, PhoneOff, X } from "lucide-react";
import { type RefObject, useState } from "react";
import type { SoundSource } from "../../voice/audio/microphone.ts";
import type { CallView, VoiceCall } from "../../voice/voice-call.ts";
import type { CallerWords } from "../words/index.ts";
import { WriteField } from "../write-field.tsx";
import { Keypad } from "./keypad.tsx";
import { LevelMeter } from "./level-meter.tsx";

interface CallControlsProps {
  call: RefObject<VoiceCall | null>;
  view: CallView;
  source: SoundSource | null;
  words: CallerWords;
}

/** What a thumb reaches during a call: the microphone, the keypad, writing, and hanging up. */
export function CallControls({ call, view, source, words }: CallControlsProps) {
  const [open, setOpen] = useState<"keypad" | "write" | null>(null);
  const writes = open === "write" || !view.hasSource;
  const toggle = (what: "keypad" | "write") => setOpen((now) => (now === what ? null : what));
  return (
    <div className="caller-controls">
      {open === "keypad" ? <Keypad words={words} onKey={(key) => call.current?.press(key)} /> : null}
      {writes ? <WriteField words={words} onSay={(text) => call.current?.say(text)} /> : null}
      <div className="caller-buttons">
        {view.hasSource ? (
          <button
            type="button"
            className="caller-round"
            aria-pressed={view.isMuted}
            aria-label={view.isMuted ? words.unmute : words.mute}
            title={view.isMuted ? words.unmute : words.mute}
            onClick={() => call.current?.setMuted(!view.isMuted)}
          >
            {view.isMuted ? <MicOff aria-hidden size={22} /> : <Mic aria-hidden size={22} />}
            {source && !view.isMuted ? <LevelMeter source={source} /> : null}
          </button>
        ) : null}
        <p className="caller-mic">{view.hasSource ? (view.isMuted ? words.micOff : words.micOn) : words.micNone}</p>
        <button
          type="button"
          className="caller-round"
          aria-expanded={open === "keypad"}
          aria-label={words.keypad}
          title={words.keypad}
          onClick={() => toggle("keypad")}
        >
          {open === "keypad" ? <X aria-hidden size={22} /> : <Grid3x3 aria-hidden size={22} />}
        </button>
        {view.hasSource ? (
          <button
            type="button"
            className="caller-round"
            aria-expanded={open === "write"}
            aria-label={words.write}
            title={words.write}
            onClick={() => toggle("write")}
          >
            {open === "write" ? <X aria-hidden size={22} /> : <Keyboard aria-hidden size={22} />}
          </button>
        ) : null}
        <button type="button" className="caller-hang-up" onClick={() => call.current?.hangUp()}>
          <PhoneOff aria-hidden size={20} />
          {words.hangUp}
        </button>
      </div>
    </div>
  );
}
