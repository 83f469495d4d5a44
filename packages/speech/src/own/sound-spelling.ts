import type { SoundTable } from "./sounds.ts";

/**
 * Ways to say a word by how it is spelled, for machines without espeak-ng: nearly right in Devanagari and Bengali, whose letters are
 * sounds; a guess in English. Numbers of sounds, as in {@link SoundTable}.
 */
export function soundSpelling(word: string, language: string, { symbols }: SoundTable): number[][] {
  const ways = language === "en" ? [englishSounds(word)] : indicWays(word.normalize("NFD"), language);
  return ways.map((way) => way.map((sound) => symbols.indexOf(sound)).filter((number) => number > 0)).filter((way) => way.length > 0);
}

/** A syllable as it is written: consonants, the vowel after them, and whether the vowel is only inherent. */
interface Letter {
  sound: string;
  isVowel: boolean;
  isInherent: boolean;
}

function indicWays(word: string, language: string): string[][] {
  const letters = lettersOf(word, language);
  // The inherent vowel is silent at the end, and between consonants with vowels on both sides: क-म-ल is kamal, नमकीन namkeen.
  const kept = letters.filter((letter, at) => {
    if (!letter.isInherent) return true;
    if (at === letters.length - 1)
      return letters.filter(({ isVowel }) => isVowel).length === 1 || (language === "bn" && isConsonant(letters[at - 2]));
    const between = isConsonant(letters[at - 1]) && letters[at - 2]?.isVowel && isConsonant(letters[at + 1]) && letters[at + 2]?.isVowel;
    return language === "bn" || !(between && at + 3 <= letters.length && !letters[at + 2]!.isInherent);
  });
  const one = kept.map(({ sound }) => sound);
  const all = letters.map(({ sound }) => sound);
  // Where the rule may err both ways are listened for.
  return one.length === all.length ? [one] : [one, letters.at(-1)!.isInherent ? all.slice(0, -1) : all];
}

function isConsonant(letter: Letter | undefined): boolean {
  return letter !== undefined && !letter.isVowel;
}

function lettersOf(word: string, language: string): Letter[] {
  const table = language === "bn" ? bengali : language === "mr" ? { ...devanagari, ...marathi } : devanagari;
  const inherent = language === "bn" ? "ɔ" : "ə";
  const letters: Letter[] = [];
  // Bengali lies in a block of its own in the same order.
  const plain = Array.from(word, (letter) =>
    language === "bn" && letter >= "\u0980" && letter <= "\u09ff" ? String.fromCodePoint(letter.codePointAt(0)! - 0x80) : letter,
  );
  for (let at = 0; at < plain.length; at++) {
    const pair = plain[at + 1] === "\u093c" ? `${plain[at]}\u093c` : plain[at]!;
    if (pair.length > 1) at++;
    const sounds = table[pair] ?? table[pair[0]!];
    const isSign = signs.has(pair);
    if (pair === "\u094d") letters.pop();
    else if (sounds === undefined) continue;
    else if (isSign || vowels.has(pair)) {
      if (isSign && letters.at(-1)?.isInherent) letters.pop();
      letters.push(...sounds.map((sound): Letter => ({ sound, isVowel: !marks.has(pair), isInherent: false })));
    } else {
      letters.push(...sounds.map((sound): Letter => ({ sound, isVowel: false, isInherent: false })));
      letters.push({ sound: inherent, isVowel: true, isInherent: true });
    }
    if (marks.has(pair) && sounds !== undefined && letters.at(-2)?.isInherent) letters.at(-2)!.isInherent = false;
  }
  return letters;
}

const split = (text: string) => Object.fromEntries(text.trim().split(/\s+/).map((entry) => [entry.split("=")[0]!.normalize("NFD"), entry.split("=")[1]!.split("+")])); // prettier-ignore

const devanagari: Record<string, string[]> = split(`
  अ=ə आ=aː इ=ɪ ई=iː उ=ʊ ऊ=uː ए=eː ऐ=ɛː ओ=oː औ=ɔː ऋ=ɾ+ɪ ऑ=ɔ ऍ=æ ा=aː ि=ɪ ी=iː ु=ʊ ू=uː े=eː ै=ɛː ो=oː ौ=ɔː ृ=ɾ+ɪ ॉ=ɔ ॅ=æ ं=n ँ=n ः=h
  क=k ख=kʰ ग=ɡ घ=ɡʰ ङ=ŋ च=c छ=cʰ ज=ɟ झ=ɟʰ ञ=ɲ ट=ʈ ठ=ʈʰ ड=ɖ ढ=ɖʰ ण=ɳ त=t थ=tʰ द=d ध=dʰ न=n प=p फ=pʰ ब=b भ=bʰ म=m
  य=j र=ɾ ल=l ळ=ɭ व=ʋ श=ʃ ष=ʃ स=s ह=h क़=k ख़=kʰ ग़=ɡ ज़=z फ़=f ड़=ɽ ढ़=ɽ`);
const marathi: Record<string, string[]> = split("व=v ऐ=aɪ ै=aɪ औ=aʊ ौ=aʊ");
/** By the letters of Devanagari in the same places. */
const bengali: Record<string, string[]> = {
  ...devanagari,
  ...split("अ=ɔ आ=a इ=i ई=i उ=u ऊ=u ए=e ऐ=o+i ओ=o औ=o+u ा=a ि=i ी=i ु=u ू=u े=e ै=o+i ो=o ौ=o+u ं=ŋ च=tʃ छ=tʃʰ ज=ɟ य=dʒ य़=j व=b स=ʃ ण=n ष=ʃ"),
};
const vowels = new Set(Array.from("अआइईउऊएऐओऔऋऑऍ"));
const marks = new Set(["ं", "ँ", "ः"]);
const signs = new Set([...Array.from("ािीुूेैोौृॉॅ"), ...marks]);

function englishSounds(word: string): string[] {
  const sounds: string[] = [];
  for (let rest = word.toLowerCase(); rest !== "";) {
    const [spelling, said] = english.find(([part]) => rest.startsWith(part)) ?? [rest[0]!, []];
    sounds.push(...said);
    rest = rest.slice(spelling.length);
  }
  return sounds;
}

/** Longest first: Indian names in Latin letters are spelled much as they sound. */
const english: readonly (readonly [string, readonly string[]])[] = `
  tion=ʃ+ə+n igh=aɪ tch=tʃ sch=s+k ee=iː ea=iː oo=uː ai=eɪ ay=eɪ aa=ɑː au=ɔː aw=ɔː ow=aʊ ou=aʊ oi=ɔɪ oy=ɔɪ ch=tʃ sh=ʃ th=θ ph=f kh=k gh=ɡ bh=b dh=d jh=dʒ ck=k qu=k+w ng=ŋ
  nn=n tt=t ll=l ss=s pp=p mm=m rr=ɹ dd=d bb=b gg=ɡ kk=k ff=f cc=k
  a=a b=b c=k d=d e=ɛ f=f g=ɡ h=h i=ɪ j=dʒ k=k l=l m=m n=n o=ɒ p=p q=k r=ɹ s=s t=t u=ʌ v=v w=w x=k+s y=i z=z`
  .trim()
  .split(/\s+/)
  .map((entry) => [entry.split("=")[0]!, entry.split("=")[1]!.split("+")] as const);
