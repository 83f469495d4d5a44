import { stemsOf } from "../words/endings.ts";
import { matchKey } from "../words/match-key.ts";
import type { Script } from "../words/scripts.ts";
import type { Token } from "../words/tokens.ts";
import { bengaliHundreds, bengaliUnits, bengaliUnitVariants } from "./words-bn.ts";
import { englishInNativeLetters, englishSmall, englishTens } from "./words-en.ts";
import { hindiUnitVariants, hindiUnits, romanHindiUnits } from "./words-hi.ts";
import { marathiHundreds, marathiUnits, marathiUnitVariants } from "./words-mr.ts";

/** What one word means in a number. */
export type NumberWord =
  /** `tens` may be followed by an English one ("twenty five"). `weak`: a common word of another meaning too. */
  | { kind: "unit"; value: number; weak?: boolean; tens?: boolean; english?: boolean }
  | { kind: "hundreds"; value: number }
  | { kind: "hundred"; weak?: boolean }
  | { kind: "scale"; value: number; slang?: boolean; weak?: boolean }
  /** Said before the number it changes: sava, saadhe, paune. */
  | { kind: "part"; add: number; alone?: number; weak?: boolean }
  | { kind: "fixed"; value: number; weak?: boolean }
  | { kind: "point" };

/** What the word means in a number; null when nothing. Pure. */
export function numberWord(token: Token): NumberWord | null {
  if (token.kind !== "word") return null;
  if (token.script === "Latn") return latinWord(token);
  const table = native.get(token.script ?? "Latn");
  if (!table) return null;
  const known = nativeCache.get(token.text);
  if (known !== undefined) return known;
  const found = nativeWord(token.text, table) ?? ofStems(token, table);
  // A memo only: the answer is the same without it. Bounded, because callers say anything.
  if (nativeCache.size < 20_000) nativeCache.set(token.text, found);
  return found;
}

const nativeCache = new Map<string, NumberWord | null>();

function latinWord(token: Token): NumberWord | null {
  const short = token.glued || token.text.length > 1 ? shortScales.get(token.text.toLowerCase()) : undefined;
  // The article: "aa" is come.
  if (/^an?$/.test(token.key) && !/^an?$/i.test(token.text)) return null;
  return short ?? latin.get(token.key) ?? fusedHundreds(token.key, romanHundredEndings, latin);
}

function nativeWord(word: string, table: ReadonlyMap<string, NumberWord>): NumberWord | null {
  const folded = foldNative(word);
  return table.get(folded) ?? joinedPart(folded, table) ?? fusedHundreds(folded, nativeHundredEndings, table);
}

/** Counted with an ending: পাঁচটা, लाखांचं, हजाराला. Words too short to be sure of are left alone. */
function ofStems(token: Token, table: ReadonlyMap<string, NumberWord>): NumberWord | null {
  for (const stem of stemsOf(token.text, token.script)) {
    // बारात is a wedding party, हजारों thousands of.
    if (token.script === "Deva" && /[तव]$|ही$|ने$/.test(token.text)) continue;
    const found = nativeWord(stem, table);
    if (found && !("weak" in found && found.weak && token.script === "Deva")) return found;
  }
  return null;
}

/** Marathi writes the part and the number as one word: साडेतीन, Bengali sometimes: সাড়েতিন. */
function joinedPart(folded: string, table: ReadonlyMap<string, NumberWord>): NumberWord | null {
  for (const [prefix, add] of joinedParts) {
    if (!folded.startsWith(prefix) || folded.length === prefix.length) continue;
    const rest = table.get(folded.slice(prefix.length)) ?? null;
    if (rest?.kind === "unit") return { kind: "fixed", value: rest.value + add };
  }
  return null;
}

