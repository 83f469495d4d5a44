import { bengaliUnits } from "../numbers/words-bn.ts";
import { hindiUnits } from "../numbers/words-hi.ts";
import { marathiUnits } from "../numbers/words-mr.ts";
import { matchKey } from "./match-key.ts";
import { romanise } from "./romanise.ts";

// A table: words said so often that a rule of spelling would be heard to get them wrong.

const hindi = `है हैं हूँ था थी थे हो नहीं हाँ जी मैं में मेरा मेरी मेरे मुझे हम हमारा आप आपका आपकी आपके आपको वह यह वो ये क्या क्यों कैसे कब कहाँ कौन कितना कितने कितनी और या पर लेकिन तो भी ही
  का की के को से ने तक लिए साथ बाद पहले अभी आज कल परसों सुबह शाम रात दोपहर दिन महीना महीने साल हफ़्ते बजे तारीख रुपये रुपया पैसा पैसे लाख हज़ार करोड़ सौ ब्याज सोना गहने ग्राम तोला तोले प्रतिशत
  चाहिए चाहता चाहती सकता सकती सकते करना करने करूँगा कर करो कीजिए दीजिए लीजिए बताइए बोलिए आइए होगा होगी रहता रहती रहा रही रहे लेना देना दिया लिया किया गया गयी आना जाना ठीक अच्छा
  धन्यवाद नमस्ते ज़रूर बिल्कुल सही नाम घर काम बात फ़ोन नंबर बैंक लोन किस्त शाखा समय ज़्यादा कम थोड़ा सब कुछ कोई दुकान व्यापार सुरक्षित`;
const marathi = `आहे आहेत होते होता नाही हो मी माझा माझी माझे मला आम्ही तुम्ही तुमचा तुमची तुमचे तुम्हाला हा ही हे काय का कसे कधी कुठे कोण किती आणि किंवा पण तर सुद्धा आज उद्या परवा काल सकाळी दुपारी संध्याकाळी
  रात्री दिवस महिना महिने वर्ष वाजता तारीख रुपये पैसे लाख हजार कोटी शंभर व्याज सोने सोनं ग्रॅम तोळे टक्के पाहिजे हवे करा द्या घ्या सांगा या ठीक चांगले धन्यवाद नमस्कार नक्की नाव घर काम फोन नंबर बँक कर्ज वेळ`;
const bengali = `আছে ছিল হবে না হ্যাঁ আমি আমার আমাকে আমরা আপনি আপনার আপনাকে এটা ওটা কি কী কেন কেমন কবে কোথায় কে কত আর এবং কিন্তু তো আজ কাল পরশু সকাল দুপুর বিকেল সন্ধ্যা রাত দিন মাস বছর তারিখ টাকা লাখ হাজার কোটি
  সুদ সোনা গ্রাম ভরি শতাংশ লাগবে চাই পারব করব দেব আসব যাব বলুন দিন করুন ঠিক ভালো ধন্যবাদ নমস্কার নাম বাড়ি কাজ ফোন নম্বর ব্যাঙ্ক লোন সময়`;

const build = (words: string, units: readonly string[]) => {
  const map = new Map<string, string>();
  for (const word of [...words.trim().split(/\s+/), ...units]) {
    for (const key of [matchKey(word), matchKey(romanise(word))]) if (key !== "" && !map.has(key)) map.set(key, word);
  }
  return map;
};
const tables: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  hi: build(hindi, hindiUnits),
  mr: build(marathi, marathiUnits),
  bn: build(bengali, bengaliUnits),
};
const none: ReadonlyMap<string, string> = new Map();

/** Native words of a language by matching key. Pure. */
export function commonWords(language: string): ReadonlyMap<string, string> {
  return tables[language.split("-")[0] ?? ""] ?? none;
}
