import { matchKey } from "@vaarta/text";
import type { Utterance } from "../utterance.ts";
import type { Entity } from "./entity.ts";

const keys = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/).map(matchKey));

/** Say of the value beside them that it is what is left. */
const left = keys(
  "baki baaki bacha bache bachi bachta bachte rah reh rahgaya left remaining remains outstanding balance owe due pending bakaya बाकी बचा बचे बची बचता रह बकाया बाकीय शिल्लक उरले उरला उरली उरलेत उरलंय " +
    "राहिले राहिला राहिली राहिलेत राहिलंय राहिलाय rahile urle বাকি বাকী রয়েছে baki",
);
/** Say of the value after them that it is today's. */
const current = keys("ab abhi now currently today presently aaj अब अभी आता आत्ता सध्या ata sadhya এখন বর্তমানে ekhon");
/** Say of the value beside them that it was so once, or has been paid. */
const former = keys(
  "tha thi liya liye lia li was were took taken had borrowed originally initially pehle pahle chuka chukaya chukaye paid repaid bhara bhar jama diya था थी थे लिया लिए लिये ली पहले चुका चुकाया चुकाए भरा दिया जमा शुरू " +
    "घेतले घेतलं घेतला घेतली होते होता होतं होती आधी भरले फेडले फेडला ghetle hote aadhi নিয়েছিলাম নিয়েছি নিয়েছিলেন ছিল ছিলো আগে শোধ দিয়েছি দিয়েছিলাম niyechilam chilo age मधून মধ্যে",
);

/**
 * Where an amount was so once and another is what is left of it, the latter is meant: "do lakh liye the, ab dedh bache". A number without
 * its unit has the one of the amount it is left of. Amounts that nothing marks stay as they are. Pure.
 */
export function readBalances(utterance: Utterance, entities: readonly Entity[]): Entity[] {
  const amounts = entities.filter(({ type, value, slot }) => type === "money" && slot === undefined && typeof value === "number");
  const [first] = amounts;
  if (amounts.length < 2 || !first) return [...entities];
  const marks = amounts.map((entity, at) => marksOf(utterance, entity, amounts[at - 1], amounts[at + 1]));
  const stays = marks.findLastIndex(({ isLeft }) => isLeft);
  const meant = amounts[stays];
  if (!meant || !marks.some(({ isFormer, isLeft }) => isFormer && !isLeft)) return [...entities];
  const gone = new Set(amounts.filter((entity, at) => entity !== meant && marks[at]!.isFormer && !marks[at]!.isLeft));
  const whole = amounts.find((entity) => gone.has(entity) && !entity.bare);
  const scale = whole && meant.bare ? scaleOf(Number(meant.value), Number(whole.value)) : 1;
  const scaled: Entity = scale === 1 ? meant : { ...meant, value: Number(meant.value) * scale, bare: false, assumed: "unit" };
  return entities.filter((entity) => !gone.has(entity)).map((entity) => (entity === meant ? scaled : entity));
}

function marksOf(utterance: Utterance, entity: Entity, before: Entity | undefined, after: Entity | undefined) {
  const { tokens } = utterance;
  const gap = (from: number, to: number) => tokens.slice(from, to).filter(({ kind }) => kind === "word");
  const ahead = gap(entity.to, after?.from ?? tokens.length);
  const behind = gap(before?.to ?? 0, entity.from);
  const near = ahead.slice(0, 5);
  // What stands between two values belongs to the first, unless it begins the clause of the second.
  const opening = behind.findLastIndex(({ key }) => current.has(key));
  const cut = after === undefined ? -1 : ahead.findLastIndex(({ key }) => current.has(key));
  const own = cut < 0 ? near : near.slice(0, cut);
  const lead = before === undefined ? behind : opening < 0 ? behind.slice(-2) : behind.slice(opening);
  const isLeft = own.some(({ key }) => left.has(key)) || opening >= 0 || lead.some(({ key }) => left.has(key));
  // "teen lakh me se ek lakh".
  const isWhole =
    /^me se\b/.test(
      ahead
        .slice(0, 2)
        .map(({ key }) => key)
        .join(" "),
    ) ||
    (ahead[0]?.key === "se" && after !== undefined);
  const isFormer = isWhole || own.some(({ key }) => former.has(key)) || (before === undefined && behind.some(({ key }) => former.has(key)));
  return { isLeft, isFormer };
}

/** "ab dedh bache" of two lakh: a lakh and a half. */
function scaleOf(value: number, whole: number): number {
  if (value >= 100) return 1;
  const scale = [1e7, 1e5, 1000].find((candidate) => whole >= candidate) ?? 1;
  return value * scale <= whole ? scale : scale === 1e7 ? 1e5 : scale;
}
