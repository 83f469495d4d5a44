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
  [0, "sunday ravivaar raviwar robbar itvaar etvaar itwar रविवार इतवार संडे সানডে রবিবার robibar"],
  [1, "monday mon somvaar somwaar सोमवारी शोमवार sombaar somwar सोमवार मंडे সোমবার মন্ডে sombar"],
  [2, "tuesday tue tues mangalvaar mangalwar mangal मंगलवार मंगल ट्यूज़डे मंगळवार মঙ্গলবার mongolbar"],
  [3, "wednesday wed budhvaar budh budhwar बुधवार बुध वेडनेसडे বুধবার budhbar"],
  [
    4,
    "thursday thu thur thurs guruvaar brihaspativaar veervaar virvaar jumerat गुरुवार गुरूवार बृहस्पतिवार वीरवार जुमेरात थर्सडे বৃহস্পতিবার brihospotibar",
  ],
  [5, "friday fri shukravaar shukarwar sukrawar shukrawar jumma juma शुक्रवार शुक्र जुम्मा फ्राइडे শুক্রবার shukrobar"],
  [6, "saturday shanivaar shaniwar shanichar sanichar shanischar शनिवार शनिचर सैटरडे শনিবার shonibar"],
]);

export const shortWeekdays = table<number>([
  [0, "sun"],
  [6, "sat shani"],
  [4, "guru"],
]);

const monthWords = table<number>([
  [1, "january jan janvari janaury janwari जनवरी जानेवारी जनेवारी জানুয়ারি জানুয়ারী"],
  [2, "february feb farvari फरवरी फ़रवरी फेब्रुवारी ফেব্রুয়ারি ফেব্রুয়ারী"],
  [3, "march मार्च मार्चला মার্চ"],
  [4, "april apr aprail अप्रैल एप्रिल এপ্রিল"],
  [6, "june jun joon जून জুন"],
  [7, "july jul julai जुलाई जुलै জুলাই"],
  [8, "august aug agast अगस्त ऑगस्ट আগস্ট"],
  [9, "september sep sept sitambar sitamber सितंबर सितम्बर सप्टेंबर সেপ্টেম্বর সেপ্টেম্বার"],
  [10, "october oct aktubar aktoobar अक्टूबर अक्तूबर ऑक्टोबर অক্টোবর"],
  [11, "november nov navambar navamber नवंबर नवम्बर नोव्हेंबर নভেম্বর"],
  [12, "december dec disambar disamber दिसंबर दिसम्बर डिसेंबर ডিসেম্বর"],
]);

// By key May would be "me" and "main", so its own spellings decide.
const may = /^(?:may|मई|मे|মে)$/i;

/** January is 1; undefined for a word that names no month. `key` where the token is a form of another word. */
export function monthOf(token: { key: string; text: string } | undefined, key = token?.key): number | undefined {
  if (!token || key === undefined) return undefined;
  return may.test(token.text) ? 5 : monthWords.get(key);
}

/** Days from today. `either`: forwards or back, by the tense. */
export const relativeWords = table<{ days: number; either?: boolean }>([
  [{ days: 0 }, "aaj aajhi aj today todays tonight आज আজ আজকে ajke aajke"],
  [{ days: 1 }, "tomorrow tmrw tomorow tommorow tomorro उद्या udya udyaa আগামীকাল আগামিকাল agamikal टुमॉरो টুমরো"],
  [{ days: -1 }, "yesterday গতকাল গতকালকে gotokal"],
  [{ days: 1, either: true }, "kal कल কাল কালকে kalke kaal"],
  [{ days: -1 }, "काल"],
  [{ days: 2, either: true }, "parson parso parsonh parsoo परसों परसो परवा परवाच्या পরশু পরশুদিন porshu parva"],
  [{ days: 3, either: true }, "narson tarson narso tarso नरसों तरसों नरसो तरसो तेरवा তরশু নরশু"],
]);

export const nextWords = keys("next agle agla agli aglaa pudhchya अगले अगला अगली पुढच्या पुढील पुढचा পরের পরবর্তী porer");
/** Passed over between a direction and its day: "aane wale", "next week's". */
export const saidOfWords = keys("wale wala wali waale vale vala vali वाले वाला वाली");
export const thisWords = keys("this is iss isi इस इसी या ह्या এই এবার");
/** The one that comes: of weekdays the nearest, of weeks and months the next. */
export const comingWords = keys("coming upcoming aane aanewale aanewala yetya agami samner येत्या आने आगामी আগামী সামনের আসছে");
export const lastWords = keys("last pichhle pichle pichhla pichla guzre beete gaye पिछले पिछला पिछली बीते मागच्या মागील গত");
export const dateMarks = keys(
  "tarikh tareekh taareekh tarik tarikhe tareek तारीख तारखेला तारखेपर्यंत तारखेच्या तारीखला तारखे তারিখ তারিখে date dates डेट",
);
export const ordinalEndings = keys("st nd rd th");
export const ofWords = keys("of ki ke ka chya cha ची च्या की के का এর");
export const dayUnits = keys("din dino day days दिन दिनों दिवस দিন");
export const weekUnits = keys(
  "hafte hafta haftaa haften week weeks saptah saptaah हफ्ते हफ़्ते हफ्तों हफ्ता सप्ताह आठवडा आठवडे সপ্তাহ সপ্তাহে হপ্তা athavda",
);
export const fortnightUnits = keys("fortnight pakhwada pakhvara पखवाड़ा पखवाड़े पंधरवडा पंधरवड्याने পক্ষকাল");
export const monthUnits = keys("mahine mahina maheene month months mahino महीने महीना महीनों महिना महिने মাস মাসে");
export const laterWords = keys(
  "baad bad later hence aage andar bhitar within mein me after in from बाद में अंदर नंतर नी পরে পর মধ্যে বাদে pore",
);
export const beforeWords = keys("in within after");
export const agoWords = keys("pehle pahle ago back पहले पूर्वी आधी আগে age");
export const weekendWords = keys("weekend weekends वीकेंड");
export const endWords = keys("end ant akhir aakhir last akhri अंत आखिर आखिरी एंड শেষ");
export const startWords = keys("start shuru shuruaat beginning शुरू शुरुआत প্রথম");
export const firstWords = keys("pehli pahli pahili first पहली पहिली पहिल्या");
export const onWords = keys("on this next coming ko is");

