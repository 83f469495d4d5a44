import { type NumberSpan, type Token, formKey, matchKey, numberWord } from "@vaarta/text";
import type { Json } from "@vaarta/flow";
import { type Utterance, isSecret } from "../utterance.ts";
import type { Entity } from "./entity.ts";

const keys = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/).map(matchKey));

const percentUnits = keys(
  "percent percentage parsent persent pursent persant cent pratishat pratisat fisdi feesdi takke प्रतिशत परसेंट पर्सेंट परसैंट फीसदी फ़ीसदी शतांश শতাংশ পার্সেন্ট পারসেন্ট পারসেণ্ট shotangsho",
);
const takaUnits = keys("taka take टका टके");
const hundredUnits = keys("saikda saikra sainkda saikada saikde saekda sekda shekda shotkora सैकड़ा सैकड़े सैंकड़ा शेकडा शेकड्याला শতকরা");
const rupeeUnits = keys("rupaye rupaya rupay rupya rupye rupaiya rupaiye rupees rupee rupe rupiya rs inr रुपये रुपए रुपया रुपयों टाका টাকা taka");
const gramUnits = keys("gram grams gm gms g grm ग्राम ग्रॅम গ্রাম gramm grams");
const kiloUnits = keys("kilo kg kgs kilos kilogram kilograms keji किलो किलोग्राम কিলো কেজি");
const tolaUnits = keys("tola tole tolas tolaa toley तोला तोले तोळा तोळे तोळं তোলা");
const bhoriUnits = keys("bhori bhari vori ভরি ভরী भरी");
const monthUnits = keys("mahine mahina maheene mahino month months mahiney mahino maheena mas months महीने महीना महीनों महिने महिना মাস");
const yearUnits = keys("saal sal year years varsh baras yr yrs bochor saalon साल सालों बरस वर्ष वर्षे वर्षं বছর");
const anaUnits = keys("ana anna आणे आना আনা");
const caratUnits = keys("carat karat kt k carats कैरेट केरेट कॅरेट ক্যারেট");
/** What is counted is of no slot type. */
const otherUnits = keys(
  "baje bajkar baj minute minutes min mint second seconds ghante ghanta hours hour din days day hafte hafta week weeks baar bar time times log logo people tareekh tarikh st nd rd th am pm " +
    "बजे मिनट घंटे दिन हफ्ते हफ़्ते बार लोग तारीख वाजता দিন টায় দিনের",
);
/** Every unit, so that Marathi and Bengali forms of them can be told: तोळ्यांची, ভরির. */
const units: ReadonlySet<string> = new Set(
  [
    percentUnits,
    takaUnits,
    hundredUnits,
    rupeeUnits,
    gramUnits,
    kiloUnits,
    tolaUnits,
    bhoriUnits,
    monthUnits,
    yearUnits,
    anaUnits,
    caratUnits,
  ].flatMap((set) => [...set]),
);
const monthlyWords = keys(
  "mahine mahina month monthly mahinewar mahiney mahewar महीने महीना मासिक महिना महिन्याला दरमहा মাসে মাসিক masik mahinyala",
);
const yearlyWords = keys("saal salana saalana year yearly annual annum annually varsh साल सालाना वार्षिक वर्षाला বছরে বার্ষিক bochore");

/** Grams in one of the units. By law a tola and a bhori are 11.66 g; many jewellers count 10, so both are marked as assumed. */
const gramsPerTola = 11.66;

/**
 * Money, percentages, weights, durations and plain numbers of an utterance. `taken` tells which tokens belong to a date or a time already.
 */
