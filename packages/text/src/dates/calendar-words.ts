import { matchKey } from "../words/match-key.ts";

// A table: how callers say days, months and parts of the day, every language and script together.

const table = <T>(rows: readonly (readonly [T, string])[]) => {
  const map = new Map<string, T>();
  for (const [value, words] of rows)
    for (const word of words.trim().split(/\s+/)) if (!map.has(matchKey(word))) map.set(matchKey(word), value);
  return map as ReadonlyMap<string, T>;
};
const keys = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/).map(matchKey));

/** Sunday is 0. Short forms that are words of their own ("sun", "sat") are in {@link shortWeekdays}. */
export const weekdayWords = table<number>([
  [0, "sunday ravivaar itvaar etvaar itwar रविवार इतवार संडे সানডে রবিবার robibar"],
  [1, "monday mon somvaar sombaar somwar सोमवार मंडे সোমবার মন্ডে sombar"],
  [2, "tuesday tue tues mangalvaar mangal मंगलवार मंगल ट्यूज़डे मंगळवार মঙ্গলবার mongolbar"],
  [3, "wednesday wed budhvaar budh budhwar बुधवार बुध वेडनेसडे বুধবার budhbar"],
  [
    4,
    "thursday thu thur thurs guruvaar brihaspativaar veervaar virvaar jumerat गुरुवार गुरूवार बृहस्पतिवार वीरवार जुमेरात थर्सडे বৃহস্পতিবার brihospotibar",
  ],
  [5, "friday fri shukravaar shukrawar jumma juma शुक्रवार शुक्र जुम्मा फ्राइडे শুক্রবার shukrobar"],
  [6, "saturday shanivaar shaniwar shanichar sanichar shanischar शनिवार शनिचर सैटरडे শনিবার shonibar"],
]);

export const shortWeekdays = table<number>([
  [0, "sun"],
  [6, "sat shani"],
  [4, "guru"],
]);

const monthWords = table<number>([
  [1, "january jan janvari जनवरी जानेवारी জানুয়ারি"],
  [2, "february feb farvari फरवरी फ़रवरी फेब्रुवारी ফেব্রুয়ারি"],
  [3, "march मार्च মার্চ"],
  [4, "april apr aprail अप्रैल एप्रिल এপ্রিল"],
  [6, "june jun joon जून জুন"],
  [7, "july jul julai जुलाई जुलै জুলাই"],
  [8, "august aug agast अगस्त ऑगस्ट আগস্ট"],
  [9, "september sep sept sitambar sitamber सितंबर सितम्बर सप्टेंबर সেপ্টেম্বর"],
  [10, "october oct aktubar aktoobar अक्टूबर अक्तूबर ऑक्टोबर অক্টোবর"],
  [11, "november nov navambar navamber नवंबर नवम्बर नोव्हेंबर নভেম্বর"],
  [12, "december dec disambar disamber दिसंबर दिसम्बर डिसेंबर ডিসেম্বর"],
]);

// By key May would be "me" and "main", so its own spellings decide.
const may = /^(?:may|मई|मे|মে)$/i;

/** January is 1; undefined for a word that names no month. */
export function monthOf(token: { key: string; text: string } | undefined): number | undefined {
  if (!token) return undefined;
  return may.test(token.text) ? 5 : monthWords.get(token.key);
}

/** Days from today. `either`: forwards or back, by the tense. */
export const relativeWords = table<{ days: number; either?: boolean }>([
  [{ days: 0 }, "aaj aajhi today tonight आज আজ আজকে aajke"],
  [{ days: 1 }, "tomorrow tmrw tomorow tommorow उद्या udya আগামীকাল আগামিকাল"],
  [{ days: -1 }, "yesterday গতকাল"],
  [{ days: 1, either: true }, "kal कल কাল কালকে kalke"],
  [{ days: -1 }, "काल"],
  [{ days: 2, either: true }, "parson parso parsonh परसों परसो परवा পরশু porshu parva"],
  [{ days: 3, either: true }, "narson tarson narso tarso नरसों तरसों"],
]);

