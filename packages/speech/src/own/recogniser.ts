import { readFileSync } from "node:fs";
import { join } from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";

import type { Heard, HeardWord } from "../hearing.ts";
import { confidenceOf } from "./confidence.ts";
import { createLexicon, Decoder, type Lexicon } from "./decoder.ts";
import { bands, FeatureStream } from "./features.ts";
import type { SoundTable } from "./sounds.ts";
import { parseVocabulary } from "./vocabulary.ts";

/** What models/hearing/manifest.json says of the model. */
export interface Manifest {
  file: string;
  languages: readonly string[];
  /** Feature frames of one step, and milliseconds of sound of it. */
  framesPerStep: number;
  stepMs: number;
  /** Steps that an answer comes after its sound. */
  delaySteps: number;
  /** Shape of the cache without the batch. */
  cache: readonly [steps: number, width: number];
}

/** The model and the words of its languages, in this process: inference blocks the thread it runs on. */
export class Recogniser {
  readonly manifest: Manifest;
  readonly sounds: SoundTable;
  readonly session: InferenceSession;
  readonly #folder: string;
  readonly #lexicons = new Map<string, Lexicon>();

  private constructor(folder: string, manifest: Manifest, session: InferenceSession) {
    this.#folder = folder;
    this.manifest = manifest;
    this.session = session;
    this.sounds = JSON.parse(readFileSync(join(folder, "sounds.json"), "utf8")) as SoundTable;
  }

  /** @param folder - models/hearing */
  static async load(folder: string): Promise<Recogniser> {
    const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Manifest;
    const session = await InferenceSession.create(join(folder, manifest.file), {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      logSeverityLevel: 3,
    });
    return new Recogniser(folder, manifest, session);
  }

  lexicon(language: string): Lexicon {
    let lexicon = this.#lexicons.get(language);
    if (!lexicon) {
      lexicon = createLexicon(parseVocabulary(language, readFileSync(join(this.#folder, "words", `${language}.tsv`), "utf8")));
      this.#lexicons.set(language, lexicon);
    }
    return lexicon;
  }

  open(lexicons: readonly Lexicon[]): Utterance {
    return new Utterance(this, lexicons);
  }
}

/** One utterance that is being heard. Calls must wait for each other. */
export class Utterance {
  readonly #recogniser: Recogniser;
  readonly #decoders: readonly { language: string; decoder: Decoder }[];
  readonly #features = new FeatureStream();
  #frames = new Float32Array(0);
  #cache: Tensor;

  constructor(recogniser: Recogniser, lexicons: readonly Lexicon[]) {
    this.#recogniser = recogniser;
    this.#decoders = lexicons.map((lexicon) => ({ language: lexicon.vocabulary.language, decoder: new Decoder(lexicon) }));
    const { cache } = recogniser.manifest;
    this.#cache = new Tensor("float32", new Float32Array(cache[0] * cache[1]), [1, ...cache]);
  }

  /** @param pcm - mono 16-bit samples at 16 kHz, any number */
  async push(pcm: Int16Array): Promise<void> {
    const { framesPerStep } = this.#recogniser.manifest;
    const fresh = this.#features.push(pcm);
    const all = new Float32Array(this.#frames.length + fresh.length);
    all.set(this.#frames);
    all.set(fresh, this.#frames.length);
    const steps = Math.floor(all.length / bands / framesPerStep);
    const used = steps * framesPerStep * bands;
    this.#frames = all.slice(used);
    if (steps === 0) return;
    const answer = await this.#recogniser.session.run({
      features: new Tensor("float32", all.slice(0, used), [1, steps * framesPerStep, bands]),
      cache: this.#cache,
    });
    this.#cache = answer["next_cache"] as Tensor;
    const logs = answer["logs"] as Tensor;
    for (const { decoder } of this.#decoders) decoder.push(logs.data as Float32Array, logs.dims[2]!);
  }

  /** Hears what the model still owes of the last sound, and decides. */
  async finish(): Promise<Heard> {
    await this.push(new Int16Array(flushSamples));
    return this.#heard(true);
  }

  /** What was heard so far. */
  partial(): Heard {
    return this.#heard(false);
  }

  #heard(isOver: boolean): Heard {
    const { stepMs, delaySteps } = this.#recogniser.manifest;
    const results = this.#decoders.map(({ language, decoder }) => ({ language, ...decoder.result(isOver) }));
    const best = results.reduce((one, other) => (other.score > one.score ? other : one));
    const ms = (step: number) => Math.max(0, step - delaySteps) * stepMs;
    const words = best.words.map(({ text, from, to, misfit }): HeardWord => ({
      text,
      startMs: ms(from),
      endMs: ms(to),
      confidence: confidenceOf(misfit),
    }));
    return {
      text: textOf(words),
      language: best.language,
      confidence: Math.min(1, ...words.map(({ confidence }) => confidence), words.length),
      words,
    };
  }
}

/** 350 ms: the model's delay, its last window and some more. */
const flushSamples = 5_600;

function textOf(words: readonly HeardWord[]): string {
  return words.map(({ text }) => text).join(" ");
}