export function findQuantities(
  utterance: Utterance,
  taken: (from: number, to: number) => boolean,
  options: { percent: boolean; bengali: boolean },
): Entity[] {
  const entities: Entity[] = [];
  for (const [at, token] of utterance.tokens.entries()) {
    const whole = readWholeUnit(utterance, at, token);
    if (whole && !taken(whole.from, whole.to)) entities.push(whole);
  }
  let done = 0;
  for (const [at, given] of utterance.numbers.entries()) {
    const number = hundredUnsaid(utterance, given, utterance.numbers[at + 1]) ?? given;
    if (number.from < done) continue;
    done = number.to;
    if (taken(number.from, number.to) || isSecret(utterance, number.from, number.to)) continue;
    const hundredfold = perHundred(utterance, number, utterance.numbers[at + 1]);
    if (hundredfold) {
      done = utterance.numbers[at + 1]!.to;
      entities.push(hundredfold);
      continue;
    }
    // A word that is a number only now and then is none in the middle of a sentence.
    const isArticle = /^an?$/.test(utterance.tokens[number.from]!.key) && number.to === number.from + 1;
    if (number.weak && (isArticle || utterance.words.length > 3)) continue;
    const entity = readQuantity(utterance, number, options);
    const counted = entity && timesCounted(utterance, entity, utterance.numbers);
    if (counted) {
      done = counted.to;
      // The first of the two was read as a number by itself.
      if (entities.at(-1)?.from === counted.entity.from) entities.pop();
      entities.push(counted.entity);
    } else if (entity) addJoined(entities, entity);
  }
  return entities;
}

function readQuantity(utterance: Utterance, number: NumberSpan, options: { percent: boolean; bengali: boolean }): Entity | null {
  const { tokens } = utterance;
  const key = (at: number) => (tokens[at] ? formKey(tokens[at], units) : "");
  // "11.9 per cent".
  const isPercent =
    (/^(?:per|par)$/.test(key(number.to)) && /^(?:sent|cent)$/.test(key(number.to + 1))) || isMarathiPercent(tokens[number.to]);
  const next = isPercent ? "%" : key(number.to);
  const base = { from: number.from, to: number.to + 1, sure: number.weak ? 0.6 : 0.95 };
  // "two rupees per hundred".
  const isPerHundred = rupeeUnits.has(next) && /^(?:per|par)$/.test(key(number.to + 1)) && tokens[number.to + 2]?.key === "hundred";
  if (isPerHundred) return percent(utterance, number, { ...base, to: number.to + 3 }, "custom");
  const half = next !== "" && isAndAHalf(utterance, number.to + 1) && number.max === undefined;
  if (half && (yearUnits.has(next) || monthUnits.has(next) || tolaUnits.has(next) || kiloUnits.has(next))) {
    // "a year and a half".
    const whole = readQuantity({ ...utterance, tokens: tokens.slice(0, number.to + 1) }, { ...number, value: number.value + 0.5 }, options);
    return whole && { ...whole, to: isAndAHalf(utterance, number.to + 1)! };
  }
  if (anaUnits.has(next)) {
    // Sixteen ana are a bhori: "দু ভরি আট আনা".
    const afterBhori = bhoriUnits.has(key(number.from - 1)) || tolaUnits.has(key(number.from - 1));
    return afterBhori ? { type: "weight", value: spread(number, gramsPerTola / 16), ...base, assumed: "unit" } : null;
  }
  if (next === "%" || percentUnits.has(next)) return percent(utterance, number, base, null);
  const afterRupee = rupeeUnits.has(next) ? number.to + 1 : number.to;
  if (hundredUnits.has(key(afterRupee))) return percent(utterance, number, { ...base, to: afterRupee + 1 }, "custom");
  if (hundredUnits.has(key(number.from - 1)))
    return percent(utterance, number, { ...base, from: number.from - 1, to: afterRupee }, "custom");
  if (takaUnits.has(next) && options.percent && !options.bengali && number.scale === 1 && number.value <= 40) {
    return percent(utterance, number, base, "custom");
  }
  if (gramUnits.has(next)) return { type: "weight", value: spread(number, 1), ...base, ...vagueIf(number) };
  if (kiloUnits.has(next)) return { type: "weight", value: spread(number, 1000), ...base, ...vagueIf(number) };
  if (tolaUnits.has(next) || bhoriUnits.has(next)) {
    return { type: "weight", value: spread(number, gramsPerTola), ...base, assumed: "unit", ...vagueIf(number) };
  }
  // "saadhe teen hazaar mahine ka" is an amount a month.
  if ((yearUnits.has(next) || monthUnits.has(next)) && (number.scale > 1 || number.value >= 100)) return money(utterance, number);
  if (yearUnits.has(next)) return { type: "months", value: spread(number, 12), ...base, ...vagueIf(number) };
  if (monthUnits.has(next)) return { type: "months", value: spread(number, 1), ...base, ...vagueIf(number) };
  if (caratUnits.has(next) && number.scale === 1) return { type: "number", value: number.value, ...base, to: number.to, bare: true };
  if (otherUnits.has(next)) return null;
  return money(utterance, number);
}

