import { nativeScript } from "@vaarta/text";
import { useMemo, useState, type KeyboardEvent, type RefObject } from "react";
import { remembered, useRemembered } from "../app/remembered.ts";
import { useDraftActions } from "../document/use-draft.ts";
import { useSay } from "../i18n/keys.ts";
import { soundsOf, suggestWords } from "./suggest.ts";
import "./native-typing.css";

/** Whether Latin letters turn into the native script while typing; each person's own choice. */
export const nativeTyping = remembered("native-typing", true);

interface NativeTypingInput {
  language: string;
  area: RefObject<HTMLTextAreaElement | HTMLInputElement | null>;
  onChange: (text: string) => void;
}

interface Word {
  text: string;
  start: number;
}

/**
 * Typing a native script on a Latin keyboard: Space takes the word offered, arrow keys choose another, Esc keeps the
 * Latin letters. Works offline. Give `onKeyDown` and `onSelect` to the field and draw `bar` under it.
 */
export function useNativeTyping({ language, area, onChange }: NativeTypingInput) {
  const say = useSay();
  const draft = useDraftActions();
  const [isOn, setOn] = useRemembered(nativeTyping);
  const [word, setWord] = useState<Word | null>(null);
  const [chosen, setChosen] = useState(0);
  const [kept, setKept] = useState<number | null>(null);
  const isNative = nativeScript(language) !== null;
  // The words in use when typing begins; what is typed now need not be among them.
  const sounds = useMemo(
    () => (isNative && isOn ? soundsOf(draft.store.getState().document, language) : new Map<string, string[]>()),
    [draft, language, isNative, isOn],
  );
  const offered = useMemo(
    () => (isNative && isOn && word && word.start !== kept ? suggestWords(word.text, language, sounds) : []),
    [isNative, isOn, word, kept, language, sounds],
  );

  /** Looks at the word the cursor stands behind. */
  const look = () => {
    const field = area.current;
    if (!isNative || !field) return;
    const at = field.selectionStart ?? 0;
    const before = field.value.slice(0, at);
    const text = /[A-Za-z]+$/.exec(before)?.[0] ?? "";
    // Names of details stay as they are.
    const isInBraces = before.lastIndexOf("{") > before.lastIndexOf("}");
    const next = text === "" || isInBraces || field.selectionEnd !== at ? null : { text, start: at - text.length };
    if (next?.start !== word?.start) setChosen(0);
    setWord(next);
  };

  const take = (native: string, then: string) => {
    const field = area.current;
    if (!field || !word) return;
    const end = word.start + word.text.length;
    onChange(field.value.slice(0, word.start) + native + then + field.value.slice(end));
    const at = word.start + native.length + then.length;
    setWord(null);
    requestAnimationFrame(() => {
      field.focus();
      field.setSelectionRange(at, at);
    });
  };

  const onKeyDown = (event: KeyboardEvent): boolean => {
    const pick = offered[Math.min(chosen, offered.length - 1)];
    if (pick === undefined || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === " " || /^[.,?!;:।]$/.test(event.key)) {
      event.preventDefault();
      take(pick, event.key === "." && language.startsWith("hi") ? "।" : event.key);
      return true;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setChosen((chosen + (event.key === "ArrowDown" ? 1 : offered.length - 1)) % offered.length);
      return true;
    }
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      setKept(word?.start ?? null);
      return true;
    }
    return false;
  };

  const bar = !isNative ? null : (
    <div className="native-bar" role="group" aria-label={say("native.label")}>
      {offered.map((text, index) => (
        <button
          key={text}
          type="button"
          className="native-word"
          lang={language}
          aria-pressed={index === chosen}
          tabIndex={-1}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => take(text, " ")}
        >
          {text}
        </button>
      ))}
      {offered.length ? <span className="native-help">{say("native.help")}</span> : null}
      <span className="visually-hidden" role="status">
        {offered[chosen] ?? ""}
      </span>
    </div>
  );
  return { onKeyDown, look, bar, isNative, isOn, toggle: () => setOn(!isOn) };
}
