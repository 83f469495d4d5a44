import type { AsideKind } from "../memory.ts";
import { detailAside } from "./denial.ts";
import { languageAside } from "./languages.ts";
import { laterAside } from "./later.ts";
import { callBackAside } from "./line-check.ts";
import { carryOnAside } from "./off-topic.ts";
import { personAside } from "./person.ts";
import { relativeAside } from "./relative.ts";
import type { AsideBehaviour } from "./repair.ts";
import { softNoAside } from "./soft-no.ts";
import { dayAside } from "./troubles.ts";
import { undoAside } from "./undo.ts";
import { whichAside } from "./which.ts";

/** What every side question of the agent does with its answer. */
export const asides = {
  later: laterAside,
  relative: relativeAside,
  which: whichAside,
  language: languageAside,
  "soft-no": softNoAside,
  undo: undoAside,
  person: personAside,
  "call-back": callBackAside,
  "carry-on": carryOnAside,
  day: dayAside,
  detail: detailAside,
} satisfies Record<AsideKind, AsideBehaviour> as Record<AsideKind, AsideBehaviour>;
