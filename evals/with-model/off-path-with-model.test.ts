import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { playFromText, stageOf } from "../off-path.ts";
import { holds, keyOf, playsOf } from "./off-path-with-model.ts";
import { type ModelStage, modelStage, type WithModel } from "./play.ts";
import { tempers } from "./tempers.ts";

let provider: ModelStage;
beforeAll(async () => {
  provider = await modelStage();
});
afterAll(() => provider.stop());

const fair = tempers.filter(({ misleads }) => !misleads);
const misleading = tempers.filter(({ misleads }) => misleads);
/** What must not go wrong, whatever a model makes of her words: no more calls, distress, secrets, steering, recording. */
const grave = new Set(["V18", "V26", "V27", "V28", "V51"]);

describe.each(["gold-loan", "clinic-appointments"])("the off-path suite from text on %s, with a provider over HTTP", (pack) => {
  const stage = stageOf(pack);
  const plays = playsOf(stage);
  const without = new Set(plays.flatMap((play) => playFromText(stage, play) ?? []).filter(holds).map(keyOf)); // prettier-ignore

  it("loses nothing by it, however it behaves", { timeout: 120_000 }, async () => {
    const lost: WithModel[] = [];
    const asked = new Set<string>();
    // Every conversation once, every temper with every variety; `npm run eval -- off-path --with-model` plays all with all.
    for (const [at, play] of plays.entries()) {
      const temper = fair[(at + Math.floor(at / 5)) % fair.length]!;
      const result = await provider.play(stage, play, temper);
      if (!result) continue;
      if (result.requests > 0) asked.add(temper.name);
      if (!holds(result) && without.has(keyOf(result))) lost.push(result);
    }
    expect([...asked].toSorted()).toEqual(fair.map(({ name }) => name).toSorted());
    expect(lost.map((each) => `${each.temper}: ${keyOf(each)}: ${each.problems.join("; ")}`)).toEqual([]);
  });

  it("never goes wrong in what matters most, also where the model misleads", { timeout: 120_000 }, async () => {
    const wrong: string[] = [];
    for (const play of plays.filter(({ offPath }) => grave.has(offPath.rule))) {
      for (const temper of misleading) {
        const result = await provider.play(stage, play, temper);
        if (result && !holds(result)) wrong.push(`${keyOf(result)}: ${result.problems.join("; ")}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