/** टक्के keys like the English "take", टक्का like the rupee of Bengal. */
const isMarathiPercent = (token: Token | undefined) => token?.text.startsWith("टक्क") === true;

/** "sau pe do rupaye", "शंभराला दोन रुपये", "একশো টাকায় দু টাকা": so much a hundred. */
function perHundred(utterance: Utterance, hundred: NumberSpan, share: NumberSpan | undefined): Entity | null {
  if (hundred.value !== 100 || !share || share.from - hundred.to > 2 || share.value > 20) return null;
  const { tokens } = utterance;
  const between = tokens.slice(hundred.to - 1, share.from);
  const isOf = between.some(({ key, text }) => /^(?:pe|par|per|me)$/.test(key) || /(?:ला|মুদ্রায়|টাকায়|তে|পর)$/.test(text));
  const isRupees = rupeeUnits.has(formKey(tokens[share.to] ?? { key: "", text: "", script: null, kind: "mark" }, rupeeUnits));
  if (!isOf || !isRupees) return null;
  return percent(utterance, share, { from: hundred.from, to: share.to + 1, sure: 0.9 }, "custom");
}

/** "saal bhar", "वर्षभर", "a couple of months": a term that names no number. */
function readWholeUnit({ tokens, numbers }: Utterance, at: number, token: Token): Entity | null {
  const unit = (key: string) => (yearUnits.has(key) ? 12 : monthUnits.has(key) ? 1 : 0);
  if (token.key === "kaple" || token.key === "couple" || token.key === "kauple") {
    const months = unit(tokens[at + 2]?.key ?? "");
    return tokens[at + 1]?.key === "of" && months > 0 ? { type: "months", value: 2 * months, from: at, to: at + 3, sure: 0.8 } : null;
  }
  // "pav bhar": a quarter of a kilo.
  const isQuarter = token.key === "pav" && /^(?:bar|bhar|ser)$/.test(tokens[at + 1]?.key ?? "");
  if (isQuarter) return { type: "weight", value: tokens[at - 1]?.key === "adha" ? 125 : 250, from: at, to: at + 2, sure: 0.85 };
  const isWhole = tokens[at + 1]?.key === "bar" || tokens[at + 1]?.key === "bhar";
  const joined = token.text.endsWith("भर") ? unit(matchKey(token.text.slice(0, -2))) : 0;
  const months = joined || (isWhole && !numbers.some(({ to }) => to === at) ? unit(token.key) : 0);
  return months > 0 ? { type: "months", value: months, from: at, to: joined ? at + 1 : at + 2, sure: 0.8 } : null;
}

/** Where "and a half" ends, if it stands there. */
function isAndAHalf({ tokens }: Utterance, at: number): number | null {
  if (tokens[at]?.key !== "and") return null;
  const half = /^(?:a|one)$/.test(tokens[at + 1]?.key ?? "") ? at + 2 : at + 1;
  return tokens[half]?.key === "half" ? half + 1 : null;
}

/** "two fifty rupees": the hundred is left out in English. */
function hundredUnsaid(utterance: Utterance, first: NumberSpan, second: NumberSpan | undefined): NumberSpan | null {
  const isEnglish = ({ from }: NumberSpan) => {
    const word = numberWord(utterance.tokens[from]!);
    return word?.kind === "unit" && word.english === true;
  };
  const joins =
    second !== undefined && second.from === first.to && first.value >= 1 && first.value <= 9 && second.value >= 10 && second.value <= 99;
  if (!joins || first.scale > 1 || second.scale > 1 || !isEnglish(first) || !isEnglish(second)) return null;
  const value = first.value * 100 + second.value;
  return rupeeUnits.has(utterance.tokens[second.to]?.key ?? "") ? { value, from: first.from, to: second.to, scale: 1 } : null;
}

