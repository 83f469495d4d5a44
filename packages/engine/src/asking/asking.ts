import type { AskMode } from "../kinds/behaviour.ts";
import { chooseExit } from "../exits.ts";
import { hasAct, yesOrNo } from "../heard.ts";
import type { Heard } from "../heard.ts";
import { leave, listen, listenLong } from "../next.ts";
import type { Next } from "../next.ts";
import type { Place } from "../program-index.ts";
import type { Turn } from "../turn.ts";
import { complete, doneWithout, nextMissing, nextUnsure, signatureOf, unheardKnown } from "./needs.ts";
import { askingProgress } from "./progress.ts";
import { choiceTexts, listOf, slotParameters } from "./words.ts";

/** What differs between the states that collect details. */
export interface Collecting {
  /** Result when everything is there. */
  finished: string;
  confirmAll?: string;
  /** Goes on instead of asking what is missing. */
  goOn?: () => Next;
}

/** Asks the next thing: a value to be confirmed, then what is missing, then everything at once; else it has finished. */
export function proceed(turn: Turn, place: Place, collecting: Collecting): Next {
  const progress = askingProgress(turn);
  const known = unheardKnown(turn, place);
  if (known.length > 0) {
    turn.note({ asking: null, confirming: null, confirmingAll: "known" });
    if (turn.reply("known-confirm", { values: listOf(turn, known) }, true)) {
      turn.decide({ from: place.id, to: place.id, cause: "repair", rule: "V35", note: `known: ${known.join(", ")}` });
      return listen;
    }
    for (const slot of known) turn.confirmSlot(slot);
  }
  const unsure = nextUnsure(turn, place, progress);
  if (unsure) {
    turn.note({ asking: null, confirming: unsure.slot, confirmingAll: null });
    askConfirm(turn, unsure.slot, "full");
    return listen;
  }
  // A rule drawn here leads on as soon as it holds, also before everything was asked.
  if (place.hasRules && chooseExit(turn, place, { only: "rules" }).exit) return leave({ only: "rules" });
  if (collecting.goOn) return collecting.goOn();
  const missing = nextMissing(turn, place, progress);
  if (missing) {
    // Other details were given meanwhile: the open question stands, and is put otherwise.
    const again = progress.asking === missing.slot ? (progress.again ?? 0) + 1 : 0;
    turn.note({ asking: missing.slot, confirming: null, confirmingAll: null, again });
    askSlot(turn, missing.slot, again === 0 ? "full" : again % 2 === 1 ? "short" : "again");
    return isDictated(turn, missing.slot) ? listenLong : listen;
  }
  if (collecting.confirmAll && turn.top.progress["agreedAll"] !== signatureOf(turn, place)) {
    turn.note({ asking: null, confirming: null, confirmingAll: "end" });
    turn.say(collecting.confirmAll, undefined, true);
    return listen;
  }
  complete(turn, place);
  return leave({ outcome: collecting.finished });
}

/** Puts the open question once more. */
export function askOpen(turn: Turn, place: Place, mode: AskMode, collecting: Collecting): void {
  const { asking, confirming, confirmingAll } = askingProgress(turn);
  if (confirming) askConfirm(turn, confirming, mode);
  else if (confirmingAll === "known") turn.reply("known-confirm", { values: listOf(turn, unheardKnown(turn, place)) }, true);
  else if (confirmingAll === "end") turn.say(collecting.confirmAll, undefined, true);
  else if (asking) askSlot(turn, asking, mode);
}

export function askSlot(turn: Turn, slot: string, mode: AskMode): void {
  const declared = turn.program.document.slots[slot];
  if (!declared) return;
  const lines =
    mode === "full"
      ? [declared.ask, declared.askShort, declared.askAgain]
      : mode === "short"
        ? [declared.askShort, declared.ask, declared.askAgain]
        : [declared.askAgain, declared.askShort, declared.ask];
  for (const line of lines) if (turn.say(line)) return;
  // Nobody wrote a question: ask for an example of it by its name.
  turn.reply("narrow-value", slotParameters(turn, slot));
}

export function askConfirm(turn: Turn, slot: string, mode: AskMode): void {
  const { unit, readBack } = askingProgress(turn);
  const parameters = slotParameters(turn, slot);
  if (slot === unit && turn.reply("unit-assumed", parameters, true)) return;
  if (slot === readBack && turn.reply("read-back", parameters, true)) return;
  const line = mode === "short" ? undefined : turn.program.document.slots[slot]?.confirm;
  if (!turn.say(line, parameters, true)) turn.reply("confirm-slot", parameters, true);
}

