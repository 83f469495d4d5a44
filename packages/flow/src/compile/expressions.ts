import { evaluateTree } from "../expressions/evaluate.ts";
import { parseExpression, type ParsedExpression } from "../expressions/parse-expression.ts";
import { namesIn } from "../expressions/tree.ts";
import type { Evaluated, Scope } from "../program.ts";

/** Sources kept parsed; beyond it the oldest goes, since expressions outside the document are few. */
const cacheSize = 20_000;

/** The expressions of one program: each parsed when first met, then kept. */
export class Expressions {
  private readonly slots: ReadonlyMap<string, string>;
  private readonly parsed = new Map<string, ParsedExpression>();
  private readonly read = new Map<string, readonly string[]>();

  /** @param slots - slot id by name */
  constructor(slots: ReadonlyMap<string, string>) {
    this.slots = slots;
  }

  evaluate(source: string, scope: Scope): Evaluated {
    const parsed = this.parse(source);
    if (!parsed.ok) return { ok: false, code: "EXPRESSION_ERROR", message: parsed.problem.message };
    return evaluateTree(parsed.tree, scope, this.slots);
  }

  holds(source: string, scope: Scope): boolean {
    const result = this.evaluate(source, scope);
    return result.ok && result.value === true;
  }

  reads(source: string): readonly string[] {
    const known = this.read.get(source);
    if (known) return known;
    const parsed = this.parse(source);
    const ids = parsed.ok ? namesIn(parsed.tree).flatMap((name) => this.slots.get(name) ?? []) : [];
    this.read.set(source, ids);
    return ids;
  }

  private parse(source: string): ParsedExpression {
    const known = this.parsed.get(source);
    if (known) return known;
    if (this.parsed.size >= cacheSize) {
      this.parsed.clear();
      this.read.clear();
    }
    const parsed = parseExpression(source);
    this.parsed.set(source, parsed);
    return parsed;
  }
}