/** The hundred joined to what it counts: पंधराशे, दीडशे, দেড়শো, paanchsau. */
function fusedHundreds(word: string, endings: readonly string[], table: ReadonlyMap<string, NumberWord>): NumberWord | null {
  for (const ending of endings) {
    const count = word.slice(0, -ending.length);
    // "dose" and "also" are no hundreds.
    if (!word.endsWith(ending) || count.length < (leastBefore[ending] ?? 1)) continue;
    const found = table.get(count) ?? table.get(count.replace(/ো$/, "")) ?? joinedPart(count, table);
    if (found?.kind === "unit" && found.value > 0) return { kind: "hundreds", value: found.value * 100 };
    if (found?.kind === "fixed") return { kind: "hundreds", value: found.value * 100 };
    if (found?.kind === "part" && found.alone !== undefined) return { kind: "hundreds", value: found.alone * 100 };
  }
  return null;
}

/** Native spelling with nasals, nukta, doubled letters and vowel length folded, so that पाँच, पांच and हज़ार, हजार meet. */
export function foldNative(word: string): string {
  return word
    .normalize("NFC")
    .replace(/[\u200c\u200d]/g, "")
    .replace(/[़়]/g, "")
    .replace(/ँ/g, "ं")
    .replace(/[नमञणङ]्(?=[क-ह])/g, "ं")
    .replace(/ंं/g, "ं")
    .replace(/ण/g, "न")
    .replace(/ळ/g, "ल")
    .replace(/ष/g, "श")
    .replace(/[टठ]्ठ/g, "ठ")
    .replace(/([कचतदपबलवयस])्\1/g, "$1")
    .replace(/[ীৗ]/g, "ি")
    .replace(/ूँ/g, "ु")
    .replace(/ঁ/g, "")
    .replace(/ূ/g, "ু")
    .replace(/ঊ/g, "উ")
    .replace(/ণ/g, "ন")
    .replace(/[শষ]/g, "স")
    .replace(/([কচতদপবলসন])্\1/g, "$1")
    .replace(/(?<=..)ো$/, "")
    .replace(/ी/g, "ि")
    .replace(/ई/g, "इ")
    .replace(/ू/g, "ु")
    .replace(/ऊ/g, "उ")
    .replace(/ॉ/g, "ा");
}

const joinedParts: readonly (readonly [string, number])[] = (
  [["साडे", 0.5], ["साढे", 0.5], ["सव्वा", 0.25], ["सवा", 0.25], ["पावणे", -0.25], ["पौने", -0.25], ["সাড়ে", 0.5], ["সওয়া", 0.25], ["পৌনে", -0.25]] as const
).map(([prefix, add]) => [foldNative(prefix), add]); // prettier-ignore
const nativeHundredEndings: readonly string[] = ["शे", "शें", "सौ", "শো", "শ", "শত"].map(foldNative);
const romanHundredEndings: readonly string[] = ["sau", "so", "se"];
const leastBefore: Readonly<Record<string, number>> = { sau: 2, so: 3, se: 3 };

const latin = new Map<string, NumberWord>();
const native = new Map<Script, Map<string, NumberWord>>();
/** One letter counts only right after a figure. */
const shortScales = new Map<string, NumberWord>([
  ["l", { kind: "scale", value: 1e5 }],
  ["k", { kind: "scale", value: 1000 }],
  ["cr", { kind: "scale", value: 1e7 }],
]);

const isLatin = (word: string) => /^[a-z]/i.test(word);

function put(words: string, meaning: NumberWord, script?: Script): void {
  for (const word of words.trim().split(/\s+/)) {
    if (word === "" || word === "-") continue;
    if (isLatin(word)) {
      const key = matchKey(word);
      if (!latin.has(key)) latin.set(key, meaning);
    } else if (script) {
      const table = native.get(script) ?? new Map<string, NumberWord>();
      native.set(script, table);
      const key = foldNative(word);
      if (!table.has(key)) table.set(key, meaning);
    }
  }
}