/** Takes what the caller said to the open question; null when it says nothing about it. */
export function hearAnswer(turn: Turn, place: Place, heard: Heard, collecting: Collecting): Next | null {
  const progress = askingProgress(turn);
  const changed = heard.changes.filter(({ kind }) => kind !== "repeated");
  const answer = yesOrNo(heard);
  if (heard.changes.some(({ slot }) => slot === progress.anew)) turn.note({ anew: null });
  markAssumed(turn, heard);

  if (progress.confirming) return hearConfirm(turn, place, heard, collecting, progress.confirming);
  if (progress.confirmingAll) return hearConfirmAll(turn, place, heard, collecting);

  const { asking } = progress;
  if (asking && answer && answer !== "backchannel" && turn.value(asking) === undefined && isYesNo(turn, asking)) {
    turn.setSlot(asking, answer === "yes", { source: "caller", words: "", confirmed: true });
    return proceed(turn, place, collecting);
  }
  if (changed.length > 0 || heard.changes.some(({ slot }) => slot === asking)) {
    sayBackDates(turn, heard, place);
    return passOver(turn, place, heard, collecting) ?? proceed(turn, place, collecting);
  }
  if (asking && answer) {
    // One word to an open question says nothing about it: nobody guesses (V2).
    turn.decide({ from: place.id, to: place.id, cause: "repair", rule: "V2", note: `left open: ${asking}` });
    const gone = missSlot(turn, place, asking, collecting);
    if (gone) return gone;
    askSlot(turn, asking, (progress.tries?.[asking] ?? 0) % 2 === 0 ? "short" : "again");
    return listen;
  }
  return null;
}

function hearConfirm(turn: Turn, place: Place, heard: Heard, collecting: Collecting, slot: string): Next | null {
  const corrections = heard.changes.filter((change) => change.kind === "corrected" || (change.slot === slot && change.kind === "filled"));
  const repeated = heard.changes.some((change) => change.slot === slot && change.kind === "repeated");
  const answer = yesOrNo(heard);
  if (corrections.length > 0) {
    // "Yes, but Thursday": the correction counts, and is said back once more, briefly (V5).
    turn.decide({ from: place.id, to: place.id, cause: "repair", rule: "V5" });
    const own = corrections.find((change) => change.slot === slot) ?? corrections[0];
    if (answer === "yes" && own?.slot !== slot) turn.confirmSlot(slot);
    // Another detail was said back as it was corrected; a sure one need not be asked about as well.
    const isSaidBack = own !== undefined && own.slot !== slot && turn.draft.slots[own.slot]?.confirmed === true;
    if (own && !isSaidBack && place.slots.includes(own.slot)) return confirmBriefly(turn, own.slot);
    return proceed(turn, place, collecting);
  }
  if (answer === "yes" || repeated || (answer === "backchannel" && !isFirm(place, slot))) {
    turn.confirmSlot(slot);
    settleSlot(turn, slot);
    // Everything was said back before this correction; once more, briefly, is enough.
    if (turn.top.progress["brief"] === true) turn.note({ brief: false, agreedAll: signatureOf(turn, place) });
    return proceed(turn, place, collecting);
  }
  if (answer === "backchannel") return clearYes(turn, place);
  if (answer === "no") {
    turn.unsetSlot(slot);
    settleSlot(turn, slot);
    return missSlot(turn, place, slot, collecting) ?? proceed(turn, place, collecting);
  }
  if (movesOn(turn, place, heard, slot)) {
    turn.decide({ from: place.id, to: place.id, cause: "repair", rule: "V5", note: `not objected to: ${slot}` });
    turn.takeAsConfirmed(slot);
    settleSlot(turn, slot);
    sayBackDates(turn, heard, place);
    return proceed(turn, place, collecting);
  }
  if (heard.changes.some(({ kind }) => kind === "filled")) {
    askConfirm(turn, slot, "short");
    return listen;
  }
  return null;
}

/** She answered another question instead: what was merely unsure counts as agreed to, or the two would go round. */
function movesOn(turn: Turn, place: Place, heard: Heard, slot: string): boolean {
  return (
    heard.changes.length > 0 &&
    heard.changes.every((change) => change.kind === "filled") &&
    !hasAct(heard, "correction") &&
    askingProgress(turn).recheck?.includes(slot) !== true &&
    place.asks.some((ask) => ask.slot === slot && ask.confirm !== "always")
  );
}

/** She gave other details instead of one that can be done without: that counts as a try at it, and she is not pressed (V16). */
function passOver(turn: Turn, place: Place, heard: Heard, collecting: Collecting): Next | null {
  const { asking } = askingProgress(turn);
  if (asking == null || turn.value(asking) !== undefined || heard.changes.some(({ slot }) => slot === asking)) return null;
  if (!place.asks.some((ask) => ask.slot === asking && ask.required === false)) return null;
  const next = missSlot(turn, place, asking, collecting);
  if (next) turn.decide({ from: place.id, to: place.id, cause: "repair", rule: "V16", note: `passed over: ${asking}` });
  return next;
}

