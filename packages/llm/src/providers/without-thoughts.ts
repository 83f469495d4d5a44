/**
 * Leaves out what a model thinks aloud before it answers: some servers of open models pass it on as text between marks. A caller must
 * not hear it. Text that does not begin with the mark goes through as it comes.
 */
export class WithoutThoughts {
  #held = "";
  #state: "beginning" | "thinking" | "answering" = "beginning";

  push(text: string): string {
    if (this.#state === "answering") return text;
    this.#held += text;
    if (this.#state === "beginning") {
      const begun = this.#held.trimStart();
      if (begun.length < opening.length && opening.startsWith(begun)) return "";
      if (!begun.startsWith(opening)) return this.#answer(this.#held);
      this.#state = "thinking";
    }
    const end = this.#held.indexOf(closing);
    return end < 0 ? "" : this.#answer(this.#held.slice(end + closing.length));
  }

  /** What was held, when the answer is over: nothing of an unfinished thought. */
  end(): string {
    return this.#state === "beginning" ? this.#answer(this.#held) : "";
  }

  #answer(text: string): string {
    this.#held = "";
    this.#state = "answering";
    return text;
  }
}

const opening = "<think>";
const closing = "</think>";
