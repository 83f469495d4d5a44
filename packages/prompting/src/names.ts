import type { Program } from "@vaarta/flow";
import { matchKey, normaliseText, tokenise, type Token } from "@vaarta/text";
import cues from "./texts/names.json" with { type: "json" };

// Words by their key, so that one list serves every script.
const keysOf = (phrase: string): string[] => phrase.split(" ").map(matchKey);
const before = cues.before.map(keysOf);
const opening = new Set(cues.opening.map(matchKey));
const after = cues.after.map(keysOf);
const fillers = new Set(cues.fillers.map(matchKey));
const noName = new Set(cues.noName.map(matchKey));
const longest = 3;

/**
 * Names that the caller gives of herself: "mera naam Sunita Sharma hai", "main Ramesh bol raha hoon", "আমার নাম রিনা", "my name is Asha".
 * Keys of their words. A name said in any other way is not recognised. Pure.
 */
export function namesGiven(text: string): string[][] {
  const tokens = tokenise(normaliseText(text));
  const names: string[][] = [];
  for (let at = 0; at < tokens.length; at++) {
    const prefix = before.find((keys) => isAt(tokens, at, keys));
    if (prefix) {
      let from = at + prefix.length;
      while (fillers.has(tokens[from]?.key ?? "")) from++;
      names.push(nameFrom(tokens, from));
    }
    if (!after.some((keys) => isAt(tokens, at, keys))) continue;
    // "Main Ramesh bol raha hoon", and without the first word where nothing comes before the name.
    let from = at;
    while (from > 0 && at - from < longest && isNameWord(tokens[from - 1]!)) from--;
    const isOpened = from === 0 || opening.has(tokens[from - 1]!.key) || tokens[from - 1]!.kind === "mark";
    if (isOpened) names.push(tokens.slice(from, at).map(({ key }) => key));
  }
  return names.filter((name) => name.length > 0);
}

export interface NamesKnown {
  /** Names that details hold and nobody may be told, such as her contact's. */
  private: readonly string[];
  /** What she said so far. */
  herWords: readonly string[];
  /** Values that the flow lets a model know. */
  told: readonly string[];
}

/** Names of the caller that must not leave, word by word. */
export function namesOf(program: Program, known: NamesKnown): Names {
  const told = new Set(known.told.flatMap(keysIn));
  const common = wordsSaid(program);
  const words = [...known.private.map(keysIn), ...known.herWords.filter((text) => mayGiveName.test(text)).flatMap(namesGiven)].flat();
  return new Names(new Set(words.filter((key) => key.length >= 3 && !told.has(key) && !common.has(key))), told);
}

/** What hides names in a text. */
export class Names {
  readonly #known: ReadonlySet<string>;
  readonly #told: ReadonlySet<string>;

  constructor(known: ReadonlySet<string>, told: ReadonlySet<string>) {
    this.#known = known;
    this.#told = told;
  }

  /** The text with every known name, and those that it gives itself, as `[name]`. */
  mask(text: string): string {
    const given = mayGiveName.test(text) ? namesGiven(text).flat() : [];
    if (this.#known.size === 0 && given.length === 0) return text;
    // A name that is given is one there, whatever else its word may mean.
    const hidden = new Set([...this.#known, ...given.filter((key) => !this.#told.has(key))]);
    const normal = normaliseText(text);
    let masked = "";
    let at = 0;
    let wasName = false;
    for (const { key, kind, start, end } of tokenise(normal)) {
      const isHidden = kind === "word" && hidden.has(key);
      // First and family name are one.
      if (isHidden && wasName && normal.slice(at, start).trim() === "") at = end;
      else if (isHidden) {
        masked += `${normal.slice(at, start)}[name]`;
        at = end;
      }
      wasName = isHidden;
    }
    return at === 0 ? text : masked + normal.slice(at);
  }

  holds(text: string): boolean {
    return this.mask(text) !== text;
  }
}

/** Where none of these letters stand, nobody gives a name; cheaper than looking for one. */
const mayGiveName = /n[ae]+m|n[ae]+v|bol|spea|here|नाम|नाव|नांव|নাম|बोल|বল/i;

function nameFrom(tokens: readonly Token[], from: number): string[] {
  let to = from;
  while (to < tokens.length && to - from < longest && isNameWord(tokens[to]!)) to++;
  return tokens.slice(from, to).map(({ key }) => key);
}

function isNameWord({ kind, key }: Token): boolean {
  return kind === "word" && key.length > 1 && !noName.has(key);
}

function isAt(tokens: readonly Token[], at: number, keys: readonly string[]): boolean {
  return keys.every((key, index) => tokens[at + index]?.key === key);
}

function keysIn(text: string): string[] {
  return tokenise(normaliseText(text)).flatMap(({ kind, key }) => (kind === "word" && key !== "" ? [key] : []));
}

const said = new WeakMap<Program, ReadonlySet<string>>();

/** Words of the agent's own lines: a name that is one of them (Sona, Asha) is hidden where it is given, and not wherever the word comes. */
function wordsSaid(program: Program): ReadonlySet<string> {
  let words = said.get(program);
  if (!words) {
    const lines = Object.values(program.document.lines).flatMap(({ variants }) => Object.values(variants).flatMap(({ texts }) => Object.values(texts))); // prettier-ignore
    said.set(program, (words = new Set(lines.flatMap(({ text }) => keysIn(text.replaceAll(/\{[^}]*\}/g, " "))))));
  }
  return words;
}