// Words that mean something else more often; they count only beside another number word or a unit, or alone.
const weakLatin = "do so sath saath one don tera bara bis asi ik yek an a che chah sola vis saha dui";
const weakKeys = new Set(weakLatin.split(" ").map(matchKey));
// वन is a forest, টু a trifle, एट nothing; শত is a hundred.
const weakNative = new Set(["दो", "तेरा", "ন", "ছ", "বার", "तेरा", "बारा", "वन", "टू", "टु", "টু", "फॉर", "एका"].map(foldNative));

/** Ways the key of a number is also written: "chauntis" as "chotis", "pachahattar" as "pachattar". Two changes at most. */
function spellingsOf(key: string): ReadonlySet<string> {
  const once = (word: string) => spellingRules.map(([from, to]) => word.replace(from, to)).filter((changed) => changed !== word);
  return new Set(once(key).flatMap((word) => [word, ...once(word)]));
}

const spellingRules: readonly (readonly [RegExp, string])[] = [
  [/n(?=[tsc])/, ""],
  [/ai/, "e"],
  [/au/, "o"],
  [/th/, "t"],
  [/d(?=[taslv])/, "r"],
  [/d(?=[tsl])/, "dh"],
  [/hatar$/, "atar"],
  [/ave$/, "ve"],
  [/a?[vb]e$/, "be"],
  [/^i/, "e"],
  [/iy?a/, "ya"],
  [/ya/, "ia"],
  [/ya(?=[vs])/, "a"],
  [/h$/, ""],
  [/s$/, "sh"],
  [/(?<=.)a(?=n[vb])/, ""],
];

function unit(words: string, value: number, script?: Script, extra: { tens?: boolean; english?: boolean; weakRoman?: boolean } = {}): void {
  for (const word of words.trim().split(/\s+/)) {
    const { weakRoman, ...rest } = extra;
    const weak = isLatin(word) ? weakRoman === true || weakKeys.has(matchKey(word)) : weakNative.has(foldNative(word));
    put(word, { kind: "unit", value, ...(weak ? { weak } : {}), ...rest }, script);
  }
}

