import { useState } from "react";
import type { MicrophoneTrouble } from "../voice/audio/microphone.ts";
import { isInApp, isPhone } from "./in-app.ts";
import type { CallerWords } from "./words/index.ts";

interface MicrophoneHelpProps {
  trouble: MicrophoneTrouble;
  words: CallerWords;
  onAgain?: () => void;
  onWrite: () => void;
}

/** Why she cannot talk, and what she can do about it on the device that she holds. */
export function MicrophoneHelp({ trouble, words, onAgain, onWrite }: MicrophoneHelpProps) {
  const [copied, setCopied] = useState(false);
  const agent = navigator.userAgent;
  const inApp = trouble === "unsupported" || (trouble === "refused" && isInApp(agent));
  const says = inApp
    ? words.inApp
    : { refused: isPhone(agent) ? words.refusedPhone : words.refused, missing: words.missing, taken: words.taken, insecure: words.insecure, unsupported: words.inApp }[trouble]; // prettier-ignore
  const copy = async () => {
    await navigator.clipboard.writeText(location.href).catch(() => {});
    setCopied(true);
  };
  return (
    <section className="caller-help" role="alert">
      <h2>{inApp ? words.inAppTitle : trouble === "refused" ? words.refusedTitle : words.micNone}</h2>
      <p>{says}</p>
      {inApp ? <p className="caller-link">{location.href}</p> : null}
      <div className="caller-help-ways">
        {inApp ? (
          <button className="caller-second" type="button" onClick={() => void copy()}>
            {copied ? words.copied : words.copyLink}
          </button>
        ) : onAgain ? (
          <button className="caller-second" type="button" onClick={onAgain}>
            {words.tryAgain}
          </button>
        ) : null}
        <button className="caller-second" type="button" onClick={onWrite}>
          {words.typeAndHear}
        </button>
      </div>
    </section>
  );
}
