/** Where and why a text is not JSON. Lines and columns count from 1. */
export interface JsonProblem {
  offset: number;
  line: number;
  column: number;
  message: string;
}

/**
 * Finds the first place where a text stops being JSON; engines word and place this differently, so the text is scanned
 * here. Pure; never recurses.
 * @returns null when the text is JSON
 */
export function jsonProblem(text: string): JsonProblem | null {
  const scanner = new Scanner(text);
  const found = scanner.run();
  if (!found) return null;
  const before = text.slice(0, found.offset);
  const line = before.split("\n").length;
  return { ...found, line, column: found.offset - (before.lastIndexOf("\n") + 1) + 1 };
}

type Found = { offset: number; message: string } | null;
type Expect = "value" | "value-or-end" | "key" | "key-or-end" | "colon" | "comma-or-end" | "nothing";

const literal = /true|false|null/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const plain = /[ !#-[\]-\uffff]*/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const space = /[ \t\r\n]*/y;

class Scanner {
  private readonly text: string;
  private at = 0;
  /** Closing brackets still owed. */
  private readonly open: ("}" | "]")[] = [];

  constructor(text: string) {
    this.text = text;
  }

  run(): Found {
    let expect: Expect = "value";
    for (;;) {
      this.take(space);
      const character = this.text[this.at];
      if (character === undefined) {
        if (expect === "nothing") return null;
        const owed = this.open.at(-1);
        return this.fail(owed ? `The text ends before its closing ${owed}. It may have been cut off.` : "The text is empty.");
      }
      const next = this.next(expect, character);
      if (typeof next !== "string") return next;
      expect = next;
    }
  }

  private next(expect: Expect, character: string): Expect | Found {
    switch (expect) {
      case "nothing":
        return this.fail("The JSON is complete, but more text follows. Remove what comes after it.");
      case "colon":
        if (character !== ":") return this.fail('A colon ":" belongs between a field and its value.');
        this.at += 1;
        return "value";
      case "comma-or-end":
        if (character === ",") {
          this.at += 1;
          return this.open.at(-1) === "}" ? "key" : "value";
        }
        if (character === this.open.at(-1)) return this.close();
        return this.fail(`A comma or the closing ${this.open.at(-1)} belongs here.`);
      case "key":
      case "key-or-end":
        if (expect === "key-or-end" && character === "}") return this.close();
        if (character === "}") return this.fail("There is a comma before the closing }. Remove the comma.");
        if (character !== '"') return this.fail('A field name in double quotes belongs here, such as "name".');
        return this.takeString() ? "colon" : this.fail("This name is not closed, or holds a character that must be escaped.");
      case "value":
      case "value-or-end":
        if (expect === "value-or-end" && character === "]") return this.close();
        return this.value(character);
    }
  }

  private value(character: string): Expect | Found {
    if (character === "{" || character === "[") {
      this.open.push(character === "{" ? "}" : "]");
      this.at += 1;
      return character === "{" ? "key-or-end" : "value-or-end";
    }
    if (character === '"') {
      return this.takeString() ? this.after() : this.fail("This text is not closed, or holds a character that must be escaped.");
    }
    if (this.take(literal) || this.take(number)) return this.after();
    if (character === "]" || character === "}") return this.fail(`A value is missing before this ${character}. Remove the comma.`);
    if (character === "'") return this.fail("JSON uses double quotes, not single ones.");
    return this.fail("A value belongs here: text in double quotes, a number, true, false, null, { or [.");
  }

  private close(): Expect {
    this.at += 1;
    this.open.pop();
    return this.after();
  }

  private after(): Expect {
    return this.open.length > 0 ? "comma-or-end" : "nothing";
  }

  /** Piece by piece: one pattern for a whole text of megabytes would exhaust the stack. */
  private takeString(): boolean {
    this.at += 1;
    do this.take(plain);
    while (this.take(escape));
    if (this.text[this.at] !== '"') return false;
    this.at += 1;
    return true;
  }

  private take(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) return false;
    this.at = pattern.lastIndex;
    return true;
  }

  private fail(message: string): Found {
    return { offset: this.at, message };
  }
}
