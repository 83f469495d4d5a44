// A table: English number words.

const list = (text: string) => text.trim().split(/\s+/);

/** 0 to 19. */
export const englishSmall: readonly string[] = list(`
  zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen`);

/** 0, 10, 20 … 90; the first two are only there to keep the index. */
export const englishTens: readonly string[] = list(`- ten twenty thirty forty fifty sixty seventy eighty ninety`);

/** 0 to 99. */
export const englishUnits: readonly string[] = Array.from({ length: 100 }, (_, n) => {
  if (n < 20) return englishSmall[n]!;
  const tens = englishTens[Math.floor(n / 10)]!;
  return n % 10 === 0 ? tens : `${tens}-${englishSmall[n % 10]!}`;
});

/** The same in Devanagari and Bengali letters, as a recogniser writes English said within Hindi, Marathi and Bengali. */
export const englishInNativeLetters: Readonly<Record<number, string>> = {
  0: "ज़ीरो जीरो झिरो झीरो ज़िरो जिरो জিরো জ়িরো",
  1: "वन ওয়ান",
  2: "टू टु টু",
  3: "थ्री थ्रि থ্রি থ্রী",
  4: "फोर फ़ोर फॉर ফোর",
  5: "फाइव फ़ाइव फाईव फाइव्ह ফাইভ",
  6: "सिक्स সিক্স",
  7: "सेवन सेव्हन सेवेन সেভেন",
  8: "एट एइट ऐट এইট",
  9: "नाइन नाईन নাইন",
  10: "टेन টেন",
  11: "इलेवन इलेव्हन ইলেভেন",
  12: "ट्वेल्व ट्वेल्व्ह टुवेल्व টুয়েলভ টুয়েল্ভ",
  13: "थर्टीन থার্টিন",
  14: "फोर्टीन फॉर्टीन ফোর্টিন",
  15: "फिफ्टीन ফিফটিন",
  16: "सिक्सटीन सिक्स्टीन সিক্সটিন",
  17: "सेवेंटीन सेवनटीन সেভেনটিন",
  18: "एटीन एट्टीन এইটিন",
  19: "नाइनटीन नाइंटीन নাইনটিন",
  20: "ट्वेंटी ट्वेन्टी टवेंटी টোয়েন্টি টুয়েন্টি",
  30: "थर्टी থার্টি",
  40: "फोर्टी फॉर्टी ফোর্টি ফর্টি",
  50: "फिफ्टी फ़िफ़्टी ফিফটি ফিফ্টি",
  60: "सिक्सटी सिक्स्टी সিক্সটি",
  70: "सेवेंटी सेव्हंटी सेवनटी সেভেন্টি সেভেনটি",
  80: "एटी एट्टी এইটি",
  90: "नाइंटी नाइनटी नाईन्टी নাইনটি নাইন্টি",
};
