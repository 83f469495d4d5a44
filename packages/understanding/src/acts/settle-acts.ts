import type { Understanding, Wants } from "@vaarta/engine";
import { matchKey } from "@vaarta/text";
import { beginsWithNo } from "../slots/corrections.ts";
import type { SlotReading } from "../slots/understand-slots.ts";
import { type Utterance } from "../utterance.ts";
import type { FoundAct } from "./find-acts.ts";

export interface ActsInput {
  utterance: Utterance;
  found: readonly FoundAct[];
  reading: SlotReading;
  wants: Wants;
  question: boolean;
  /** Language heard, how surely, and those the agent speaks. */
  language: string;
  languageScore: number;
  offered: ReadonlySet<string>;
}

const askingAgain = new Set(
  ["ji", "haan", "kya", "hmm", "huh", "eh", "ha", "achha", "what", "sorry", "pardon", "হ্যাঁ", "কী", "काय", "हो"].map(matchKey),
);
const but = new Set(["but", "lekin", "magar", "par", "however", "kintu", "पण", "কিন্তু", "pan"].map(matchKey));

/** Weighs the acts found by words with what else was understood: values, the question asked, secrets. */
export function settleActs({
  utterance,
  found,
  reading,
  wants,
  question,
  language,
  languageScore,
  offered,
}: ActsInput): Understanding["acts"] {
  const acts = new Map(found.map((act) => [act.act, { ...act }]));
  const set = (act: FoundAct["act"], score: number) => {
    const known = acts.get(act);
    if (!known || known.score < score) acts.set(act, { act, score, from: 0, to: 0 });
  };
  const lower = (act: FoundAct["act"], score: number) => {
    const known = acts.get(act);
    if (known && known.score > score) acts.set(act, { ...known, score });
  };

  if (utterance.secrets.length > 0 || isMasked(utterance)) set("secret", 0.97);
  settleNoise(utterance, acts, reading, wants.dictating, set, lower);
  const strange = isStrange(language, languageScore, offered);
  if (strange && reading.candidates.length === 0 && ![...acts.values()].some(({ score }) => score >= 0.8)) {
    acts.set("unsupported-language", { act: "unsupported-language", score: 0.8, language, from: 0, to: 0 });
  }

  // "ji?", "haan?" ask to hear it again.
  if (question && utterance.words.length > 0 && utterance.words.length <= 2 && utterance.words.every(({ key }) => askingAgain.has(key))) {
    set("repeat", 0.8);
    lower("backchannel", 0.2);
    lower("yes", 0.2);
  }
  // "hello? hello?" asks whether the line is up, "hello" alone hardly.
  if (acts.has("hello") && /\?/.test(utterance.text) && (acts.get("hello")?.score ?? 0) < 0.8) set("hello", 0.7);

  const backchannel = acts.get("backchannel");
  const yes = acts.get("yes");
  if (backchannel && isAnswer(utterance)) {
    // "yeah okay", "hmm haan" agree where something was asked; while the agent speaks they still let it go on (V30).
    set("yes", 0.85);
    acts.set("backchannel", { ...backchannel, score: 0.6 });
  } else if (backchannel && yes && backchannel.score >= yes.score) {
    // "haan haan achha" goes on listening; "ji haan" answers.
    if (backchannel.to - backchannel.from > yes.to - yes.from) lower("yes", 0.35);
    else lower("backchannel", 0.35);
  }
  // "ho jayega", "dekhte hain" sound like a yes and are none.
  const softNo = acts.get("soft-no");
  if (softNo && softNo.score >= 0.8) lower("yes", softNo.from === 0 ? 0.3 : (yes?.score ?? 0));

  settleCorrection({ utterance, reading, wants }, acts, set, lower);
  // A denial of what was said is no answer to what was asked.
  if (acts.has("denial") || acts.has("refuse")) lower("no", 0.3);
  // Asked about a no in passing: "nahi pata" is filtered by words; a question with a no in it is a question.
  if (question && acts.has("no") && !beginsWithNo(utterance)) lower("no", 0.4);
  // Where a stronger matter is said with a no in it, the no belongs to that matter.
  if ([...acts.values()].some(({ act, score }) => score >= 0.8 && swallowsNo.has(act))) lower("no", 0.35);
  // Her mother is out, and she is a child: not a relative to be asked when to call.
  if ((acts.get("child")?.score ?? 0) >= 0.8) lower("third-party", 0.3);
  // A bare "हं" listens; it is written like a yes and is none.
  if (utterance.words.length === 1 && /^ह[ंँ]$/.test(utterance.words[0]?.text ?? "")) {
    set("backchannel", 0.85);
    lower("yes", 0.2);
  }
  // In Marathi हा is "this".
  if (language === "mr" && utterance.words.length > 1 && utterance.words[0]?.text === "हा") lower("yes", 0.2);
  // "ruko, barah baje": she goes on at once, and need not be waited for.
  const correction = acts.get("correction");
  if (acts.has("wait") && correction && correction.score >= 0.8 && reading.candidates.length > 0) lower("wait", 0.3);
  // "kal call karna": a time given with it makes it surer that she means later.
  if (acts.has("later") && reading.candidates.some(({ value }) => typeof value === "string" && /^\d{4}-|^\d\d:/.test(value)))
    set("later", 0.9);

  return [...acts.values()]
    .filter(({ score }) => score >= 0.1)
    .sort((a, b) => b.score - a.score || (a.act < b.act ? -1 : 1))
    .map(({ act, score, words, language }) => ({
      act,
      score: Math.round(score * 100) / 100,
      ...(words === undefined || utterance.secrets.length > 0 ? {} : { words }),
      ...(language === undefined ? {} : { language }),
    }));
}

