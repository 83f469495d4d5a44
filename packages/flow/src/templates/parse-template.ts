import type { FilterUse, TemplatePart, TemplateProblem, TemplateTree } from "./tree.ts";

/** What a template may be at most. */
export const templateLimits = {
  /** UTF-16 units of source: the longest prompt. */
  length: 20_000,
  fills: 200,
  filters: 6,
  /** UTF-16 units that one filled-in value may have; the rest is cut. */
  valueLength: 2000,
} as const;

export type ParsedTemplate = { ok: true; tree: TemplateTree } | { ok: false; problem: TemplateProblem };

const name = /[A-Za-z_][A-Za-z0-9_]*/y;
const key = /\.([A-Za-z_][A-Za-z0-9_]*)/y;
const space = /\s*/y;
const number = /-?\d+(?:\.\d+)?/y;
const text = /"((?:[^"\\]|\\["\\])*)"/y;

/**
 * Parses a template: words with `{slot}`, `{slot | filter}` and `{slot | filter: "argument"}`; `{{` and `}}` stand for
 * braces. Pure; never throws; nothing in it is ever run as code.
 */
export function parseTemplate(source: string): ParsedTemplate {
  if (source.length > templateLimits.length) {
    const message = `The text is longer than ${templateLimits.length} characters. Shorten it.`;
    return { ok: false, problem: { code: "template-too-large", message, offset: 0, length: source.length } };
  }
  return new TemplateParser(source).parse();
}

class TemplateParser {
  private readonly source: string;
  private readonly parts: TemplatePart[] = [];
  private at = 0;
  private words = "";

  constructor(source: string) {
    this.source = source;
  }

  parse(): ParsedTemplate {
    const { source } = this;
    let fills = 0;
    while (this.at < source.length) {
      const next = this.nextBrace();
      this.words += source.slice(this.at, next);
      this.at = next;
      const brace = source[next];
      if (brace === undefined) break;
      if (source[next + 1] === brace) {
        this.words += brace;
        this.at += 2;
        continue;
      }
      if (brace === "}") return this.fail("There is a } without its {. Remove it, or write }} for a brace that is said.", next, 1);
      if (++fills > templateLimits.fills)
        return this.fail(`The text has more than ${templateLimits.fills} details in it. Split it.`, next, 1, "template-too-large");
      const problem = this.fill();
      if (problem) return problem;
    }
    this.flush();
    return { ok: true, tree: this.parts };
  }

  private nextBrace(): number {
    const open = this.source.indexOf("{", this.at);
    const close = this.source.indexOf("}", this.at);
    const nearest = Math.min(open < 0 ? Infinity : open, close < 0 ? Infinity : close);
    return Number.isFinite(nearest) ? nearest : this.source.length;
  }

  private flush(): void {
    if (this.words) this.parts.push({ op: "text", text: this.words });
    this.words = "";
  }

  private fill(): ParsedTemplate | null {
    const start = this.at;
    this.at += 1;
    this.take(space);
    const slot = this.take(name);
    if (!slot)
      return this.fail("After { the short name of a detail belongs, such as {outstanding}. Write {{ for a brace that is said.", start, 1);
    const keys: string[] = [];
    for (let found = this.take(key); found; found = this.take(key)) keys.push(found[1] ?? "");
    const filters: FilterUse[] = [];
    for (;;) {
      this.take(space);
      const character = this.source[this.at];
      if (character === "}") break;
      if (character === undefined) return this.fail("This { has no closing }. Add it.", start, this.source.length - start);
      if (character !== "|") return this.fail('Only "|" and a filter, or the closing }, can stand here.', this.at, 1);
      if (filters.length >= templateLimits.filters)
        return this.fail(`More than ${templateLimits.filters} filters. Remove some.`, this.at, 1, "template-too-large");
      this.at += 1;
      const problem = this.filter(filters);
      if (problem) return problem;
    }
    this.at += 1;
    this.flush();
    this.parts.push({ op: "fill", name: slot[0], keys, filters, start, end: this.at });
    return null;
  }

  private filter(filters: FilterUse[]): ParsedTemplate | null {
    this.take(space);
    const start = this.at;
    const filter = this.take(name);
    if (!filter) return this.fail('After "|" the name of a filter belongs, such as money.', start, 1);
    const args: (string | number)[] = [];
    this.take(space);
    if (this.source[this.at] === ":") {
      do {
        this.at += 1;
        this.take(space);
        const quoted = this.take(text);
        const digits = quoted ? null : this.take(number);
        if (quoted) args.push((quoted[1] ?? "").replace(/\\(["\\])/g, "$1"));
        else if (digits) args.push(Number(digits[0]));
        else return this.fail('Here a text in "double quotes" or a number belongs.', this.at, 1);
        this.take(space);
      } while (this.source[this.at] === "," && args.length < 4);
    }
    filters.push({ name: filter[0], args, start, end: start + filter[0].length });
    return null;
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source);
    if (found) this.at = pattern.lastIndex;
    return found;
  }

  private fail(message: string, offset: number, length: number, code: TemplateProblem["code"] = "template-syntax"): ParsedTemplate {
    return { ok: false, problem: { code, message, offset, length } };
  }
}
