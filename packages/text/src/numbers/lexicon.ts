import { matchKey } from "../words/match-key.ts";
import type { Script } from "../words/scripts.ts";
import type { Token } from "../words/tokens.ts";
import { bengaliHundreds, bengaliUnits, bengaliUnitVariants } from "./words-bn.ts";
import { englishSmall, englishTens } from "./words-en.ts";
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
  if (token.script === "Latn")
    return (token.glued || token.text.length > 1 ? shortScales.get(token.text.toLowerCase()) : undefined) ?? latin.get(token.key) ?? null;
  const table = native.get(token.script ?? "Latn");
  if (!table) return null;
  const folded = foldNative(token.text);
  const found = table.get(folded);
  if (found) return found;
  if (token.script === "Deva") return joinedPart(folded, table) ?? table.get(folded.replace(marathiEndings, "")) ?? null;
  // Bengali counts with an ending: পাঁচটা.
  return token.script === "Beng" ? (table.get(folded.replace(/(টা|টি|টায|টার|টে|খানা|ের|ে)$/, "")) ?? null) : null;
}

/** Case endings of लाख and हजार: लाखांचं, हजाराला. */
const marathiEndings = /(?:ां|ा)(?:चं|चा|चि|चे|च्या|ला|ना|त|पर्यंत|हुन)$/;

/** Marathi writes the part and the number as one word: साडेतीन. */
function joinedPart(folded: string, table: ReadonlyMap<string, NumberWord>): NumberWord | null {
  for (const [prefix, add] of joinedParts) {
    if (!folded.startsWith(prefix)) continue;
    const rest = table.get(folded.slice(prefix.length));
    if (rest?.kind === "unit") return { kind: "fixed", value: rest.value + add };
  }
  return null;
}

const joinedParts: readonly (readonly [string, number])[] = [
  ["साडे", 0.5],
  ["साढे", 0.5],
  ["सव्वा", 0.25],
  ["सवा", 0.25],
  ["पावणे", -0.25],
  ["पौने", -0.25],
];

/** Native spelling with nasals, nukta and vowel length folded, so that पाँच, पांच and हज़ार, हजार meet. */
export function foldNative(word: string): string {
  return word
    .normalize("NFC")
    .replace(/[\u200c\u200d]/g, "")
    .replace(/[़়]/g, "")
    .replace(/ँ/g, "ं")
    .replace(/[नमञणङ]्(?=[क-ह])/g, "ं")
    .replace(/ঁ/g, "")
    .replace(/ী/g, "ি")
    .replace(/ূ/g, "ু")
    .replace(/ी/g, "ि")
    .replace(/ू/g, "ु")
    .replace(/ॉ/g, "ा");
}

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
const weakNative = new Set(["दो", "तेरा", "ন", "ছ", "বার", "तेरा", "बारा"].map(foldNative));

function unit(words: string, value: number, script?: Script, extra: { tens?: boolean; english?: boolean; weakRoman?: boolean } = {}): void {
  for (const word of words.trim().split(/\s+/)) {
    const { weakRoman, ...rest } = extra;
    const weak = isLatin(word) ? weakRoman === true || weakKeys.has(matchKey(word)) : weakNative.has(foldNative(word));
    put(word, { kind: "unit", value, ...(weak ? { weak } : {}), ...rest }, script);
  }
}

// Scales first: where a spelling is both, the scale is meant.
put("hundred hundreds sau sou saw सौ", { kind: "hundred" }, "Deva");
put("so", { kind: "hundred", weak: true });
put("শো শ শত", { kind: "hundred" }, "Beng");
put("shambhar शंभर", { kind: "hundreds", value: 100 }, "Deva");
put("thousand thousands hazaar hajar हज़ार हजार", { kind: "scale", value: 1000 }, "Deva");
put("হাজার", { kind: "scale", value: 1000 }, "Beng");
put("lakh lakhs lac lacs laksh लाख", { kind: "scale", value: 1e5 }, "Deva");
put("লাখ লক্ষ", { kind: "scale", value: 1e5 }, "Beng");
put("crore crores karod karor kror करोड़ कोटी कोटि", { kind: "scale", value: 1e7 }, "Deva");
put("কোটি", { kind: "scale", value: 1e7 }, "Beng");
put("million", { kind: "scale", value: 1e6 });
put("peti पेटी", { kind: "scale", value: 1e5, slang: true }, "Deva");
put("khokha khoka खोखा खोका", { kind: "scale", value: 1e7, slang: true }, "Deva");
put("sava savva सवा सव्वा", { kind: "part", add: 0.25, alone: 1.25 }, "Deva");
put("সওয়া", { kind: "part", add: 0.25, alone: 1.25 }, "Beng");
put("saadhe saade sadhe sade साढ़े साढे साडे", { kind: "part", add: 0.5 }, "Deva");
put("সাড়ে", { kind: "part", add: 0.5 }, "Beng");
put("paune pone pavne paavne पौने पावणे", { kind: "part", add: -0.25, alone: 0.75 }, "Deva");
put("পৌনে", { kind: "part", add: -0.25, alone: 0.75 }, "Beng");
put("pauna पौन पौना पाऊण", { kind: "fixed", value: 0.75 }, "Deva");
put("dedh derh ded didh deed डेढ़ डेढ दीड", { kind: "fixed", value: 1.5 }, "Deva");
put("দেড়", { kind: "fixed", value: 1.5 }, "Beng");
put("dhai adhai adhaai dhaai adich ढाई अढ़ाई अडीच", { kind: "fixed", value: 2.5 }, "Deva");
put("আড়াই", { kind: "fixed", value: 2.5 }, "Beng");
put("aadha aadhe aadhi half आधा आधे आधी अर्धा", { kind: "fixed", value: 0.5, weak: true }, "Deva");
put("অর্ধেক আধা", { kind: "fixed", value: 0.5, weak: true }, "Beng");
put("point dashamlav दशमलव पॉइंट पॉइन्ट प्वाइंट पूर्णांक", { kind: "point" }, "Deva");
put("দশমিক পয়েন্ট", { kind: "point" }, "Beng");
englishSmall.forEach((word, value) => unit(word, value, undefined, { english: true }));
englishTens.forEach((word, index) => index > 1 && unit(word, index * 10, undefined, { tens: true, english: true }));
unit("a an", 1);
hindiUnits.forEach((word, value) => unit(`${word} ${romanHindiUnits[value]} ${hindiUnitVariants[value] ?? ""}`, value, "Deva"));
// Their Roman spellings are other words of Hindi and English as often.
marathiUnits.forEach((word, value) => unit(`${word} ${marathiUnitVariants[value] ?? ""}`, value, "Deva", { weakRoman: true }));
bengaliUnits.forEach((word, value) => unit(`${word} ${bengaliUnitVariants[value] ?? ""}`, value, "Beng", { weakRoman: true }));
marathiHundreds.forEach((word, index) => put(word, { kind: "hundreds", value: index * 100 }, "Deva"));
bengaliHundreds.forEach((word, index) => put(word, { kind: "hundreds", value: index * 100 }, "Beng"));
put("নশো নয়শ", { kind: "hundreds", value: 900 }, "Beng");
