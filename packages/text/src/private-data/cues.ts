import { formKey } from "../words/endings.ts";
import { matchKey } from "../words/match-key.ts";
import type { Token } from "../words/tokens.ts";

/** What the words around a number say it is. `mine`: "mera number", whatever it is; `reference`: an order, a bill, a helpline, which gives nobody away. */
export type Cue =
  | "otp" | "secret-pin" | "pin" | "card" | "aadhaar" | "account" | "phone" | "mine" | "reference"
  | "pan" | "gstin" | "ifsc" | "voter-id" | "passport" | "vehicle"; // prettier-ignore

const rows: readonly (readonly [Cue, string])[] = [
  ["otp", "otp ओटीपी ओटिपी ওটিপি ওটিপী passcode"],
  ["secret-pin", "cvv cvc mpin सीवीवी সিভিভি एमपिन"],
  ["aadhaar", "aadhaar aadhar adhar adhaar addhar aadhaarcard uid uidai vid आधार আধার"],
  ["card", "card debit credit atm कार्ड कार्डचा কার্ড"],
  ["account", "account acount acc khata khate khaata खाता खाते खात्याचा अकाउंट अकाऊंट অ্যাকাউন্ট একাউন্ট"],
  ["phone", "phone mobile mob whatsapp cell contact फोन फ़ोन मोबाइल मोबाईल व्हाट्सएप व्हॉट्सअ‍ॅप ফোন মোবাইল হোয়াটসঅ্যাপ call"],
  ["pan", "pan पैन पॅन প্যান"],
  ["gstin", "gst gstin जीएसटी জিএসটি"],
  ["ifsc", "ifsc आईएफएससी আইএফএসসি"],
  ["voter-id", "voter epic वोटर मतदार ভোটার"],
  ["passport", "passport पासपोर्ट পাসপোর্ট"],
  ["vehicle", "gaadi gadi gari car bike scooter scooty vehicle registration गाड़ी गाडी गाडीचा कार बाइक গাড়ি গাড়ির বাইক"],
  [
    "reference",
    "order orders invoice bill booking ticket tracking awb consignment shipment reference ref transaction txn utr complaint docket application policy roll serial model sku item product bid toll tollfree helpline employee emp customer client member user meeting pnr " +
      "ऑर्डर बिल बुकिंग टिकट ट्रैकिंग ट्रॅकिंग रेफरेंस इनवॉइस शिकायत हेल्पलाइन अॉर्डर অর্ডার বিল বুকিং টিকিট রেফারেন্স ইনভয়েস হেল্পলাইন",
  ],
];
const cues = new Map(rows.flatMap(([cue, words]) => words.split(" ").map((word) => [matchKey(word), cue] as const)));
const cueKeys = new Set(cues.keys());
const keysOf = (words: string) => new Set(words.split(" ").map(matchKey));
const codeKeys = keysOf("code कोड কোড");
const codeOwners = keysOf("otp verification sms secret security");
const pinKeys = keysOf("pin पिन পিন");
const pinOwners = keysOf("atm upi card secret debit m एटीएम यूपीआई कार्ड এটিএম ইউপিআই");

const numberKeys = keysOf("number no num nambar नंबर नम्बर क्रमांक নম্বর নাম্বার");
const ownKeys = keysOf("mera meri my apna hamara माझा मेरा আমার amar majha");
const cardOwners = new Map([...cues].filter(([, cue]) => cue === "aadhaar" || cue === "pan" || cue === "voter-id"));

/** The nearest cue within five words before or, where there is none, three after. Pure. */
export function cueNear(tokens: readonly Token[], from: number, to: number): Cue | null {
  for (let at = from - 1; at >= Math.max(0, from - 6); at--) {
    const cue = cueAt(tokens, at);
    // An order spoken of some words before is another matter.
    if (cue && !(cue === "reference" && from - at > 4)) return cue;
  }
  for (let at = to; at < Math.min(tokens.length, to + 4); at++) {
    const cue = cueAt(tokens, at);
    // "… pe call karo" after a number is no name of it.
    if (cue && cue !== "reference") return cue;
  }
  return null;
}

/** True when the cue stands within so many words before. Pure. */
export function hasCueBefore(tokens: readonly Token[], from: number, cue: Cue, within = 6): boolean {
  for (let at = from - 1; at >= Math.max(0, from - within); at--) if (cueAt(tokens, at) === cue) return true;
  return false;
}

function cueAt(tokens: readonly Token[], at: number): Cue | null {
  const token = tokens[at];
  if (token?.kind !== "word") return null;
  const next = tokens[at + 1]?.key;
  const before = tokens[at - 1]?.key;
  if (codeKeys.has(token.key)) return before !== undefined && codeOwners.has(before) ? "otp" : null;
  if (pinKeys.has(formKey(token, pinKeys))) {
    // A PIN code is a place.
    if (next !== undefined && codeKeys.has(next)) return "reference";
    return before !== undefined && pinOwners.has(before) ? "secret-pin" : "pin";
  }
  if (numberKeys.has(formKey(token, numberKeys)) && before !== undefined && ownKeys.has(before)) return "mine";
  const cue = cues.get(formKey(token, cueKeys)) ?? null;
  // "Aadhaar card", "PAN card".
  return cue === "card" && before !== undefined ? (cardOwners.get(before) ?? cue) : cue;
}
