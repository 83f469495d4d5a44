// A table: names of languages as callers say them, by tag.

export const languageNames: readonly (readonly [tag: string, names: string])[] = [
  ["en", "english angrezi angreji अंग्रेज़ी इंग्लिश ইংরেজি ইংরেজিতে इंग्रजी इंग्रजीत"],
  ["hi", "hindi हिंदी हिन्दी হিন্দি হিন্দিতে हिंदीत"],
  ["hi-x-hinglish", "hinglish"],
  ["bn", "bengali bangla bangali banglay बंगाली बांग्ला बंगालीत বাংলা বাংলায়"],
  ["mr", "marathi marathit मराठी मराठीत মারাঠি"],
  ["ta", "tamil तमिल तमिळ तमिळमध्ये तमिळमधे তামিল তামিলে"],
  ["te", "telugu तेलुगु तेलुगू तेलुगूमध्ये তেলুগু তেলুগুতে"],
  ["kn", "kannada कन्नड़ कानडी कन्नडमध्ये কন্নড়"],
  ["ml", "malayalam मलयालम मल्याळम মালয়ালম"],
  ["gu", "gujarati गुजराती गुजरातीत গুজরাটি গুজরাটিতে"],
  ["pa", "punjabi पंजाबी पंजाबीत পাঞ্জাবি পাঞ্জাবিতে"],
  ["or", "odia oriya उड़िया ওড়িয়া ওড়িয়াতে"],
  ["ur", "urdu उर्दू उर्दूत উর্দু উর্দুতে"],
  ["as", "assamese असमिया"],
  ["bho", "bhojpuri भोजपुरी"],
];

/** Around a language's name, these make it a request. */
export const languageRequestPhrases: readonly string[] = [
  "LANGUAGE me bol*", "LANGUAGE me baat", "LANGUAGE me bat*", "LANGUAGE me kar*", "LANGUAGE me samjha*", "LANGUAGE bol*", "speak LANGUAGE", "speak in LANGUAGE", "talk in LANGUAGE", "in LANGUAGE please", "in LANGUAGE $",
  "^ LANGUAGE $", "^ LANGUAGE please", "^ LANGUAGE me $", "switch to LANGUAGE", "LANGUAGE aati hai", "LANGUAGE aata hai", "do you speak LANGUAGE", "do you know LANGUAGE", "LANGUAGE samajh", "only LANGUAGE", "sirf LANGUAGE", "continue in LANGUAGE",
  "change to LANGUAGE", "prefer LANGUAGE", "LANGUAGE chahiye", "LANGUAGE বলুন", "LANGUAGE কথা", "LANGUAGE bolun", "LANGUAGE बोला", "LANGUAGE मध्ये", "language LANGUAGE", "LANGUAGE please", "LANGUAGE bolte|bolti|bolta", "LANGUAGE jante", "LANGUAGE te bolun",
]; // prettier-ignore
