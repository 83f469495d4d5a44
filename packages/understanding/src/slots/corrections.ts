import { matchKey } from "@vaarta/text";
import type { Utterance } from "../utterance.ts";
import type { Entity } from "./entity.ts";

const keys = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/).map(matchKey));

const negations = keys("nahi na not no naa mat nako nahin नहीं না नाही नको");
const replacements = keys(
  "sorry matlab balki instead actually rather mean meant माफ़ बल्कि मतलब म्हणजे মানে galti badal yaani yani samjhiye samjho यानी यानि समझिए समझो मने",
);
const alternatives = keys("ya or athva अथवा या किंवा বা অথবা");

export interface Corrected {
  entities: Entity[];
  /** A value was taken back, or the utterance begins by saying no to one. */
  corrects: boolean;
}

/**
 * Two values of one type with a denial between are one value put right: "paanch nahi, saat lakh", "not five, seven", "kal… sorry, parson".
 * Two with "or" between are one value with two readings. What is denied and not replaced is no value.
 */
export function readCorrections(utterance: Utterance, found: readonly Entity[]): Corrected {
  const entities: Entity[] = [];
  let corrects = false;
  for (const entity of found) {
    const last = entities.findLast((other) => other.type === entity.type && other.slot === entity.slot && other.to <= entity.from);
    const between = last ? utterance.tokens.slice(last.to, entity.from) : [];
    const words = between.filter(({ kind }) => kind !== "mark");
    const near = last !== undefined && words.length <= 5;
    // "six lakhs, not five": English puts the right one first.
    const isFirst =
      near &&
      !last.instead &&
      !deniedBefore(utterance, last) &&
      isDeniedBefore(utterance, entity.from) &&
      utterance.tokens.slice(entity.to).every(({ kind }) => kind === "mark");
    if (isFirst) {
      entities[entities.indexOf(last)] = { ...last, instead: sameUnit(entity, last).value };
      corrects = true;
      continue;
    }
    const denied = words.some(({ key }) => negations.has(key)) || deniedBefore(utterance, last);
    if (last !== undefined && near && isDeniedAfter(utterance, entity) && !words.some(({ key }) => negations.has(key)) && !last.instead) {
      // "saat lakh ka hai, paanch nahi": the new value first.
      entities[entities.indexOf(last)] = { ...last, instead: sameUnit(entity, last).value };
      corrects = true;
    } else if (near && (denied || words.some(({ key }) => replacements.has(key)))) {
      const replaced = sameUnit(last, entity);
      entities[entities.indexOf(last)] = { ...entity, instead: replaced.value, from: last.from };
      corrects = true;
    } else if (near && words.length === 1 && alternatives.has(words[0]!.key) && !last.vague) {
      entities[entities.indexOf(last)] = { ...last, to: entity.to, alternatives: [entity.value] };
    } else entities.push(entity);
  }
  // Of a value put right, the words are the new ones'.
  const kept = entities.filter((entity) => entity.instead !== undefined || !isDenied(utterance, entity));
  return { entities: kept.map((entity) => ({ ...entity })), corrects };
}

/** True where a sentence begins with a no that a value follows: "nahi, saat lakh". */
export function beginsWithNo(utterance: Utterance): boolean {
  return utterance.words.slice(0, 2).some(({ key }) => negations.has(key) && key !== "mat");
}

function isDeniedAfter(utterance: Utterance, entity: Entity): boolean {
  const next = utterance.tokens[entity.to];
  return next?.kind === "word" && negations.has(next.key) && utterance.tokens.slice(entity.to + 1).every(({ kind }) => kind === "mark");
}

/** "not five": the denial stands before it. */
function deniedBefore(utterance: Utterance, entity: Entity | undefined): boolean {
  return entity !== undefined && isDeniedBefore(utterance, entity.from);
}

/** True where "not" stands before a token, perhaps with a little word between: "not the day after tomorrow". */
export function isDeniedBefore({ tokens }: Utterance, at: number): boolean {
  const place = /^(?:the|on|at|by)$/.test(tokens[at - 1]?.key ?? "") ? at - 2 : at - 1;
  return tokens[place]?.key === "not";
}

/** "paanch lakh nahi" and nothing else: she takes it back without a new one. */
function isDenied(utterance: Utterance, entity: Entity): boolean {
  const next = utterance.tokens[entity.to];
  if (next?.kind !== "word" || !negations.has(next.key)) return deniedBefore(utterance, entity);
  // "kal nahi aa sakta" denies the day; "5 lakh, nahi pata" has a comma.
  return entity.slot === undefined || utterance.tokens[entity.to + 1] === undefined;
}

/** "paanch nahi, saat lakh": five of the same unit. */
function sameUnit(denied: Entity, given: Entity): Entity {
  if (denied.bare && !given.bare && typeof denied.value === "number" && typeof given.value === "number" && denied.value < 100) {
    const scale = [1e7, 1e5, 1000, 1].find((candidate) => Number(given.value) >= candidate) ?? 1;
    return { ...denied, value: denied.value * scale };
  }
  return denied;
}
