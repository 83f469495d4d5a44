import { readFileSync } from "node:fs";
import { type OffPathBindings, type OffPathCase, offPathCases, runOffPath } from "@vaarta/engine";
import { type Json, type Program, compile, parseDocument } from "@vaarta/flow";
import { type Understander, createUnderstander } from "@vaarta/understanding";
import { EvalDataError, type EvalInput, type Measure, share } from "./evaluation.ts";
import later from "./off-path/v12-v21.json" with { type: "json" };
import early from "./off-path/v00-v11.json" with { type: "json" };
import values from "./off-path/v22-v34.json" with { type: "json" };
import hard from "./off-path/v35-v52.json" with { type: "json" };
import words from "./off-path/words.json" with { type: "json" };

/** The five varieties, as the files name them, with the tag that a conversation in it has. */
export const varieties = { hi: "hi", bn: "bn", mr: "mr", hx: "hi-x-hinglish", en: "en" } as const;
export type Variety = keyof typeof varieties;

type ByVariety<T> = Partial<Record<Variety, T>>;

/** What she says in the turns of some cases, in her variety; `{role.n}` stands for the pack's words. `start`: the language before. */
interface CaseTexts {
  cases: string[];
  says: ByVariety<string[]>;
  start?: ByVariety<Variety>;
}

/** A pack's words for the roles, its values as they come from words, and the cases that text alone cannot show on it, with why. */
interface PackWords {
  says: Record<string, ByVariety<string>>;
  values: Record<string, ByVariety<string>>;
  cannotShow: Record<string, string>;
}

const texts = [early, later, values, hard].flat() as unknown as readonly CaseTexts[];
const packs = words as unknown as Record<string, PackWords>;

export interface FromText {
  pack: string;
  variety: Variety;
  id: string;
  rule: string;
  /** What she said, turn by turn. */
  said: string[];
  problems: string[];
}

/** Plays every off-path case that a pack binds in every variety, from text alone and with no model. */
export function playOffPath(pack: string): FromText[] {
  const stage = stageOf(pack);
  return stage.plays.flatMap((play) => playFromText(stage, play) ?? []);
}

/** One play from text alone and with no model; null where the pack does not bind its roles. */
export function playFromText({ pack, program, understander }: Stage, { bindings, offPath, variety, wordsAt }: Play): FromText | null {
  const said: string[] = [];
  const result = runOffPath(program, bindings, offPath, ({ at, wants, now }) => {
    const text = wordsAt(at);
    said.push(text);
    return { text, understanding: understander.understand({ text, wants, now, timezone: program.document.timezone }) };
  });
  if (result.status === "unbound") return null;
  return { pack, variety, id: offPath.id, rule: offPath.rule, said, problems: result.problems.map(plainly) };
}

/** A pack with everything that is played on it. */
export interface Stage {
  pack: string;
  program: Program;
  understander: Understander;
  plays: Play[];
}

/** One case in one variety. */
export interface Play {
  bindings: OffPathBindings;
  offPath: OffPathCase;
  variety: Variety;
  /** What she says in the nth turn in which she says something. */
  wordsAt(at: number): string;
}

/** @throws {EvalDataError} when the pack cannot be read */
export function stageOf(pack: string): Stage {
  const folder = new URL(`../domains/${pack}/`, import.meta.url);
  const bindings = JSON.parse(readFileSync(new URL("bindings.json", folder), "utf8")) as OffPathBindings;
  const parsed = parseDocument(readFileSync(new URL("agent.json", folder), "utf8"));
  if (!parsed.ok) throw new EvalDataError(`${pack} does not parse: ${parsed.issues[0]?.message ?? ""}`);
  const program = compile(parsed.document);
  const own = packs[pack] ?? { says: {}, values: {}, cannotShow: {} };
  const plays = offPathCases.flatMap((offPath) =>
    own.cannotShow[offPath.id] === undefined
      ? (Object.keys(varieties) as Variety[]).flatMap((variety) => playOf(bindings, own, offPath, variety))
      : [],
  );
  return { pack, program, understander: createUnderstander(program), plays };
}

function playOf(bindings: OffPathBindings, own: PackWords, offPath: OffPathCase, variety: Variety): Play[] {
  const text = texts.find(({ cases }) => cases.includes(offPath.id));
  const says = text?.says[variety];
  if (!says) return [];
  return [
    {
      variety,
      bindings: withValues(bindings, own, variety),
      offPath: inVariety(offPath, variety, text?.start?.[variety]),
      wordsAt: (at) => (says[at] ?? "").replace(/\{([\w.]+)\}/g, (_, role: string) => own.says[role]?.[variety] ?? ""),
    },
  ];
}

/** The case as it goes in another language: it begins in it and what it expects of the language is hers. */
function inVariety(offPath: OffPathCase, variety: Variety, start: Variety | undefined): OffPathCase {
  const turns = offPath.turns.map(({ expect, ...turn }) => ({
    ...turn,
    ...(expect && { expect: expect.language === undefined ? expect : { ...expect, language: varieties[variety] } }),
  }));
  return { ...offPath, language: varieties[start ?? variety], turns };
}

/** Names come as they were said, in her script. */
function withValues(bindings: OffPathBindings, own: PackWords, variety: Variety): OffPathBindings {
  const roles = { ...bindings.roles };
  for (const [path, byVariety] of Object.entries(own.values)) {
    const [role = "", at = "0"] = path.split(".");
    const value: Json | undefined = byVariety[variety];
    const bound = roles[role];
    if (bound?.values && value !== undefined)
      roles[role] = { ...bound, values: bound.values.map((each, index) => (index === Number(at) ? value : each)) };
  }
  return { ...bindings, roles };
}

/** The packs that are played: one, or all that have words for the suite. */
export function packNames(data: string | undefined): string[] {
  return data === undefined ? Object.keys(packs) : [data];
}

/** How many off-path conversations hold from text alone, per rule and variety, on every pack; `--data PACK` for one. */
export async function offPath({ data }: EvalInput): Promise<Measure[]> {
  const names = packNames(data);
  const results = names.flatMap(playOffPath);
  for (const { pack, id, variety, said, problems } of results)
    if (problems.length > 0) console.log(`${pack} ${id} ${variety} "${said.join(" / ")}": ${problems.join(" | ")}`);
  const holds = ({ problems }: FromText) => problems.length === 0;
  const measure = (name: string, of: readonly FromText[]): Measure => ({
    name: `off-path ${name}`,
    value: share(of.filter(holds).length, of.length),
    unit: "share",
    cases: of.length,
  });
  const rules = [...new Set(results.map(({ rule }) => rule))].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
  console.table(
    Object.fromEntries(
      rules.map((rule) => [
        rule,
        Object.fromEntries(
          Object.keys(varieties).map((variety) => {
            const of = results.filter((each) => each.rule === rule && each.variety === variety);
            return [variety, `${of.filter(holds).length} of ${of.length}`];
          }),
        ),
      ]),
    ),
  );
  return [
    measure("from text", results),
    ...names.map((pack) =>
      measure(
        pack,
        results.filter((each) => each.pack === pack),
      ),
    ),
    ...Object.keys(varieties).map((variety) =>
      measure(
        variety,
        results.filter((each) => each.variety === variety),
      ),
    ),
    ...rules.map((rule) =>
      measure(
        rule,
        results.filter((each) => each.rule === rule),
      ),
    ),
  ];
}

/** A problem without the words of the case itself, which others were said in place of. */
export function plainly(problem: string): string {
  return problem.replace(/^(turn \d+) \(.*?\): /, "$1: ");
}
