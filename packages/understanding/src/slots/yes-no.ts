import { type Token, formKey, matchKey } from "@vaarta/text";
import { type PhraseBook, phraseBook } from "../phrases/phrase-book.ts";
import type { Utterance } from "../utterance.ts";

/** A yes or a no that answers a question. */
export interface YesNo {
  value: boolean;
  score: number;
  /** The words that said so. */
  words: string;
}

const keys = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/).map(matchKey));

const plainYes = keys("haan han haanji hanji yes yeah yep yup yess yah aye हाँ हां होय হ্যাঁ হ্যা হাঁ hyan hya hoy");
/** Yes where they come first: हो is a verb in the middle of a Hindi sentence. */
const firstYes = keys("ho हो হুঁ");
const afterFirstYes = keys("sakta sakti sakte jayega jaega gaya gayi raha rahi na jaye सकता सकती जाएगा गया रहा");
const agreeing = keys(
  "bilkul zaroor zarur pakka theek thik sahi chalega chalegi chalel chalta chaltay chalte agree alright allright manzoor manjoor ok okay okey done sure fine correct right absolutely definitely certainly course agreed confirm confirmed perfect " +
    "taiyar tayyar ready raazi razi interested बिल्कुल ज़रूर ठीक सही चलेगा मंज़ूर तैयार राज़ी पक्का नक्की बरोबर चालेल चालतं चालतंय चालते मान्य तयार निश्चित जमेल अगदी " +
    "ঠিক অবশ্যই নিশ্চয় নিশ্চয়ই চলবে রাজি পারব হবে চাই আছে obosshoi cholbe parbo hobe nishchoy",
);
const imperatives = keys(
  "karo kardo kijiye kariye dijiye lijiye bhejo bhej bhejiye likho likhiye rakho rakhiye karwa ahead proceed please करो कीजिए दीजिए लीजिए भेजो भेजिए करिए रखिए करा पाठवा द्या घ्या " +
    "করুন করে দিন দাও পাঠান পাঠিয়ে নিন রাখুন",
);
const negations = keys(
  "nahi na no nope nah not dont don't never mat can't cannot won't didn't doesn't isn't wouldn't नहीं ना मत नाही नको नका नाहीत না নয় নেই নাই nai nako nei noy disagree",
);
const buts = keys("but par lekin magar however kintu पर लेकिन मगर पण কিন্তু pan");
const troubles = keys(
  "dikkat problem problems problam pareshani etraaz aitraaz issue issues objection harm harj takleef taklif dikat mushkil mana inkaar trouble worries mind " +
    "दिक्कत परेशानी समस्या प्रॉब्लम प्रॉब्लेम एतराज़ हर्ज तकलीफ़ मुश्किल हरकत अडचण त्रास অসুবিধা সমস্যা আপত্তি প্রবলেম osubidha somossa apotti harkat adchan",
);
const whys = keys("kyun kyu why keno क्यों का कशाला কেন");

/** Letting it be, calling it wrong: a no without a no in it. */
const refusals: PhraseBook<true> = phraseBook(
  [
    "rehne|rahne hi|to|toh|bhi? do|de|dijiye|dena", "chhod|chhodo|chhodiye|chhoro hi? do?|dijiye?", "mana kar*", "मना कर*", "मन नहीं|nahi", "no need", "won't do|work", "गरज नाहीये|नाहीय", "इच्छा नाही|नहीं", "jaane do|dijiye", "galat", "wrong", "incorrect", "cancel", "leave it", "forget it", "skip", "some other time", "राहू|राहु|राहूं द्या|दे", "सोडा", "नको", "चूक", "থাক", "থাকুক",
    "বাদ দিন|দাও", "ছাড়ুন", "ছেড়ে দিন", "ভুল", "thak $", "rather not", "i'd rather not", "no way", "not possible", "nothing doing", "सम्भव|संभव|शक्य नाही|नहीं", "সম্ভব না|নয়", "badal do", "change karo", "radd kar*",
  ].map((phrase): [true, string] => [true, phrase]),
); // prettier-ignore

