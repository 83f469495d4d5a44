import { wordKeys, wordSet } from "./words.ts";

// Words that a speaker says while she looks for others.
const fillers = wordSet(`
  um uh uhm umm er erm hmm hm so well like actually basically
  matlab yaani yani woh wo vo toh to aisa waise arre achha dekhiye suniye
  मतलब यानी वो वह तो ऐसा वैसे अरे देखिए सुनिए अं अम्म उम
  মানে ইয়ে আসলে ওই তো মানে যে এই দেখুন
  म्हणजे अं ते तर असं बघा म्हणजे
`);

// Words after which a sentence goes on: postpositions, conjunctions, articles, possessives.
const goesOn = wordSet(`
  and or but because if that which the a an my our your his her their to for of with from in at on by about between i'm is are was
  aur ya lekin magar par kyunki agar ki ka ke ko se mein mera meri hamara hamari apna apni jo jab jaise taki sirf lagbhag kareeb bas
  और या लेकिन मगर पर क्योंकि अगर कि का के को से में मेरा मेरी मेरे हमारा हमारी अपना अपनी जो जब जैसे ताकि सिर्फ़ लगभग क़रीब
  আর আমার আমাদের এবং কিন্তু অথবা বা যদি কারণ যে যখন জন্য প্রায় শুধু থেকে
  आणि किंवा पण कारण जर की माझा माझी माझे आमचा आमची ज्या साठी मध्ये फक्त जवळपास पासून च्या
`);

// Verbs that Hindi, Bengali and Marathi end a sentence with; English has none. "…ka hai" is whole, "…ka" is not.
export type Ending = "filler" | "unfinished" | "whole";

/** How the words so far end: looking for a word, in the middle of a sentence, or as a sentence may. */
export function endingOf(text: string): Ending {
  const keys = wordKeys(text);
  const last = keys.at(-1);
  if (last === undefined) return "whole";
  if (/[,،…-]\s*$/u.test(text)) return "unfinished";
  if (goesOn.has(last) && keys.length > 1) return "unfinished";
  // A filler alone is an answer where one was wanted ("hmm"); after other words she looks for the next.
  if (fillers.has(last)) return "filler";
  return "whole";
}