function percent(utterance: Utterance, number: NumberSpan, base: Pick<Entity, "from" | "to" | "sure">, custom: "custom" | null): Entity {
  const { tokens } = utterance;
  let period: Entity["period"] = custom ?? undefined;
  for (let at = Math.max(0, base.from - 4); at < Math.min(tokens.length, base.to + 4); at++) {
    if (at >= base.from && at < base.to) continue;
    // "12 mahine ke liye" is a term, not a rate's period.
    const counted = utterance.numbers.some((other) => other.to === at && other.from !== number.from);
    if (counted && !/^(ek|1)$/.test(tokens[at - 1]?.key ?? "")) continue;
    if (monthlyWords.has(tokens[at]!.key)) period = "month";
    else if (yearlyWords.has(tokens[at]!.key)) period = "year";
  }
  return { type: "percent", value: spread(number, 1), ...base, ...(period ? { period } : {}), ...vagueIf(number) };
}

function money(utterance: Utterance, number: NumberSpan): Entity {
  const { tokens } = utterance;
  const before = tokens[number.from - 1];
  const sign =
    before?.text === "₹" ||
    (before !== undefined && /^(rs|inr)$/.test(before.key)) ||
    (before?.text === "." && tokens[number.from - 2]?.key === "rs");
  const after =
    (tokens[number.to] !== undefined && rupeeUnits.has(formKey(tokens[number.to]!, rupeeUnits))) || tokens[number.to]?.text === "₹";
  const from = sign ? number.from - (before?.text === "." ? 2 : 1) : number.from;
  const to = after ? number.to + 1 : number.to;
  const grouped = number.digits !== undefined && tokens[number.from]!.text.includes(",");
  const said = sign || after || grouped || number.scale > 1;
  const entity: Entity = { type: "money", value: spread(number, 1), from, to, sure: number.weak ? 0.6 : 0.95, ...vagueIf(number) };
  if (!said) return { ...entity, bare: true };
  if (number.elided) {
    const { base, rest, scale } = number.elided;
    // "do lakh pachaas" leaves "hazaar" unsaid.
    return { ...entity, value: base + (rest * scale) / 100, assumed: "unit" };
  }
  return number.slang ? { ...entity, assumed: "unit" } : entity;
}

/** "das das gram ke do sikke": so much each, that many times. */
function timesCounted(utterance: Utterance, entity: Entity, numbers: readonly NumberSpan[]): { entity: Entity; to: number } | null {
  const { tokens } = utterance;
  if (entity.type !== "weight" || typeof entity.value !== "number") return null;
  const first = numbers.find(({ to }) => to === entity.from);
  const isTwice = first !== undefined && tokens[first.from]?.key === tokens[entity.from]?.key;
  const isOf =
    /^(?:ke|ki|ka|wale|wali|vale|vali|the|of)$/.test(tokens[entity.to]?.key ?? "") ||
    /(?:চ্যা|ের|चे|च्या|ची)$/.test(tokens[entity.to - 1]?.text ?? "");
  const count = numbers.find(({ from }) => from >= entity.to && from <= entity.to + 1);
  if (!isTwice || !isOf || !count || count.max !== undefined || count.scale > 1 || tokens[count.to]?.kind !== "word") return null;
  return { entity: { ...entity, value: round(entity.value * count.value), from: first.from }, to: count.to };
}

/** "do tola paanch gram", "ek saal chhe mahine": one value in two units. */
function addJoined(entities: Entity[], entity: Entity): void {
  const last = entities.at(-1);
  const joins =
    last !== undefined &&
    last.type === entity.type &&
    (entity.type === "weight" || entity.type === "months") &&
    entity.from - last.to <= 1 &&
    typeof last.value === "number" &&
    typeof entity.value === "number" &&
    entity.value < last.value;
  if (!joins) entities.push(entity);
  else entities[entities.length - 1] = { ...last, value: round(Number(last.value) + Number(entity.value)), to: entity.to };
}

function spread(number: NumberSpan, times: number): Json {
  return number.max === undefined ? round(number.value * times) : { min: round(number.value * times), max: round(number.max * times) };
}

function vagueIf(number: NumberSpan): { vague?: true } {
  return number.max === undefined ? {} : { vague: true };
}

const round = (value: number) => Math.round(value * 100) / 100;