/** The past, and what is still to come: decides which way "kal" looks. */
export const pastWords = keys(
  "tha thi diye kiye bhare gaya gayi gaye hua hui hue diya di liya li kiya kari bhara bheja aaya aayi aaye chuka chuki chuke paid was were did went " +
    "kala mila milaa भरा था थी थे गया गयी गए हुआ हुई दिया लिया किया भेजा आया चुका चुकी चुके दिए दिये किए भरे आए दी ली केला केले केली भरले भरला भरली दिले दिला दिली दिलं केलं भरलं घेतले घेतलं आलो आले आली आलं गेलो गेले गेली झाले झाला झाली होते होता होती होतो " +
    "করেছি দিয়েছি গেছি এসেছিলাম করেছিলাম দিয়েছিলাম ছিল",
);
export const futureWords = keys(
  "will shall aana jana karna milna chahiye sakta sakti sakte aaiye milte rakhiye rakho dijiye please available book chalega chalegi " +
    "आना जाना करना मिलना चाहिए सकता सकती सकते आइए रखिए दीजिए चलेगा आएगा " +
    "येईन येतो येते करेन भरेन हवे হবে যাব আসব করব দেব পারব চাই",
);

export type DayPart = "morning" | "noon" | "afternoon" | "evening" | "night";
export const dayPartWords = table<DayPart>([
  [
    "morning",
    "morning mornings subah subeh tadke pratah तड़के subha savere sawere subhe सुबह सवेरे सकाळी सकाळ पहाटे সকাল সকালে সকালবেলা ভোর ভোরে মর্নিং मॉर्निंग sokal sokale sakali",
  ],
  ["noon", "noon midday"],
  [
    "afternoon",
    "afternoon dopahar dopaher dopehar dupahar दोपहर दुपारी दुपार দুপুর দুপুরে বিকেল বিকেলে বিকাল বিকালে দুপুরবেলা dupuri dupure bikele bikel आफ्टरनून dophar dopher",
  ],
  [
    "evening",
    "evening evenings shaam sham saam shyam sanjh sandhya शाम सांझ संध्या सायं ইভনিং इव्हनिंग संध्याकाळी सायंकाळी সন্ধ্যা সন্ধ্যায় সন্ধে সন্ধেবেলা সন্ধ্যাবেলা সন্ধের sondhya sandhyakali",
  ],
  ["night", "night raat rat midnight ratri रात रात्री রাত রাতে রাত্রি raatri"],
]);
export const clockWords = keys(
  "baje bajey bajke bajkar baj bje bajhe bjay oclock बजे बजकर वाजता वाजेपर्यंत वाजल्यानंतर वाजून वाजले वाजेला ঘটিকা বেজে beje ta wajta vajun vajta টায়",
);
export const bajkarWords = keys("baj bajkar bajke bajker बजकर बजके वाजून vajun বেজে beje");
/** Before the minutes that are left to the hour: "das bajne mein paanch minute", "পাঁচটা বাজতে দশ". */
export const beforeHourWords = keys("bajne बजने বাজতে bajte वाजायला vajayla");
export const hourUnits = keys("ghanta ghante ghantey hour hours घंटे घंटा घंटों तास তাস ঘণ্টা ঘন্টা ghonta");
export const minuteWords = keys("minute minutes min mins mint मिनट मिनिट मिनटों মিনিট मिनिटे मिनिटं मिनिटांनी মিনিটে");
/** Words that may stand between a part of the day and its hour. */
export const clockFillers = keys(
  "ko ke ki mein me at sharp exactly kareeban takriban around about karib kareeb lagbhag almost the in को के में करीब लगभग च्या सुमारे by till tak se from bhi hi",
);

/** Words of the calendar that have forms in Marathi and Bengali; little words have none, and others would look like them (बाकी is not "back"). */
export const calendarStems: ReadonlySet<string> = new Set([
  ...[weekdayWords, monthWords, relativeWords, dayPartWords].flatMap((map: ReadonlyMap<string, unknown>) => [...map.keys()]),
  ...[dateMarks, dayUnits, weekUnits, monthUnits, hourUnits, minuteWords].flatMap((set) => [...set]),
]);
/** Every word of the calendar. */
export const calendarKeys: ReadonlySet<string> = new Set([
  ...calendarStems,
  ...[nextWords, comingWords, thisWords, lastWords, laterWords, agoWords, clockWords, beforeHourWords].flatMap((set) => [...set]),
]);
