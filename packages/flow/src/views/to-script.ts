import { inOrder } from "../compile/order.ts";
import type { AgentDocument } from "../document/document.ts";
import { replyKeys, type ReplyKey } from "../document/reply-keys.ts";
import type { LineVariant } from "../document/lines.ts";
import type { State, StateKind } from "../kinds/kinds.ts";
import { defaultReplies } from "../replies/default-replies.ts";
import { parseTemplate } from "../templates/parse-template.ts";
import { walkPart } from "../walk/references.ts";
import { describeCondition } from "./describe-condition.ts";
import { describeExpression } from "./describe-expression.ts";
import { walkingOrder } from "./walking-order.ts";

export interface ScriptOptions {
  /** Columns, as BCP 47 tags. @defaultValue every language the agent offers, its default first */
  languages?: readonly string[];
}

/**
 * The agent as a script that people can read and sign: every flow, its states in walking order, what is said in each
 * language side by side, and the ways out in words. Markdown. Pure.
 */
export function toScript(document: AgentDocument, options: ScriptOptions = {}): string {
  return new Script(document, options.languages ?? languagesOf(document)).write();
}

const kindWords: Record<StateKind, string> = {
  start: "begins",
  say: "says",
  converse: "talks towards a goal",
  collect: "asks for details",
  choice: "asks and sorts the answer",
  branch: "decides by rules",
  tool: "looks something up or does something",
  answer: "answers a question",
  objection: "answers an objection",
  segment: "decides by the kind of caller",
  split: "divides callers for a trial",
  set: "notes details",
  schedule: "schedules a follow-up",
  call: "runs another flow",
  return: "goes back",
  transfer: "hands over",
  consent: "asks for consent",
  end: "ends",
};

const replyKeyList = Object.keys(replyKeys) as ReplyKey[];

class Script {
  private readonly document: AgentDocument;
  private readonly languages: readonly string[];
  private readonly out: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly labels: ReadonlyMap<string, string>;

  constructor(document: AgentDocument, languages: readonly string[]) {
    this.document = document;
    this.languages = languages;
    this.labels = new Map(Object.values(document.slots).map((slot) => [slot.name, slot.label]));
  }

  write(): string {
    const { document } = this;
    const flows = walkingOrder(document);
    for (const id of flows.flatMap(({ states }) => states)) this.numbers.set(id, this.numbers.size + 1);
    this.out.push(`# ${heading(document.name)}`, "");
    if (document.description) this.out.push(plain(document.description), "");
    this.out.push(`Speaks for ${plain(document.desk.company)}. Languages: ${this.languages.join(", ")}.`, "");
    for (const { id, states } of flows) {
      this.out.push(`## ${heading(document.flows[id]?.name ?? id)}`, "");
      if (states.length === 0) this.out.push("This flow has no states yet.", "");
      for (const state of states) this.state(state);
    }
    this.answers();
    this.replies();
    return `${this.out.join("\n").trimEnd()}\n`;
  }

  private state(id: string): void {
    const state = this.document.states[id];
    if (!state) return;
    this.out.push(`### ${this.numbers.get(id)}. ${heading(state.name)}`, "", `*${kindWords[state.kind]}*`, "");
    this.table(this.linesOf(id, state));
    const exits = inOrder(state.transitions);
    for (const { when, to, label } of exits) {
      const reason = label ?? describeCondition(this.document, when, this.document.languages.default, state);
      this.out.push(`- ${plain(reason)} → ${this.place(to)}`);
    }
    if (state.kind === "end") this.out.push(`- Result: ${plain(this.document.outcomes[state.outcome]?.name ?? state.outcome)}`);
    if (state.kind === "call") this.out.push(`- Runs “${plain(this.document.flows[state.target]?.name ?? state.target)}” and comes back`);
    if (this.out.at(-1) !== "") this.out.push("");
  }

  private place(id: string): string {
    const name = this.document.states[id]?.name;
    return name === undefined ? "nowhere (the state is gone)" : `${this.numbers.get(id)}. ${plain(name)}`;
  }