function hearConfirmAll(turn: Turn, place: Place, heard: Heard, collecting: Collecting): Next | null {
  const changed = heard.changes.filter(({ kind, slot }) => kind !== "repeated" && place.slots.includes(slot));
  const answer = yesOrNo(heard);
  const known = askingProgress(turn).confirmingAll === "known";
  if (changed[0]) {
    turn.decide({ from: place.id, to: place.id, cause: "repair", rule: "V5" });
    for (const slot of known ? unheardKnown(turn, place) : []) turn.confirmSlot(slot);
    if (!known) turn.note({ brief: true });
    // She went on to what is new: what was known stands, and nothing was corrected.
    else if (changed.every(({ kind }) => kind === "filled")) {
      sayBackDates(turn, heard, place);
      return proceed(turn, place, collecting);
    }
    return confirmBriefly(turn, changed[0].slot);
  }
  if (answer === "yes") {
    for (const slot of known ? unheardKnown(turn, place) : place.slots) turn.confirmSlot(slot);
    if (!known) turn.note({ agreedAll: signatureOf(turn, place) });
    return proceed(turn, place, collecting);
  }
  if (answer === "backchannel") return clearYes(turn, place);
  if (answer === "no") {
    const slots = known ? unheardKnown(turn, place) : place.slots.filter((slot) => turn.value(slot) !== undefined);
    // They are gone through one by one; what is agreed to now stands.
    const { agreed } = turn.memory;
    turn.memory.agreed = Object.fromEntries(Object.entries(agreed).filter(([slot]) => !slots.includes(slot)));
    for (const slot of slots) turn.keepAsHeard(slot);
    turn.note({ recheck: slots });
    return proceed(turn, place, collecting);
  }
  return null;
}

function clearYes(turn: Turn, place: Place): Next {
  turn.decide({ from: place.id, to: place.id, cause: "repair", rule: "V37" });
  turn.reply("clear-yes");
  return listen;
}

function confirmBriefly(turn: Turn, slot: string): Next {
  turn.note({ asking: null, confirming: slot, confirmingAll: null });
  turn.reply("confirm-slot", slotParameters(turn, slot), true);
  return listen;
}

function settleSlot(turn: Turn, slot: string): void {
  const { recheck, unit, readBack } = askingProgress(turn);
  turn.note({
    confirming: null,
    recheck: (recheck ?? []).filter((id) => id !== slot),
    unit: unit === slot ? null : (unit ?? null),
    readBack: readBack === slot ? null : (readBack ?? null),
  });
}

/** Counts a try at a detail; leaves, or goes on without it, when there were enough. Null to ask again. */
export function missSlot(turn: Turn, place: Place, slot: string, collecting: Collecting): Next | null {
  const { tries, skipped } = askingProgress(turn);
  const ask = place.asks.find((asked) => asked.slot === slot);
  const count = (tries?.[slot] ?? 0) + 1;
  turn.note({ tries: { ...tries, [slot]: count } });
  if (count < turn.attempts(ask?.attempts)) return null;
  if (ask?.required !== false) return leave({ outcome: "failed", failed: true });
  turn.note({ skipped: { ...skipped, [slot]: true } });
  turn.count(doneWithout(slot));
  return proceed(turn, place, collecting);
}

/** Options to offer for the open question. */
export function openChoices(turn: Turn): readonly string[] {
  const { asking } = askingProgress(turn);
  if (!asking) return [];
  const options = choiceTexts(turn, asking);
  const example = slotParameters(turn, asking)["example"] ?? "";
  return options.length > 0 ? options : example === "" ? [] : [example];
}

function markAssumed(turn: Turn, heard: Heard): void {
  for (const { slot, kind, candidate } of heard.changes) {
    if (kind === "repeated") continue;
    if (candidate.assumed === "unit" || candidate.assumed === "rate-period") turn.note({ unit: slot });
    else if (candidate.problem?.rule === "incomplete" || hasAct(heard, "dictating")) turn.note({ readBack: slot });
  }
}

/** A day named by a word is said back as day and date (V45). */
function sayBackDates(turn: Turn, heard: Heard, place: Place): void {
  for (const { slot, kind, candidate } of heard.changes) {
    if (kind !== "filled" || (candidate.assumed !== "day" && candidate.assumed !== "month")) continue;
    turn.decide({ from: place.id, to: place.id, cause: "repair", rule: "V45", note: `read as ${JSON.stringify(candidate.value)}` });
    turn.reply("date-back", slotParameters(turn, slot), true);
  }
}

function isYesNo(turn: Turn, slot: string): boolean {
  return turn.program.document.slots[slot]?.type.type === "yesno";
}

function isFirm(place: Place, slot: string): boolean {
  return place.asks.some((ask) => ask.slot === slot && ask.confirm === "always");
}

function isDictated(turn: Turn, slot: string): boolean {
  const type = turn.program.document.slots[slot]?.type.type;
  return type === "phone" || type === "pin" || type === "email";
}