const plainYes = new Set("haan han yes yeah yep yup ok okay hanji haanji theek thik हाँ हां হ্যাঁ हो होय".split(" ").map(matchKey));
const polite = new Set("ji sir madam bhai please जी".split(" ").map(matchKey));

/** Ends in a plain yes, takes nothing in with "oh", and says no word over and over: "haan… haan… achha" only listens. */
function isAnswer({ text, words }: Utterance): boolean {
  const said = words.filter(({ key }) => !polite.has(key));
  const last = said.at(-1)?.key;
  if (last === undefined || words.length < 2 || !plainYes.has(last) || /…|\.{2,}/.test(text)) return false;
  return !/^(?:o|oh|i|ahan|are)$/.test(words[0]!.key) && new Set(said.map(({ key }) => key)).size === said.length;
}

const swallowsNo: ReadonlySet<FoundAct["act"]> = new Set([
  "stop-calling", "distress", "emergency", "bereaved", "insult", "cheated", "fraud-fear", "repeat", "third-party", "wrong-number", "record-off", "broken-up", "refuse", "person", "hello",
]); // prettier-ignore

const secretCues = new Set(["otp", "card", "aadhaar", "cvv", "pin", "ओटीपी", "कार्ड", "आधार", "ওটিপি"].map(matchKey));

/** Already masked by whoever passed it on: "my card is **** ****". */
function isMasked({ text, words }: Utterance): boolean {
  return /(?:[xX]{3,}|[*•#]{3,})/.test(text) && words.some(({ key }) => secretCues.has(key));
}

/** A language that the agent has in no variety. */
function isStrange(language: string, score: number, offered: ReadonlySet<string>): boolean {
  const base = language.split("-")[0]!;
  return score >= 0.8 && ![...offered].some((tag) => tag.split("-")[0] === base);
}

/** What a recogniser writes for sounds, in brackets, and sentences with holes in them. */
function settleNoise(
  { text, words, numbers }: Utterance,
  acts: ReadonlyMap<FoundAct["act"], FoundAct>,
  reading: SlotReading,
  dictating: boolean,
  set: (act: FoundAct["act"], score: number) => void,
  lower: (act: FoundAct["act"], score: number) => void,
): void {
  if (/^[([]/.test(text) && !acts.has("insult")) {
    set("noise", 0.8);
    // Another voice consents to nothing (V41).
    lower("yes", 0.3);
    lower("no", 0.3);
  }
  const holes = /…|\.{3,}/.test(text);
  const cutOff = /(?:…|\.{3,})$/.test(text);
  const isWhole = [...acts.values()].some(({ score, from, to }) => score >= 0.8 && to - from >= words.length - 1);
  if (
    holes &&
    !isWhole &&
    words.length > 0 &&
    words.length <= 6 &&
    !dictating &&
    (cutOff ? reading.candidates.length > 0 || numbers.length === 0 : reading.candidates.length + numbers.length === 0)
  )
    set("broken-up", 0.6);
}

/** "nahi, saat lakh", "haan, lekin Thursday", "galti se…" with a value: a correction, and the no in it is no answer. */
function settleCorrection(
  { utterance, reading, wants }: Pick<ActsInput, "utterance" | "reading" | "wants">,
  acts: ReadonlyMap<FoundAct["act"], FoundAct>,
  set: (act: FoundAct["act"], score: number) => void,
  lower: (act: FoundAct["act"], score: number) => void,
): void {
  const gives = reading.candidates.length > 0;
  const differs = reading.candidates.some(({ slot, value }) => wants.known[slot] !== undefined && wants.known[slot] !== value);
  if (reading.corrects) set("correction", 0.9);
  if (gives && beginsWithNo(utterance) && (Object.keys(wants.known).length > 0 || wants.confirming !== null || wants.confirmingAll)) {
    set("correction", differs || wants.confirming !== null || wants.confirmingAll ? 0.88 : 0.6);
  }
  const hint = acts.get("correction");
  // "no, the other day": what she wants instead comes next.
  if (hint && hint.score >= 0.8 && !gives) lower("no", 0.55);
  if (hint && hint.score < 0.8 && gives && differs) set("correction", 0.75);
  const confirming = wants.confirming !== null || wants.confirmingAll;
  if (confirming && differs && utterance.words.some(({ key }) => but.has(key))) set("correction", 0.85);
  // While a value is being confirmed, another one in its place is a correction however it is put.
  if (wants.confirming !== null && reading.candidates.some(({ slot }) => slot === wants.confirming) && differs) set("correction", 0.8);
  const correction = acts.get("correction");
  if (correction && correction.score >= 0.8 && gives) lower("no", 0.35);
}
