import { acceptScore } from "../limits.ts";
import type { DialogueAct, Understanding } from "../types.ts";
import { badMoment, bereaved } from "./bad-moment.ts";
import { bargain } from "./bargain.ts";
import { capability } from "./capability.ts";
import { denial } from "./denial.ts";
import { dictating, restart } from "./dictation.ts";
import { distress, insult } from "./distress.ts";
import { doNotCall } from "./do-not-call.ts";
import { fraudFear } from "./fraud-fear.ts";
import { goodbye } from "./goodbye.ts";
import { languageRequest } from "./languages.ts";
import { later } from "./later.ts";
import { legal } from "./legal.ts";
import { brokenUp, lineCheck } from "./line-check.ts";
import { noise } from "./noise.ts";
import { offTopic } from "./off-topic.ts";
import { child, handedOver, wrongNumber } from "./other-person.ts";
import { person } from "./person.ts";
import { recording } from "./recording.ts";
import { refusal } from "./refusal.ts";
import { relative } from "./relative.ts";
import type { Repair } from "./repair.ts";
import { repeat } from "./repeat.ts";
import { robot } from "./robot.ts";
import { secret } from "./secret.ts";
import { softNo } from "./soft-no.ts";
import { steer } from "./steer.ts";
import { wait } from "./wait.ts";

/** Every repair, the one that matters most first: of several acts in one utterance the first here is answered. */
export const repairs: readonly Repair[] = [
  distress, doNotCall, wrongNumber, bereaved, handedOver, relative, child, secret, recording, steer, languageRequest,
  legal, person, later, badMoment, insult, fraudFear, goodbye, softNo, refusal, denial, restart, dictating, wait, repeat,
  lineCheck, brokenUp, bargain, robot, capability, offTopic, noise,
]; // prettier-ignore

const order = new Map<DialogueAct, number>(repairs.flatMap((repair, at) => repair.acts.map((act) => [act, at] as const)));

/** The acts heard that have a repair, the one to answer first first. */
export function repairsFor(understanding: Understanding): { repair: Repair; act: DialogueAct; score: number }[] {
  if (understanding.acts.length === 0) return none;
  const found: { repair: Repair; act: DialogueAct; score: number; at: number }[] = [];
  for (const { act, score } of understanding.acts) {
    const at = score >= acceptScore ? order.get(act) : undefined;
    const repair = at === undefined ? undefined : repairs[at];
    if (repair && at !== undefined) found.push({ repair, act, score, at });
  }
  return found.length > 1 ? found.sort((a, b) => a.at - b.at) : found;
}

const none: ReturnType<typeof repairsFor> = [];
