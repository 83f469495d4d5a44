import { Continuation } from "./continuation.ts";
import { WholeWords } from "./whole-words.ts";

/** The answer as the caller gets it, whoever writes it: whole words only, and none of them twice. */
export class Joint {
  #said = "";
  #words = new WholeWords();
  #continuation = new Continuation("");

  /** What was passed on so far. */
  get said(): string {
    return this.#said;
  }

  /** Another model goes on. What the one before had begun and not finished is forgotten. */
  next(): void {
    this.#words = new WholeWords();
    this.#continuation = new Continuation(this.#said);
  }

  /** What of the text is to be passed on now. */
  push(text: string): string {
    return this.#pass(this.#continuation.push(this.#words.push(text)));
  }

  /** What is left when the answer is over. */
  end(): string {
    return this.#pass((this.#continuation.push(this.#words.end()) + this.#continuation.end()).trimEnd());
  }

  #pass(text: string): string {
    // Some models begin with a line break.
    const passed = this.#said === "" ? text.trimStart() : text;
    this.#said += passed;
    return passed;
  }
}
