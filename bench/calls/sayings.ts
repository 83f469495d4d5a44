import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { hearingRate, wavFile } from "@vaarta/speech";
import { spoken } from "../../packages/testing/src/sounds.ts";

/** What a customer of the gold loan says; wherever it leads, the agent has an answer. */
const words = ["हाँ ठीक है", "हाँ बोलिए", "मुथूट", "तीन लाख", "बारह प्रतिशत", "सोना सेफ रहेगा ना", "हाँ", "घर के काम में"];
const speakers = [{}, { speaker: "f2" }, { speaker: "m3", pace: 1.05 }, { speaker: "f4", pace: 0.95 }];
/** Softer than this at either end, it is no speech. */
const silence = 150;

/** Makes the files that are replayed, beforehand: nothing of it is in any figure. @returns paths, for each speaker in the order of the words */
export async function writeSayings(folder: string): Promise<string[][]> {
  const all: string[][] = [];
  for (const [index, speaker] of speakers.entries()) {
    const files: string[] = [];
    for (const [at, text] of words.entries()) {
      const file = join(folder, `${index}-${at}.wav`);
      writeFileSync(file, wavFile([trimmed(await spoken({ text, language: "hi", ...speaker }))], hearingRate));
      files.push(file);
    }
    all.push(files);
  }
  return all;
}

/** What is measured begins with her last sample, so the file must end with it. */
function trimmed(pcm: Int16Array): Int16Array {
  const isSpeech = (sample: number) => Math.abs(sample) > silence;
  return pcm.slice(pcm.findIndex(isSpeech), pcm.findLastIndex(isSpeech) + 1);
}
