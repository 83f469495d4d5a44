import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type AgentDocument, compile, parseDocument } from "@vaarta/flow";
import { createUnderstander } from "@vaarta/understanding";
import { EvalDataError, type EvalInput, type Measure, share } from "./evaluation.ts";

interface Said {
  text: string;
  id: string;
  language: string;
  /** Counts the example within its list, so that translations of one example share it. */
  place: number;
}

/** How each list of examples is parted into what is learned and what is read. */
const partings: { name: string; parts: number; partOf: (said: Said, at: number) => number | string }[] = [
  { name: "one in ten left out, its translations known", parts: 10, partOf: (_, at) => (at * 7 + Math.floor(at / 10)) % 10 },
  { name: "left out in every language at once", parts: 6, partOf: ({ place }) => place % 6 },
];

/**
 * Whether a pack's own examples teach those left out: share of intents and answers named right, and of those said surely but wrongly.
 * `--data` is a pack's `agent.json`; without it, every pack of `domains/`.
 */
export async function packs({ data, now }: EvalInput): Promise<Measure[]> {
  return packFiles(data).flatMap(([pack, file]) => {
    const parsed = parseDocument(readFileSync(file, "utf8"));
    if (!parsed.ok) throw new EvalDataError(`${file} is no agent: ${parsed.issues[0]?.message ?? ""}`);
    const said = examplesOf(parsed.document);
    return partings.flatMap(({ name, parts, partOf }) => {
      const tally = { right: 0, sureRight: 0, sureWrong: 0 };
      for (let part = 0; part < parts; part++) {
        const isRead = (each: Said, at: number) => partOf(each, at) === part;
        readPart(
          parsed.document,
          said.filter((each, at) => !isRead(each, at)),
          said.filter(isRead),
          now,
          tally,
        );
      }
      const measure = (what: string, count: number): Measure => ({
        name: `${pack}, ${name}: ${what}`,
        value: share(count, said.length),
        unit: "share",
        examples: said.length,
      });
      return [measure("right", tally.right), measure("surely right", tally.sureRight), measure("surely wrong", tally.sureWrong)];
    });
  });
}

function packFiles(data: string | undefined): [pack: string, file: string][] {
  if (data !== undefined) {
    if (!existsSync(data))
      throw new EvalDataError(`${data} is not there. Give a pack's agent.json with --data FILE, or nothing for all of domains/.`);
    return [[data, data]];
  }
  const folder = fileURLToPath(new URL("../domains/", import.meta.url));
  return readdirSync(folder).flatMap((pack): [string, string][] =>
    existsSync(`${folder}${pack}/agent.json`) ? [[pack, `${folder}${pack}/agent.json`]] : [],
  );
}

function examplesOf({ intents, answers }: AgentDocument): Said[] {
  const lists = [
    ...Object.entries(intents).map(([id, { examples }]) => [id, examples] as const),
    ...Object.entries(answers).map(([id, { ways }]) => [id, ways] as const),
  ];
  return lists.flatMap(([id, byLanguage]) =>
    Object.entries(byLanguage).flatMap(([language, texts]) => texts.map((text, place) => ({ text, id, language, place }))),
  );
}

/** Learns from `learned` alone, in an agent that has nothing but meanings, and reads the others. */
function readPart(
  document: AgentDocument,
  learned: readonly Said[],
  read: readonly Said[],
  now: number,
  tally: { right: number; sureRight: number; sureWrong: number },
): void {
  const lists = (id: string) => {
    const byLanguage: Record<string, string[]> = {};
    for (const each of learned) if (each.id === id) (byLanguage[each.language] ??= []).push(each.text);
    return byLanguage;
  };
  const program = compile({
    ...document,
    slots: {},
    intents: Object.fromEntries(Object.entries(document.intents).map(([id, intent]) => [id, { ...intent, examples: lists(id) }])),
    answers: Object.fromEntries(Object.entries(document.answers).map(([id, answer]) => [id, { ...answer, ways: lists(id) }])),
  });
  const understander = createUnderstander(program);
  const wants = {
    state: "", asked: null, expected: [], slots: [], intents: Object.keys(document.intents), options: [], answers: true, criteria: [], confirming: null,
    confirmingAll: false, language: document.languages.default, known: {}, dictating: false,
  }; // prettier-ignore
  for (const { text, id } of read) {
    const { intents, answers } = understander.understand({ text, wants, now, timezone: "Asia/Kolkata" });
    const [best] = [
      ...intents.map(({ intent, score }) => ({ id: intent, score })),
      ...answers.map(({ answer, score }) => ({ id: answer, score })),
    ].sort((a, b) => b.score - a.score);
    if (!best) continue;
    const isRight = best.id === id;
    if (isRight) tally.right++;
    if (best.score >= 0.5) tally[isRight ? "sureRight" : "sureWrong"]++;
  }
}
