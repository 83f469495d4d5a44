import { wordLanguage } from "@vaarta/text";

/** How the letters A to Z are called in a language, in its script. Pure. */
export function letterNames(language: string): Readonly<Record<string, string>> {
  return tables[{ en: "en", hi: "hi", "hi-x-hinglish": "hi", "hi-Latn": "hi", mr: "mr", bn: "bn" }[wordLanguage(language)]]!;
}

const table = (names: string) => Object.fromEntries(names.split(" ").map((name, k) => [String.fromCharCode(65 + k), name]));

const tables: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: table("A B C D E F G H I J K L M N O P Q R S T U V W X Y Z"),
  hi: table("ए बी सी डी ई एफ जी एच आई जे के एल एम एन ओ पी क्यू आर एस टी यू वी डब्ल्यू एक्स वाई ज़ेड"),
  mr: table("ए बी सी डी ई एफ जी एच आय जे के एल एम एन ओ पी क्यू आर एस टी यू व्ही डब्ल्यू एक्स वाय झेड"),
  bn: table("এ বি সি ডি ই এফ জি এইচ আই জে কে এল এম এন ও পি কিউ আর এস টি ইউ ভি ডব্লিউ এক্স ওয়াই জেড"),
};
