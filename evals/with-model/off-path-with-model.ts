import { type EvalInput, type Measure, share } from "../evaluation.ts";
import { packNames, type Play, playFromText, type Stage, stageOf, varieties } from "../off-path.ts";
import { ledByAModel } from "./led-by-a-model.ts";
import { modelStage, type WithModel } from "./play.ts";
import { tempers } from "./tempers.ts";

/**
 * The off-path suite from text with a provider of language models in the loop, well and badly behaved; the cases that hold anywhere also
 * begun in a state that a model leads. What holds without a provider and not with one is listed. `--data PACK` for one pack.
 */
export async function offPathWithModel({ data }: EvalInput): Promise<Measure[]> {
  const provider = await modelStage();
  const all: WithModel[] = [];
  const holdsWithout = new Set<string>();
  try {
    for (const stage of packNames(data).map(stageOf)) {
      const plays = playsOf(stage);
      for (const each of plays.flatMap((play) => playFromText(stage, play) ?? [])) if (holds(each)) holdsWithout.add(keyOf(each));
      for (const temper of tempers) {
        for (const play of plays) {
          const result = await provider.play(stage, play, temper);
          if (result) all.push(result);
        }
      }
    }
  } finally {
    await provider.stop();
  }
  const isLost = (each: WithModel) => !holds(each) && holdsWithout.has(keyOf(each));
  for (const each of all.filter(isLost))
    console.log(`${each.temper}: ${keyOf(each)} "${each.said.join(" / ")}": ${each.problems.join(" | ")}`);
  const misleading = new Set(tempers.filter(({ misleads }) => misleads).map(({ name }) => name));
  const fair = all.filter(({ temper }) => !misleading.has(temper));
  const byTemper = packNames(data).flatMap((pack) =>
    tempers.map(({ name }) => measure(`${pack}, ${name}`, all.filter((each) => each.pack === pack && each.temper === name))),
  ); // prettier-ignore
  return [
    ...byTemper,
    measure("with a provider", fair),
    { name: "off-path held without a provider, lost with one", value: fair.filter(isLost).length, unit: "count", cases: fair.length },
    { name: "off-path requests to the provider", value: all.reduce((sum, { requests }) => sum + requests, 0), unit: "count" },
    ...Object.keys(varieties).map((variety) => measure(variety, fair.filter((each) => each.variety === variety))), // prettier-ignore
  ];
}

/** Every play of a pack, and those that a model leads. */
export function playsOf({ plays }: Stage): Play[] {
  return [...plays, ...plays.flatMap(ledByAModel)];
}

export function keyOf({ pack, id, variety }: { pack: string; id: string; variety: string }): string {
  return `${pack} ${id} ${variety}`;
}

export function holds({ problems }: { problems: readonly string[] }): boolean {
  return problems.length === 0;
}

function measure(name: string, of: readonly WithModel[]): Measure {
  return { name: `off-path ${name}`, value: share(of.filter(holds).length, of.length), unit: "share", cases: of.length };
}
