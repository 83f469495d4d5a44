import { wordKeys, wordSet } from "./words.ts";

// Words that a speaker says while she looks for others.
const fillers = wordSet(`
  um uh uhm umm er erm hmm hm so well like actually basically
  matlab yaani yani woh wo vo toh to aisa waise arre achha dekhiye suniye
  मतलब यानी वो वह तो ऐसा वैसे अरे देखिए सुनिए अं अम्म उम
  মানে ইয়ে আসলে ওই তো মানে যে এই দেখুন
  म्हणजे अं ते तर असं बघा म्हणजे
`);

// Words that join what was said to what comes.
const joins = wordSet(`
  and or but because if that which the a an my our your his her their to for of with from about between i'm is are was
  aur ya lekin magar par kyunki agar ki jo jab jaise taki sirf lagbhag kareeb mera meri hamara hamari apna apni
  और या लेकिन मगर पर क्योंकि अगर कि जो जब जैसे ताकि सिर्फ़ लगभग क़रीब मेरा मेरी मेरे हमारा हमारी अपना अपनी
  আর আমার আমাদের এবং কিন্তু অথবা বা যদি কারণ যে যখন প্রায় শুধু
  आणि किंवा पण कारण जर की माझा माझी माझे आमचा आमची ज्या फक्त जवळपास
`);

// Words that a phrase may end with as well as go on after: postpositions.
const cases = wordSet(`
  ka ke ko se mein tak in on at by
  का के को से में तक
  জন্য থেকে
  साठी मध्ये पासून च्या
`);

export type Ending = "filler" | "unfinished" | "whole";

/**
 * How the words so far end: looking for a word, in the middle of a sentence, or as a sentence may.
 * @param answers - they give what was asked: "सोमवार को" is whole then
 */
export function endingOf(text: string, answers: boolean): Ending {
  const keys = wordKeys(text);
  const last = keys.at(-1);
  if (last === undefined) return "whole";
  if (/[,،…-]\s*$/u.test(text)) return "unfinished";
  if (keys.length > 1 && (joins.has(last) || (cases.has(last) && !answers))) return "unfinished";
  // A filler alone is an answer where one was wanted ("hmm"); after other words she looks for the next.
  if (fillers.has(last)) return "filler";
  return "whole";
}
