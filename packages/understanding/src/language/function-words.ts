import { matchKey } from "@vaarta/text";
import { devanagariHindi, devanagariMarathi, english, romanBengali, romanHindi, romanMarathi } from "./markers.ts";

// Small words that give a language away, but also carry meaning.
const content = new Set(
  (
    "byaj sona paisa paise ghar lakh hazaar rupaye naam papa mummy busy interested sorry thanks thank shukriya dhanyavaad understand talk speak call baad phir dobara kam " +
    "zyada bahut fifty hundred thousand later again do teen chaar paanch saal mahine din subah shaam raat kaise kyun kab kahan kaun kitna kitni kitne how when where why " +
    "who much many yahan beta bhai taka chai bhalo nahi not no samajh already"
  )
    .split(" ")
    .map(matchKey),
);

/** Keys of words that build sentences and name nothing, in every language together. */
export const functionWords: ReadonlySet<string> = new Set(
  [
    ...english,
    ...romanHindi,
    ...romanBengali,
    ...romanMarathi,
    ...[...devanagariHindi, ...devanagariMarathi].map(matchKey),
    "me",
    "main",
    "to",
    "so",
    "ji",
    "par",
  ].filter((key) => !content.has(key)),
);
