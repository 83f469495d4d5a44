import { wordKeys, wordSet } from "./words.ts";

// What a listener says so that the speaker goes on, in Hindi, Bengali, Marathi and English.
const sounds = wordSet(`
  haan han haa ha hn hmm hm mm mhm mmhmm uh huh um achha accha acha ok okay ji jee theek thik hai sahi samjha samjhi samajh gaya gayi bilkul
  हाँ हां हम्म हम हूँ हं अच्छा जी ठीक है सही ओके समझा समझी समझ गया गई बिल्कुल
  হ্যাঁ হুম হুঁ হু আচ্ছা জি জী ঠিক আছে ও ওকে বুঝলাম বুঝেছি শুনছি
  हो होय हम्म बरं बर ठीक आहे समजलं अच्छा ऐकतोय ऐकतेय
  yes yeah yep right sure oh i see fine alright go on got it
`);

const longest = 6;

/** True for "haan… haan… achha" and nothing else: she listens, and wants no word (V30). False for no words at all. */
export function isBackchannel(text: string): boolean {
  const keys = wordKeys(text);
  return keys.length > 0 && keys.length <= longest && keys.every((key) => sounds.has(key));
}
