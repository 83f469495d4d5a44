import { stripVTControlCharacters, styleText } from "node:util";
import { describePlace, type Issue } from "@vaarta/flow";
import type { Surroundings } from "./surroundings.ts";

type Style = Parameters<typeof styleText>[0];

/** Writes for people, or one JSON value for programs. */
export class Terminal {
  readonly isJson: boolean;
  readonly #surroundings: Surroundings;
  readonly #colours: boolean;

  constructor(surroundings: Surroundings, isJson: boolean) {
    this.isJson = isJson;
    this.#surroundings = surroundings;
    this.#colours = surroundings.output.isTTY === true && !surroundings.environment.NO_COLOR;
  }

  /** A line for people; nothing with `--json`. */
  say(text = ""): void {
    if (!this.isJson) this.#surroundings.output.write(`${text}\n`);
  }

  /** The answer itself: text as it is, or the value with `--json`. */
  answer(value: unknown, text?: string): void {
    if (this.isJson) this.#surroundings.output.write(`${JSON.stringify(value, null, 2)}\n`);
    else if (text !== undefined) this.#surroundings.output.write(text.endsWith("\n") ? text : `${text}\n`);
  }

  /** Something beside the answer: to the error stream, so that the answer can be piped. */
  note(text: string): void {
    if (!this.isJson) this.#surroundings.errors.write(`${text}\n`);
  }

  style(style: Style, text: string): string {
    return this.#colours ? styleText(style, text, { validateStream: false }) : text;
  }

  issue(issue: Issue): void {
    const colour = issue.severity === "error" ? "red" : issue.severity === "warning" ? "yellow" : "gray";
    this.say(`${this.style(colour, issue.severity.padEnd(7))} ${issue.code}  ${this.style("gray", describePlace(issue.path))}`);
    // Texts come from files of others: nothing in them may steer the terminal.
    this.say(`        ${stripVTControlCharacters(issue.message)}`);
    if (issue.witness?.length) this.say(`        path: ${issue.witness.map((step) => step.state).join(" > ")}`);
    if (issue.fix) this.say(`        fix: ${stripVTControlCharacters(issue.fix.title)}`);
  }
}

/** "1 problem", "2 problems". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
