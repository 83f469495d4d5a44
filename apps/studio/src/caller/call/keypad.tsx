import { useState } from "react";
import type { CallerWords } from "../words/index.ts";

const keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"] as const;

/** The keys of a telephone. */
export function Keypad({ words, onKey }: { words: CallerWords; onKey: (key: string) => void }) {
  const [pressed, setPressed] = useState("");
  return (
    <div className="caller-keypad" role="group" aria-label={words.keypad}>
      <output>{pressed.slice(-16) || " "}</output>
      {keys.map((key) => (
        <button
          key={key}
          type="button"
          aria-label={`${words.key} ${key}`}
          onClick={() => {
            setPressed((before) => before + key);
            onKey(key);
          }}
        >
          {key}
        </button>
      ))}
    </div>
  );
}
