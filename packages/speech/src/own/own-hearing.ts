import { type ChildProcess, fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { findEspeak } from "../espeak/find-espeak.ts";
import type { Hearing, HearingOptions, HearingStream } from "../hearing.ts";
import { SpeechError } from "../speech-error.ts";
import type { FromRecogniser, ToRecogniser } from "./messages.ts";
import { OwnStream } from "./own-stream.ts";
import type { Manifest } from "./recogniser.ts";

export interface OwnHearingOptions {
  /** Folder of the model. @defaultValue models/hearing of this repository */
  folder?: string;
  /** Path of espeak-ng, which is asked how new names are said; null goes by their spelling. @defaultValue looked for */
  program?: string | null;
  /** How long an answer may take after the last sound. @defaultValue 10000 */
  timeoutMs?: number;
}

/**
 * Our own small recogniser: hears espeak-ng speech of the words of its vocabulary in Hindi, English, Bengali and Marathi, and no people.
 * It runs in a process of its own, started with the first utterance and again after it died; many utterances share it.
 * @see models/hearing/README.md
 */
export function createOwnHearing({
  folder = modelFolder,
  program = findEspeak(process.env),
  timeoutMs = 10_000,
}: OwnHearingOptions = {}): Hearing {
  const { languages } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Manifest;
  return new OwnHearing({ folder, program, timeoutMs }, languages);
}

const modelFolder = join(import.meta.dirname, "..", "..", "..", "..", "models", "hearing");

class OwnHearing implements Hearing {
  readonly name = "own";
  readonly hears = "synthetic";
  readonly languages: readonly string[];
  readonly #options: Required<OwnHearingOptions>;
  readonly #streams = new Map<number, OwnStream>();
  #child: ChildProcess | null = null;
  #next = 1;

  constructor(options: Required<OwnHearingOptions>, languages: readonly string[]) {
    this.#options = options;
    this.languages = languages;
  }

  /** Of its process, while there is one. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  open(options: HearingOptions): HearingStream {
    const primary = [...new Set(options.languages.map((tag) => tag.toLowerCase().split("-")[0]!))];
    const languages = primary.filter((tag) => this.languages.includes(tag));
    if (languages.length === 0) throw new SpeechError("LANGUAGE_LACKING", `The embedded recogniser does not hear ${options.languages.join(", ")}. Connect a provider that does.`); // prettier-ignore
    const id = this.#next++;
    const stream = new OwnStream(options, this.#options.timeoutMs, (message) => this.#send({ ...message, stream: id } as ToRecogniser), () => this.#streams.delete(id)); // prettier-ignore
    this.#streams.set(id, stream);
    this.#send({ kind: "open", stream: id, languages, words: options.words ?? [] });
    return stream;
  }

  close(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    for (const stream of this.#streams.values()) stream.fail(new SpeechError("FAILED", "The recogniser was closed."));
    if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
    return new Promise((resolve) => {
      child.once("exit", () => resolve());
      child.ref();
      // It ends itself when the channel closes; a process has nothing that could be lost.
      child.disconnect();
    });
  }

  #send(message: ToRecogniser): void {
    this.#child ??= this.#start();
    // What cannot be sent was for a process that is gone; its end tells the streams.
    this.#child.send(message, () => {});
  }

  #start(): ChildProcess {
    const { folder, program } = this.#options;
    const child = fork(join(import.meta.dirname, "recogniser-process.ts"), [folder, program ?? ""], {
      serialization: "advanced",
      execArgv: ["--disable-warning=ExperimentalWarning"],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    child.on("message", (message: FromRecogniser) => {
      if (message.kind !== "ready") this.#streams.get(message.stream)?.take(message);
    });
    const ended = () => {
      if (this.#child !== child) return;
      this.#child = null;
      for (const stream of this.#streams.values()) stream.fail(new SpeechError("CONNECTION_LOST", "The recogniser's process ended in the midst of an utterance. The next one starts it again.")); // prettier-ignore
    };
    child.once("exit", ended);
    child.once("error", ended);
    // It alone keeps nothing running.
    child.unref();
    child.channel?.unref();
    return child;
  }
}