/** A yes with a no in it, or without a yes. */
const assents: PhraseBook<true> = phraseBook(
  ["koi baat nahi|nai", "koi nahi $", "no worries", "sounds good", "go ahead", "as you wish|say|like", "jaisa|jaise aap kahe*|bole*|chahe*", "why not", "i do $", "i am $", "i can $", "i will $", "don't mind", "can't complain", "not a problem", "जसं|जसे तुम्ही", "যেমন বলবেন", "works|suits for? me", "fine with|by me", "i guess|suppose|think so", "that|it will|'ll|would do", "that'll|it'll do", "whatever you think|say|feel|like|prefer", "you know best", "up to you", "that's|that is|thats the one|it", "sure thing", "no harm", "might as well",
   "aap jo|jaisa theek|sahi|behtar samjh*", "jo aap kahe*|bole*", "aap jo kahe*|bole*", "aapki marzi|marji", "haan vahi|wahi", "हाँ|हां वही", "तुम्ही म्हणाल", "तुम्ही सांगाल|ठरवाल", "तुम्हाला योग्य", "तुमची मर्जी", "আপনি যা ভালো", "আপনি যা বলেন|বলবেন", "আপনার ইচ্ছা|ইচ্ছে", "যা ভালো বোঝেন", "ঠিক ওটাই|তাই"].map((phrase): [true, string] => [true, phrase]),
); // prettier-ignore

/** She does not know, or puts it off: neither. */
const unsure: PhraseBook<true> = phraseBook(
  [
    "pata nahi", "nahi pata", "maloom nahi", "nahi maloom", "idea nahi", "yaad nahi", "samajh nahi", "samjha|samjhi nahi", "nahi samjh*", "sunai nahi", "suna nahi", "sure nahi", "pakka nahi", "not sure", "don't know", "do not know", "didn't get", "didn't understand",
    "soch*", "dekhte|dekhenge|dekhunga|dekhungi|dekhta|dekhti", "shayad", "maybe", "may be", "perhaps", "let me think", "let me see", "let you know", "ya nahi", "hai ki nahi", "माहीत|माहित|ठाऊक नाही", "समजलं|समजले|कळलं|कळले नाही", "बघतो|बघते|बघू", "कदाचित", "विचार कर*",
    "জানি না", "বুঝতে .. না", "বুঝিনি", "শুনতে .. না", "হয়তো", "ভেবে", "দেখি", "দেখছি", "ho jayega $", "kab bola", "kab kaha", "bataunga", "bataungi", "kya bola", "phir se",
  ].map((phrase): [true, string] => [true, phrase]),
); // prettier-ignore

/** True for what is neither yes nor no by its own words: "pata nahi", "haan shayad". */
export function isUnsure({ words }: Utterance): boolean {
  return unsure.find(words).length > 0;
}

const ignorance: PhraseBook<true> = phraseBook(
  ["pata nahi", "nahi pata", "maloom nahi", "nahi maloom", "idea nahi", "no idea", "yaad nahi", "don't know", "do not know", "dont remember", "माहीत|माहित|ठाऊक नाही", "आठवत नाही", "জানি না", "জানা নেই", "মনে নেই"].map((phrase): [true, string] => [true, phrase]),
); // prettier-ignore

/** True where she says that she does not know: "pata nahi" chooses no "no". */
export function knowsNot({ words }: Utterance): boolean {
  return ignorance.find(words).length > 0;
}

/**
 * The yes or no of an answer, told by what is denied: "koi dikkat nahi" agrees, "theek nahi" does not, and in "haan, par abhi nahi" and
 * "nahi nahi, haan kar do" the last word counts. Null where it is neither ("pata nahi", "achha", a question).
 */
