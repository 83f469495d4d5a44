/**
 * Lets text through a word at a time: a word is passed on as soon as the white space after it shows that it is whole. So what was passed
 * on never ends within a word or a figure ("9" of "9.5 %"), and another model can go on from there.
 */
export class WholeWords {
  #held = "";

  /** The words that are whole now. */
  push(text: string): string {
    this.#held += text;
    const cut = this.#held.search(/\S*$/);
    const whole = this.#held.slice(0, cut);
    this.#held = this.#held.slice(cut);
    return whole;
  }

  /** The rest, when the answer is over. */
  end(): string {
    const rest = this.#held;
    this.#held = "";
    return rest;
  }
}