export const nextWords = keys(
  "next agle agla agli aane aanewale aanewala aglaa upcoming अगले अगला अगली आने आगामी पुढच्या पुढील पुढचा আগামী সামনের",
);
export const thisWords = keys("this is iss isi coming इस इसी या ह्या এই");
export const lastWords = keys("last pichhle pichle pichhla pichla guzre beete gaye पिछले पिछला पिछली बीते मागच्या মागील গত");
export const dateMarks = keys("tarikh tareekh taareekh tarik तारीख तारीखला তারিখ তারিখে date डेट");
export const ordinalEndings = keys("st nd rd th");
export const ofWords = keys("of ki ke ka की के का");
export const dayUnits = keys("din day days दिन दिवस दिवसांनी দিন");
export const weekUnits = keys("hafte hafta haftaa haften week weeks saptah हफ्ते हफ़्ते हफ्ता सप्ताह आठवडा आठवड्यात आठवड्याने সপ্তাহ সপ্তাহে");
export const monthUnits = keys("mahine mahina maheene month months mahino महीने महीना महिने महिन्यात মাস মাসে");
export const laterWords = keys("baad bad later hence aage andar bhitar within mein me after in बाद में अंदर नंतर नी পরে মধ্যে");
export const beforeWords = keys("in within after");
export const agoWords = keys("pehle pahle ago back पहले पूर्वी আগে");
export const weekendWords = keys("weekend weekends वीकेंड");
export const endWords = keys("end ant akhir aakhir last akhri अंत आखिर आखिरी एंड শেষ");
export const startWords = keys("start shuru shuruaat beginning शुरू शुरुआत প্রথম");
export const firstWords = keys("pehli pahli first पहली पहिली पहिल्या");
export const onWords = keys("on this next coming ko is");

/** The past, and what is still to come: decides which way "kal" looks. */
export const pastWords = keys(
  "tha thi gaya gayi gaye hua hui hue diya di liya li kiya kari bhara bheja aaya aayi aaye chuka chuki chuke paid was were did went " +
    "kala mila milaa भरा था थी थे गया गयी गए हुआ हुई दिया लिया किया भेजा आया चुका चुकी दी ली केला केले भरले दिले झाले होते होता " +
    "করেছি দিয়েছি গেছি এসেছিলাম করেছিলাম দিয়েছিলাম ছিল",
);
export const futureWords = keys(
  "will shall aana jana karna milna chahiye sakta sakti sakte aaiye milte rakhiye rakho dijiye please available book chalega chalegi " +
    "आना जाना करना मिलना चाहिए सकता सकती सकते आइए रखिए दीजिए चलेगा आएगा " +
    "येईन येतो येते करेन भरेन हवे হবে যাব আসব করব দেব পারব চাই",
);

export type DayPart = "morning" | "noon" | "afternoon" | "evening" | "night";
export const dayPartWords = table<DayPart>([
  ["morning", "morning subah subha savere sawere subhe सुबह सवेरे सकाळी सकाळ সকাল সকালে ভোর sokal sokale sakali"],
  ["noon", "noon"],
  ["afternoon", "afternoon dopahar dopaher dopehar dupahar दोपहर दुपारी दुपार দুপুর দুপুরে বিকেল বিকেলে dupuri dupure bikele"],
  ["evening", "evening shaam sham sanjh शाम संध्याकाळी सायंकाळी সন্ধ্যা সন্ধ্যায় sondhya sandhyakali"],
  ["night", "night raat midnight रात रात्री রাত রাতে raatri"],
]);
export const clockWords = keys("baje bajey bajke bajkar baj bje oclock बजे बजकर वाजता वाजेपर्यंत वाजले ঘটিকা ta wajta vajta টায়");
export const bajkarWords = keys("baj bajkar bajke बजकर");
export const minuteWords = keys("minute minutes min mint मिनट মিনিট मिनिटे");
/** Words that may stand between a part of the day and its hour. */
export const clockFillers = keys(
  "ko ke mein me at around about karib kareeb lagbhag almost the in को के में करीब लगभग च्या सुमारे by till tak se from bhi hi",
);