export function readYesNo(utterance: Utterance, question: boolean): YesNo | null {
  const { words } = utterance;
  if (words.length === 0 || utterance.secrets.length > 0 || unsure.find(words).length > 0) return null;
  const items = itemsOf(words);
  const first = items[0];
  if (!first || (question && !(first.at <= 1 && first.plain))) return null;
  // In a long sentence only a plain yes or no, or one at its beginning, is an answer.
  if (words.length > 9 && !items.some(({ plain, at }) => plain || at <= 1)) return null;
  const plain = items.filter((item) => item.plain);
  const last = plain.at(-1) ?? items.at(-1)!;
  const turns = words.some(({ key }, at) => buts.has(key) && at > first.at && at < last.at);
  // "Haan, mere paas aur koi loan nahi hai" stays a yes.
  const decides = first.plain && first.value && !last.value && words.length > 6 && !turns ? first : last;
  const said = utterance.text.slice(words[Math.min(first.at, decides.at)]!.start, words[decides.at]!.end);
  return { value: decides.value, score: decides.plain ? 0.92 : 0.8, words: said };
}

interface Item {
  value: boolean;
  /** Says yes or no in so many words. */
  plain: boolean;
  at: number;
}

function itemsOf(words: readonly Token[]): Item[] {
  const key = (at: number) => (words[at] ? formKey(words[at], agreeing) : "");
  const isNegation = (at: number) => negations.has(key(at)) && !isParticle(words, at);
  const used = new Set<number>();
  const items: Item[] = [];
  const take = (value: boolean, plain: boolean, at: number) => items.push({ value, plain, at });
  for (let at = 0; at < words.length; at++) {
    if (troubles.has(key(at))) {
      const denial = nearest(words.length, at, 4, (place) => isNegation(place) && !used.has(place));
      if (denial !== null) used.add(denial);
      take(denial !== null, true, at);
    } else if (whys.has(key(at)) && isNegation(at + 1)) {
      used.add(at + 1);
      take(true, true, at);
    }
  }
  for (const [book, value] of [[refusals, false], [assents, true]] as const) {
    for (const { from, to } of book.find(words)) {
      take(value, true, from);
      for (let at = from; at < to; at++) used.add(at);
    }
  } // prettier-ignore
  for (let at = 0; at < words.length; at++) {
    if (used.has(at)) continue;
    if (isNegation(at)) take(false, true, at);
    else if (isPlainYes(words, at)) take(true, true, at);
    else if (agreeing.has(key(at)) || imperatives.has(key(at))) {
      const denied =
        (isNegation(at + 1) && !used.has(at + 1)) ||
        (isNegation(at + 2) && !used.has(at + 2)) ||
        (at > 0 && isNegation(at - 1) && !used.has(at - 1));
      if (!denied) take(true, false, at);
    }
  }
  return items.sort((a, b) => a.at - b.at);
}

function isPlainYes(words: readonly Token[], at: number): boolean {
  const { key, text } = words[at]!;
  // Marathi हा is "this".
  if (plainYes.has(key)) return text !== "हा" || words.length === 1;
  return firstYes.has(key) && at <= 1 && !negations.has(words[0]!.key) && !afterFirstYes.has(words[at + 1]?.key ?? "");
}

/** "kar do na", "theek hai na": asks for assent and denies nothing. */
function isParticle(words: readonly Token[], at: number): boolean {
  const { key, script } = words[at]!;
  const before = words[at - 1];
  if (key !== "na" || before === undefined) return false;
  if (script === "Beng") return /^(?:দিন|দাও|নিন|নাও|করুন|করো|রাখুন|বলুন|বলো|বলেন|পাঠান|হোক|চলুন)$/.test(before.text);
  return /^(?:hai|ho|do|lo|haan|ha|ji|dijie|lijie|to|kara|karo|diya|kiya|gaya|kaha|bola|le|de|bolo|kahie|bolie|bataie)$/.test(before.key);
}

function nearest(length: number, at: number, within: number, fits: (place: number) => boolean): number | null {
  for (let distance = 1; distance <= within; distance++) {
    if (at + distance < length && fits(at + distance)) return at + distance;
    if (at - distance >= 0 && fits(at - distance)) return at - distance;
  }
  return null;
}
