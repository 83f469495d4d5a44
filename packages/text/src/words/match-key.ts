import { romanise } from "./romanise.ts";

// Spellings that no rule brings together, by the key they would have -> the key they get.
const aliases: Readonly<Record<string, string>> = {
  nahin: "nahi", nhi: "nahi", nai: "nahi", nahe: "nahi", nhin: "nahi", nahn: "nahi", naiin: "nahi", nehi: "nahi", han: "ha", hn: "ha",
  hanji: "haji", men: "me", mein: "me", mei: "me", mai: "main", hun: "hu", hon: "hu", hain: "hai", hei: "hai", kyon: "kyu",
  kyun: "kyu", kyo: "kyu", kiu: "kyu", kiun: "kyu", okai: "ok", oke: "ok", oki: "ok", okk: "ok", tik: "thik", thek: "thik",
  thikh: "thik", tek: "thik", kro: "karo", krna: "karna", krdo: "kardo", rha: "raha", rhe: "rahe", rhi: "rahi", plise: "plis",
  muje: "mujhe", mujko: "mujhe", mujhko: "mujhe", mje: "mujhe", skta: "sakta", skti: "sakti", skte: "sakte", lakin: "lekin",
  biaj: "byaj", vyaj: "byaj", byaaj: "byaj", bhyaj: "byaj", goald: "gold", baink: "bank", byank: "bank", bainks: "banks",
  gaurantee: "garanti", guarantee: "garanti", voh: "vo", yeh: "ye", ie: "ye", bohot: "bahut", bahot: "bahut", boht: "bahut",
  bht: "bahut", bhut: "bahut", bahat: "bahut", jada: "jyada", jiada: "jyada", jaida: "jyada", abi: "abhi", kbhi: "kabhi",
  kabi: "kabhi", dobara: "dubara", doobara: "dubara", peise: "paise", pesa: "paisa", hajaar: "hajar", kahan: "kaha", yahan: "yaha",
  vahan: "vaha", jahan: "jaha", btao: "batao", btaie: "bataie", btana: "batana", girvee: "girvi", kaune: "kaun", kon: "kaun",
}; // prettier-ignore

// The same for words typed in Roman letters only: native words that fold to these letters are other words.
const romanAliases: Readonly<Record<string, string>> = {
  h: "hai", kr: "kar", mt: "mat", plj: "plis", pls: "plis", please: "plis", per: "par", pe: "par", ur: "your", yaur: "your",
  you: "yu", yau: "yu", u: "yu", fone: "fon", rate: "ret", loan: "lon", lone: "lon",
}; // prettier-ignore

// English words as they are written in Devanagari, where the rules would not lead back to the English spelling.
const borrowed: Readonly<Record<string, string>> = {
  मिनट: "minute", मिनिट: "minute", सेकंड: "second", मशीन: "machine", रिकॉर्ड: "record", रिकॉर्डिंग: "recording", रेकॉर्ड: "record", रेकॉर्डिंग: "recording", इंटरेस्ट: "interest",
  परसेंट: "percent", फोन: "phone", कॉल: "call", काॅल: "call", नंबर: "number", नम्बर: "number", फ्रॉड: "fraud", डॉक्यूमेंट: "document", डॉक्यूमेंट्स: "documents", अपॉइंटमेंट: "appointment", अपॉइन्टमेंट: "appointment",
  टाइम: "time", मीटिंग: "meeting", होल्ड: "hold", हैलो: "hello", हेलो: "hello", हॅलो: "hello", सॉरी: "sorry", यस: "yes", प्लीज: "please", बिजनेस: "business", ट्रांसफर: "transfer", पेनल्टी: "penalty", पेनाल्टी: "penalty",
  चार्ज: "charge", फॉर्म: "form", लॉकर: "locker", सेफ: "safe", मैनेजर: "manager", मॅनेजर: "manager", कस्टमर: "customer", केयर: "care", डॉक्टर: "doctor", कैंसिल: "cancel", कैंसल: "cancel", बुक: "book", चेंज: "change",
  ऐप: "app", एप: "app", एजेंट: "agent", स्कैम: "scam", अकाउंट: "account", अकाउन्ट: "account", कोर्ट: "court", डिस्काउंट: "discount", बिजी: "busy", बिझी: "busy", हॉस्पिटल: "hospital", रिपीट: "repeat", रॉन्ग: "wrong", रांग: "wrong",
  ब्रांच: "branch", ब्रान्च: "branch", ऑनलाइन: "online", कन्फर्म: "confirm", कंफर्म: "confirm", इमरजेंसी: "emergency", एंबुलेंस: "ambulance", एम्बुलेंस: "ambulance", एक्सीडेंट: "accident", थैंक: "thank", क्लिनिक: "clinic",
  ट्रेन: "train", गारंटी: "guarantee", इंश्योरेंस: "insurance", पेपर: "paper", पेपरवर्क: "paperwork", सर्टिफिकेट: "certificate", हॉलमार्क: "hallmark", कैरेट: "carat", केरेट: "carat", ग्राम: "gram", फीस: "fees", फी: "fee", रोबोट: "robot",
}; // prettier-ignore

// Said otherwise than written; "call" would be "kal", tomorrow.
const exceptions: Readonly<Record<string, string>> = { यह: "ye", वह: "vo", नहीं: "nahi", call: "kol", calls: "kols" };

const cache = new Map<string, string>();

/**
 * The key under which spellings of a word meet, whatever script it is in: "chahie", "chahiye", "chaahiye" and "चाहिए" are one.
 * Long vowels, doubled letters and letters that sound alike fold together; breathed consonants stay apart ("saat" is not "saath").
 * One word in, one key out, possibly empty. Pure.
 */
export function matchKey(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const plain = word.replaceAll("\u093c", "");
  if (Object.hasOwn(borrowed, plain)) return matchKey(borrowed[plain]!);
  const lower = word.toLowerCase();
  const folded = Object.hasOwn(exceptions, lower) ? exceptions[lower]! : foldSpelling(romanise(word));
  const isRoman = /^[ -\u024f]*$/.test(word);
  const key =
    (isRoman && Object.hasOwn(romanAliases, folded) ? romanAliases[folded] : Object.hasOwn(aliases, folded) ? aliases[folded] : null) ??
    folded;
  // A memo only: the answer is the same without it. Bounded, because callers say anything.
  if (cache.size < 20_000) cache.set(word, key);
  return key;
}

/** {@link matchKey} without the table of common words: what the rules alone make of a word in Roman letters. */
export function foldSpelling(word: string): string {
  return word
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^a-z0-9]/g, "")
    .replace(/([a-z])\1{2,}/g, "$1$1")
    .replace(/x/g, "ks")
    .replace(/ck/g, "k")
    .replace(/cch/g, "ch")
    .replace(/chh/g, "ch")
    .replace(/q/g, "k")
    .replace(/w/g, "v")
    .replace(/z/g, "j")
    .replace(/ph/g, "f")
    .replace(/c(?!h)/g, "k")
    .replace(/ch/g, "c")
    .replace(/sh/g, "s")
    .replace(/aa/g, "a")
    .replace(/ee|ii/g, "i")
    .replace(/oo|uu/g, "u")
    .replace(/ou/g, "au")
    .replace(/ae/g, "e")
    .replace(/ay(?![aeiou])/g, "ai")
    .replace(/([a-z])\1/g, "$1")
    .replace(/iy(?=[aeiou])/g, "i")
    .replace(/(?<=[aeo])ye/g, "e")
    .replace(/ae/g, "e")
    .replace(/ayi/g, "ai")
    .replace(/(?<=.[aeiou])h$/, "");
}