// Scales first: where a spelling is both, the scale is meant.
put("hundred hundreds sau sou saw सौ शे हंड्रेड हंडरेड", { kind: "hundred" }, "Deva");
put("so", { kind: "hundred", weak: true });
put("শো শ শত হান্ড্রেড হানড্রেড", { kind: "hundred" }, "Beng");
put("shambhar शंभर", { kind: "hundreds", value: 100 }, "Deva");
put("thousand thousands hazaar hajar hajjar hzar hazzar हज़ार हजार हज्जार थाउजेंड थाउज़ेंड थाउजंड थाउजैंड", { kind: "scale", value: 1000 }, "Deva");
put("hajaar হাজার থাউজেন্ড থাউজ্যান্ড", { kind: "scale", value: 1000 }, "Beng");
put("lakh lakhs lac lacs laksh lkh laakhs लाख लाखों लक्ष", { kind: "scale", value: 1e5 }, "Deva");
put("লাখ লক্ষ", { kind: "scale", value: 1e5 }, "Beng");
put("crore crores karod karor kror karode koti करोड़ करोड़ों कोटी कोटि क्रोर", { kind: "scale", value: 1e7 }, "Deva");
put("কোটি", { kind: "scale", value: 1e7 }, "Beng");
put("million", { kind: "scale", value: 1e6 });
put("peti petiyan petia petiya पेटी पेटियाँ पेट्या", { kind: "scale", value: 1e5, slang: true }, "Deva");
put("khokha khoka khokhe khoke खोखा खोका खोखे खोके", { kind: "scale", value: 1e7, slang: true }, "Deva");
put("sava savva sawaa सवा सव्वा सावा", { kind: "part", add: 0.25, alone: 1.25 }, "Deva");
put("sowa সওয়া সোয়া", { kind: "part", add: 0.25, alone: 1.25 }, "Beng");
put("saadhe saade sadhe sade saadey sarhe साढ़े साड़े साढे साडे", { kind: "part", add: 0.5 }, "Deva");
put("saarhe সাড়ে সারে", { kind: "part", add: 0.5 }, "Beng");
put("paune pone pavne paavne pauney poune पौने पावणे पाउणे", { kind: "part", add: -0.25, alone: 0.75 }, "Deva");
put("পৌনে পোনে", { kind: "part", add: -0.25, alone: 0.75 }, "Beng");
put("pauna पौन पौना पाऊण", { kind: "fixed", value: 0.75 }, "Deva");
put("dedh derh ded didh deed daidh dhedh डेढ़ डेढ दीड", { kind: "fixed", value: 1.5 }, "Deva");
put("দেড়", { kind: "fixed", value: 1.5 }, "Beng");
put("dhai adhai adhaai dhaai adich dhaayi dhayi ढाई ढाइ ढ़ाई अढ़ाई अडीच", { kind: "fixed", value: 2.5 }, "Deva");
put("arai aarai আড়াই আড়াইটে", { kind: "fixed", value: 2.5 }, "Beng");
put("aadha aadhe aadhi half adha ardha आधा आधे आधी अर्धा अर्धे अर्धी अर्धं अर्ध हाफ", { kind: "fixed", value: 0.5, weak: true }, "Deva");
put("অর্ধেক আধা আধ হাফ", { kind: "fixed", value: 0.5, weak: true }, "Beng");
put("paav pav pao quarter पाव क्वार्टर", { kind: "fixed", value: 0.25, weak: true }, "Deva");
put("পোয়া পোয়া", { kind: "fixed", value: 0.25, weak: true }, "Beng");
put("point dashamlav dasamlav दशमलव पॉइंट पॉइन्ट प्वाइंट पूर्णांक", { kind: "point" }, "Deva");
put("doshomik দশমিক পয়েন্ট", { kind: "point" }, "Beng");
englishSmall.forEach((word, value) => unit(word, value, undefined, { english: true }));
englishTens.forEach((word, index) => index > 1 && unit(word, index * 10, undefined, { tens: true, english: true }));
for (const [value, words] of Object.entries(englishInNativeLetters)) {
  const number = Number(value);
  for (const script of ["Deva", "Beng"] as const) {
    const own = words.split(" ").filter((word) => (script === "Beng") === /[\u0980-\u09ff]/.test(word));
    unit(own.join(" "), number, script, { english: true, ...(number >= 20 ? { tens: true } : {}) });
  }
}
unit("nought naught", 0, undefined, { english: true });
unit("a an", 1);
hindiUnits.forEach((word, value) => unit(`${word} ${romanHindiUnits[value]} ${hindiUnitVariants[value] ?? ""}`, value, "Deva"));
// Roman spellings vary by rule more than any table holds; short words would meet others.
for (const [key, word] of Array.from(latin)) {
  if (word.kind !== "unit" || word.english || word.value < 11 || key.length < 5) continue;
  for (const variant of spellingsOf(key)) if (variant.length >= 5 && !latin.has(variant)) latin.set(variant, word);
}
// Their Roman spellings are other words of Hindi and English as often.
marathiUnits.forEach((word, value) => unit(`${word} ${marathiUnitVariants[value] ?? ""}`, value, "Deva", { weakRoman: true }));
bengaliUnits.forEach((word, value) => unit(`${word} ${bengaliUnitVariants[value] ?? ""}`, value, "Beng", { weakRoman: true }));
marathiHundreds.forEach((word, index) => put(word, { kind: "hundreds", value: index * 100 }, "Deva"));
bengaliHundreds.forEach((word, index) => put(word, { kind: "hundreds", value: index * 100 }, "Beng"));
put("নশো নয়শ", { kind: "hundreds", value: 900 }, "Beng");
