import type { SpokenLanguage } from "../../models/hearing/fill.ts";

/** Names that are neither in what the model was trained with nor in its words, each in a sentence. */
export const newNames: Record<SpokenLanguage, { name: string; sentence: string }[]> = {
  hi: inSentences(["मेरा नाम {} है", "जी मैं {} बोल रहा हूँ", "{} ब्रांच में आऊँगा", "लोन {} में है"], "बृजभूषण तरन्नुम लोकेंद्र गिरिजा झुनझुनवाला कुशवाहा छिंदवाड़ा मिर्ज़ापुर तिलकधारी शकुंतला बघेल भदौरिया हज़ारीबाग फ़िरोज़ाबाद चोलामंडलम धनलक्ष्मी वीरेंद्र जगदीश ओमप्रकाश नर्मदा"), // prettier-ignore
  en: inSentences(["my name is {}", "this is {} speaking", "I will come to the {} branch", "my loan is with {}"], "Brijbhushan Tarannum Lokendra Girija Jhunjhunwala Kushwaha Chhindwara Mirzapur Shakuntala Baghel Hazaribagh Firozabad Dhanlaxmi Virendra Jagdish Narmada Cholamandalam Kottayam Thrissur Bhatia"), // prettier-ignore
  bn: inSentences(["আমার নাম {}", "আমি {} বলছি", "{} ব্রাঞ্চে যাব", "লোন {} এ আছে"], "ব্রজেন্দ্র তিলোত্তমা লোকনাথ গিরিজা ঝুমকি হৈমন্তী পুরুলিয়া জলপাইগুড়ি ধনঞ্জয় শকুন্তলা বাগচী ভৌমিক মুর্শিদাবাদ ফারাক্কা চিত্তরঞ্জন ধনলক্ষ্মী বীরেন্দ্র জগদীশ ওমপ্রকাশ নর্মদা"), // prettier-ignore
  mr: inSentences(["माझं नाव {} आहे", "हो मी {} बोलतोय", "{} च्या शाखेत येईन", "लोन {} मध्ये आहे"], "ब्रिजभूषण तरन्नुम लोकेंद्र गिरिजा झुंबर कुशाभाऊ खामगाव मिरज तुकाराम शकुंतला बागवे भालेराव गडचिरोली वेंगुर्ला चोलामंडलम धनलक्ष्मी वीरेंद्र जगदीश ज्ञानेश्वर नर्मदा"), // prettier-ignore
};

function inSentences(sentences: readonly string[], names: string): { name: string; sentence: string }[] {
  return names.split(" ").map((written, at) => {
    const name = /^[A-Za-z]/.test(written) ? written.toLowerCase() : written;
    return { name, sentence: sentences[at % sentences.length]!.replace("{}", name) };
  });
}
