import type { Json } from "../document/json.ts";
import type { LineVariant } from "../document/lines.ts";
import type { ReplyKey } from "../document/reply-keys.ts";
import type { Parameters, ProgramDocument, Rendered, Scope } from "../program.ts";
import { defaultReplies } from "../replies/default-replies.ts";
import { deskNames } from "../templates/check.ts";
import { spokenFilterOfType } from "../templates/filters.ts";
import { parseTemplate } from "../templates/parse-template.ts";
import { renderTemplate, wordValue } from "../templates/render.ts";
import type { TemplateTree } from "../templates/tree.ts";
import type { Expressions } from "./expressions.ts";
import { languageChain } from "./languages.ts";
import { compareOrder } from "./order.ts";

type OrderedVariant = LineVariant & { id: string };

const none: Parameters = {};

/** Finds and fills in what the agent says. One per program; everything is parsed when first said. */
export class Wording {
  private readonly document: ProgramDocument;
  private readonly expressions: Expressions;
  private readonly slotsByName: ReadonlyMap<string, string>;
  private readonly desk: Parameters;
  private readonly variants = new Map<string, readonly OrderedVariant[]>();
  private readonly templates = new Map<string, TemplateTree>();
  private readonly chains = new Map<string, readonly string[]>();
  /** Lines that read the same every time, having neither rules nor details: by line, then language. */
  private readonly fixed = new Map<string, Map<string, Rendered>>();

  constructor(document: ProgramDocument, expressions: Expressions, slotsByName: ReadonlyMap<string, string>) {
    this.document = document;
    this.expressions = expressions;
    this.slotsByName = slotsByName;
    this.desk = this.deskParameters();
  }

  /** Language first: a caller hears a plainer variant in her language before a fitting one in another. */
  line(line: string, scope: Scope, parameters: Parameters = none): Rendered {
    const known = this.fixed.get(line)?.get(scope.language);
    if (known) return known;
    const variants = this.variantsOf(line);
    const holding = variants.filter(({ when }) => this.applies(when, scope));
    for (const language of this.chain(scope.language)) {
      for (const { id, texts } of holding) {
        const text = Object.hasOwn(texts, language) ? texts[language]?.text : undefined;
        if (!text) continue;
        const rendered: Rendered = { ...this.render(text, language, scope, parameters), variant: id, language };
        const isFixed = variants.every(({ when }) => !when) && this.template(text).every(({ op }) => op === "text");
        if (isFixed) this.keep(line, scope.language, rendered);
        return rendered;
      }
    }
    return { text: "", variant: null, language: scope.language, missing: [] };
  }

  private keep(line: string, language: string, rendered: Rendered): void {
    const languages = this.fixed.get(line);
    if (languages) languages.set(language, rendered);
    else this.fixed.set(line, new Map([[language, rendered]]));
  }

  reply(key: ReplyKey, scope: Scope, parameters: Parameters = none): Rendered | null {
    const own = this.document.replies[key];
    if (own?.enabled === false) return null;
    if (own?.line !== undefined) {
      const rendered = this.line(own.line, scope, parameters);
      if (rendered.variant !== null) return rendered;
    }
    const texts = defaultReplies[key];
    for (const language of [...this.chain(scope.language), "en"]) {
      const found = Object.hasOwn(texts, language) ? texts[language] : undefined;
      if (!found) continue;
      const text = typeof found === "string" ? found : found[this.document.voice.gender];
      return { ...this.render(text, language, scope, parameters), variant: null, language };
    }
    return { text: "", variant: null, language: scope.language, missing: [] };
  }

  spoken(slotId: string, value: Json, scope: Scope): string {
    const slot = Object.hasOwn(this.document.slots, slotId) ? this.document.slots[slotId] : undefined;
    if (!slot) return typeof value === "string" ? value : JSON.stringify(value);
    const filter = spokenFilterOfType[slot.type.type];
    const filters = filter ? [{ name: filter, args: [], start: 0, end: 0 }] : [];
    const { language, now, timezone } = scope;
    const context = { language, now, timezone, languages: this.chain(language) };
    const worded = wordValue(value, filters, slot, context);
    return worded ?? (typeof value === "string" || typeof value === "number" ? String(value) : "");
  }

  private render(text: string, language: string, scope: Scope, parameters: Parameters): { text: string; missing: string[] } {
    const tree = this.template(text);
    // Most of what is said has nothing to fill in.
    const [only] = tree;
    if (tree.length === 1 && only?.op === "text") return { text: only.text, missing: [] };
    return renderTemplate(tree, {
      // Words follow the language the text was found in, not the one that was looked for.
      language,
      languages: this.chain(language),
      now: scope.now,
      timezone: scope.timezone,
      parameters: parameters === none ? this.desk : { ...this.desk, ...parameters },
      slot: (name) => this.slotValue(name, scope),
    });
  }

  private slotValue(name: string, scope: Scope) {
    const id = this.slotsByName.get(name);
    const slot = id === undefined ? undefined : this.document.slots[id];
    if (id === undefined || !slot) return undefined;
    return { id, slot, value: Object.hasOwn(scope.slots, id) ? (scope.slots[id] ?? null) : null };
  }

  /** What the desk says of itself, where no slot has the name. */
  private deskParameters(): Parameters {
    const desk: Parameters = {};
    for (const [name, read] of Object.entries(deskNames)) {
      const value = read(this.document);
      if (value !== undefined && !this.slotsByName.has(name)) desk[name] = value;
    }
    return desk;
  }

  private applies(when: LineVariant["when"], scope: Scope): boolean {
    if (!when) return true;
    if (when.gender !== undefined && when.gender !== this.document.voice.gender) return false;
    if (when.segment !== undefined && when.segment !== scope.segment) return false;
    return when.expression === undefined || this.expressions.holds(when.expression, scope);
  }

  private variantsOf(line: string): readonly OrderedVariant[] {
    const known = this.variants.get(line);
    if (known) return known;
    const entry = Object.hasOwn(this.document.lines, line) ? this.document.lines[line] : undefined;
    const ordered = Object.entries(entry?.variants ?? {}).map(([id, variant]) => ({ ...variant, id }));
    ordered.sort(compareOrder);
    this.variants.set(line, ordered);
    return ordered;
  }

  /** A text that is no template is said as it stands: lint reports it, and a caller still hears words. */
  private template(text: string): TemplateTree {
    const known = this.templates.get(text);
    if (known) return known;
    const parsed = parseTemplate(text);
    const tree: TemplateTree = parsed.ok ? parsed.tree : [{ op: "text", text }];
    this.templates.set(text, tree);
    return tree;
  }

  private chain(language: string): readonly string[] {
    const known = this.chains.get(language);
    if (known) return known;
    const chain = languageChain(this.document.languages, language);
    this.chains.set(language, chain);
    return chain;
  }
}
