import { spawn } from "node:child_process";

import { soundsOf, type SoundTable } from "./sounds.ts";

/** espeak-ng's voices whose ways to say a word are all listened for. */
const voices: Readonly<Record<string, readonly string[]>> = { hi: ["hi"], bn: ["bn"], mr: ["mr"], en: ["en-gb", "en-us"] };

/**
 * How words are said, asked of espeak-ng run as a program: once per voice for any number of words.
 * @param program - its path; see `findEspeak`
 * @returns per word, in order, its ways as numbers of sounds; none for what it does not say
 */
export async function pronounce(program: string, language: string, words: readonly string[], table: SoundTable): Promise<number[][][]> {
  const ways: number[][][] = words.map(() => []);
  for (const voice of voices[language] ?? []) {
    const lines = (await run(program, ["-q", "--ipa", "--sep= ", "-v", voice], words.map(asSpoken).join("\n"))).split("\n");
    // One line a word, or the answer cannot be told apart.
    const answers = lines.slice(0, words.length);
    for (const [at, line] of answers.entries()) {
      const sounds = soundsOf(line, table);
      if (sounds.length > 0 && !ways[at]!.some((way) => way.join() === sounds.join())) ways[at]!.push(sounds);
    }
  }
  return ways;
}

/** Abbreviations in capitals are said letter by letter; what could be an instruction or the end of a sentence is left out. */
function asSpoken(word: string): string {
  const plain = word
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}' ]/gu, " ")
    .trim();
  return /^[A-Z]{2,}$/.test(plain) ? plain.split("").join(" ") : plain || "-";
}

function run(program: string, args: readonly string[], input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["pipe", "pipe", "ignore"] });
    const pieces: Buffer[] = [];
    child.stdout.on("data", (piece: Buffer) => pieces.push(piece));
    child.once("error", reject);
    child.once("close", () => resolve(Buffer.concat(pieces).toString("utf8")));
    child.stdin.on("error", () => {});
    child.stdin.end(`${input}\n`);
  });
}