  /** Every line the state may say, with what it is for; a collected detail brings its question. */
  private linesOf(id: string, state: State): { role: string; line: string }[] {
    const found: { role: string; line: string }[] = [];
    walkPart(state, ["states", id], {
      reference: (kind, target, path, _, title) => {
        if (kind === "line") found.push({ role: title, line: target });
        const slot = kind === "slot" && path[2] === "asks" ? this.document.slots[target] : undefined;
        if (slot?.ask) found.push({ role: `Asks: ${slot.label}`, line: slot.ask });
      },
    });
    return found;
  }

  private table(rows: readonly { role: string; line: string }[]): void {
    const roles = new Map<string, string[]>();
    for (const { role, line } of rows) roles.set(line, [...(roles.get(line) ?? []), role]);
    this.cells([...roles].flatMap(([line, names]) => this.rows(names.join(", "), line)));
  }

  private cells(cells: readonly string[]): void {
    if (cells.length === 0) return;
    this.out.push(row(["", ...this.languages]), row(["---", ...this.languages.map(() => "---")]), ...cells, "");
  }

  private rows(role: string, line: string): string[] {
    const variants = inOrder(this.document.lines[line]?.variants ?? {});
    return variants.map((variant) => {
      const when = this.when(variant);
      return row([when ? `${role} (${when})` : role, ...this.languages.map((tag) => this.words(variant.texts[tag]?.text))]);
    });
  }

  private when({ when }: LineVariant): string {
    const parts = [
      when?.segment === undefined ? "" : `to ${this.document.segments[when.segment]?.name ?? "a segment that is gone"}`,
      when?.gender === undefined ? "" : `${when.gender} voice`,
      when?.expression === undefined ? "" : `when ${describeExpression(this.document, when.expression, this.document.languages.default)}`,
    ];
    return parts.filter(Boolean).join(", ");
  }

  private answers(): void {
    const answers = Object.values(this.document.answers);
    if (answers.length === 0) return;
    this.out.push("## Answers, from everywhere", "");
    for (const { question, answer, source } of answers) {
      this.out.push(`### ${heading(question)}`, "");
      this.table([{ role: "Answers", line: answer }]);
      if (source) this.out.push(`Source: ${plain(source)}`, "");
    }
  }

  /** What the agent says off the path: its own words where it has some, else the default ones. */
  private replies(): void {
    this.out.push("## Standard replies", "");
    const off = replyKeyList.filter((key) => this.document.replies[key]?.enabled === false);
    this.cells(replyKeyList.flatMap((key) => (off.includes(key) ? [] : this.reply(key))));
    if (off.length > 0) this.out.push(`Switched off: ${off.join(", ")}.`);
  }

  private reply(key: ReplyKey): string[] {
    const own = this.document.replies[key]?.line;
    if (own !== undefined) return this.rows(`${key} (own words)`, own);
    const texts = defaultReplies[key];
    const word = (tag: string): string | undefined => {
      const text = Object.hasOwn(texts, tag) ? texts[tag] : undefined;
      return typeof text === "object" ? text[this.document.voice.gender] : text;
    };
    return [row([key, ...this.languages.map((tag) => this.words(word(tag)))])];
  }

  /** A text as readers know it: details by their label in square brackets. */
  private words(text: string | undefined): string {
    if (text === undefined) return "—";
    const parsed = parseTemplate(text);
    if (!parsed.ok) return text;
    return parsed.tree
      .map((part) => (part.op === "text" ? part.text : `[${this.labels.get(part.name) ?? part.name.replaceAll("_", " ")}]`))
      .join("");
  }
}

function languagesOf({ languages }: AgentDocument): string[] {
  return [...new Set([languages.default, ...Object.keys(languages.offered)])];
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => plain(cell).replaceAll("|", String.raw`\|`)).join(" | ")} |`;
}

function heading(text: string): string {
  return plain(text).replace(/^#+\s*/, "");
}

/** One line; what Markdown would read as markup stays as typed. */
function plain(text: string): string {
  return text.replace(/\s*\n\s*/g, " ").replace(/[\\`*_<>]/g, String.raw`\$&`);
}
