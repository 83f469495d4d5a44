import type { Clock } from "@vaarta/runtime";

/** Makes one number of keys pressed one after the other; `#` ends it. */
export class Keypad {
  readonly #clock: Clock;
  readonly #withinMs: number;
  readonly #onNumber: (digits: string) => void;
  #digits = "";
  #cancel: (() => void) | null = null;

  constructor(clock: Clock, withinMs: number, onNumber: (digits: string) => void) {
    this.#clock = clock;
    this.#withinMs = withinMs;
    this.#onNumber = onNumber;
  }

  press(digits: string): void {
    this.#cancel?.();
    for (const digit of digits) {
      if (digit === "#" && this.#digits !== "") this.#end();
      else this.#digits += digit;
    }
    if (this.#digits !== "") this.#cancel = this.#clock.setTimer(this.#withinMs, () => this.#end());
  }

  #end(): void {
    this.#cancel?.();
    this.#cancel = null;
    const digits = this.#digits;
    this.#digits = "";
    this.#onNumber(digits);
  }
}
