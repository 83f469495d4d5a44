import { scriptOf } from "./scripts.ts";

// A table and one algorithm: letters of the Indic blocks to Roman ones, by the layout the blocks share with Devanagari.

const consonants: Readonly<Record<string, string>> = {
  क: "k", ख: "kh", ग: "g", घ: "gh", ङ: "n", च: "ch", छ: "chh", ज: "j", झ: "jh", ञ: "n",
  ट: "t", ठ: "th", ड: "d", ढ: "dh", ण: "n", त: "t", थ: "th", द: "d", ध: "dh", न: "n", ऩ: "n",
  प: "p", फ: "ph", ब: "b", भ: "bh", म: "m", य: "y", र: "r", ऱ: "r", ल: "l", ळ: "l", ऴ: "l", व: "v",
  श: "sh", ष: "sh", स: "s", ह: "h",
}; // prettier-ignore

const withNukta: Readonly<Record<string, string>> = { क: "q", ख: "kh", ग: "g", ज: "z", ड: "d", ढ: "dh", फ: "f", य: "y", र: "r", न: "n" };

const vowels: Readonly<Record<string, string>> = {
  अ: "a", आ: "aa", इ: "i", ई: "ee", उ: "u", ऊ: "oo", ऋ: "ri", ऌ: "li", ऍ: "e", ऎ: "e", ए: "e", ऐ: "ai",
  ऑ: "o", ऒ: "o", ओ: "o", औ: "au", ॲ: "a",
}; // prettier-ignore

const signs: Readonly<Record<string, string>> = {
  "ा": "aa", "ि": "i", "ी": "ee", "ु": "u", "ू": "oo", "ृ": "ri", "ॅ": "e", "ॆ": "e", "े": "e", "ै": "ai",
  "ॉ": "o", "ॊ": "o", "ो": "o", "ौ": "au",
}; // prettier-ignore

const virama = "्";
const nukta = "़";

interface Sound {
  consonant: string;
  vowel: string;
  /** The vowel is the one a bare consonant carries, so it may be silent. */
  inherent: boolean;
}

/**
 * Indic text in Roman letters roughly as Hindi speakers type it ("चाहिए" -> "chaahie", "मतलब" -> "matlab"); other text stays.
 * Light: silent vowels by rule, no dictionary. For matching, and for captions of last resort. Pure.
 */
export function romanise(text: string): string {
  return text.normalize("NFC").replace(/[\u0900-\u0963\u0970-\u097f\u0980-\u0d7f]+/g, romaniseWord);
}

function romaniseWord(word: string): string {
  const sounds: Sound[] = [];
  const letters = Array.from(word, toDevanagari);
  const last = () => sounds.at(-1);
  for (let i = 0; i < letters.length; i++) {
    const letter = letters[i]!;
    const next = letters[i + 1];
    if (letter === "ज" && next === virama && letters[i + 2] === "ञ") {
      sounds.push({ consonant: "gy", vowel: "a", inherent: true });
      i += 2;
    } else if (consonants[letter] !== undefined) {
      const hasNukta = next === nukta;
      if (hasNukta) i++;
      sounds.push({ consonant: (hasNukta && withNukta[letter]) || consonants[letter], vowel: "a", inherent: true });
    } else if (signs[letter] !== undefined) {
      const sound = last();
      if (sound) Object.assign(sound, { vowel: signs[letter], inherent: false });
    } else if (letter === virama) {
      const sound = last();
      if (sound) Object.assign(sound, { vowel: "", inherent: false });
    } else if (vowels[letter] !== undefined) {
      sounds.push({ consonant: "", vowel: vowels[letter], inherent: false });
    } else if (letter === "ं" || letter === "ँ") {
      const labial = next !== undefined && /[पफबभम]/.test(next);
      sounds.push({ consonant: labial ? "m" : "n", vowel: "", inherent: false });
    } else if (letter === "ः") {
      sounds.push({ consonant: "h", vowel: "", inherent: false });
    } else if (/[0-9]/.test(letter)) {
      sounds.push({ consonant: letter, vowel: "", inherent: false });
    }
  }
  silenceVowels(sounds);
  return sounds.map(({ consonant, vowel }) => consonant + vowel).join("");
}

/** Final inherent vowels are silent; so are those between vowel-consonant and consonant-vowel, from the right ("karanaa" -> "karnaa"). */
function silenceVowels(sounds: Sound[]): void {
  const final = sounds.at(-1);
  if (final?.inherent && sounds.length > 1) {
    const afterCluster = sounds.at(-2)?.vowel === "" && /^[yrlv]$/.test(final.consonant) && !/^[nm]$/.test(sounds.at(-2)!.consonant);
    if (!afterCluster) final.vowel = "";
  }
  for (let i = sounds.length - 2; i > 0; i--) {
    const sound = sounds[i]!;
    const before = sounds[i - 1]!;
    const after = sounds[i + 1]!;
    if (sound.inherent && before.vowel !== "" && after.consonant !== "" && after.vowel !== "") sound.vowel = "";
  }
}

function toDevanagari(character: string): string {
  const script = scriptOf(character);
  const code = character.codePointAt(0) ?? 0;
  if (script === null || script === "Latn" || script === "Arab" || script === "Deva") {
    return code >= 0x0966 && code < 0x0d80 && (code & 0x7f) >= 0x66 && (code & 0x7f) <= 0x6f ? String((code & 0x7f) - 0x66) : character;
  }
  if (character === "ৎ") return "त";
  return String.fromCodePoint(0x0900 + (code & 0x7f));
}
