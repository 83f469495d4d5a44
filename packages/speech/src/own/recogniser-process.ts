// The recogniser in a process of its own: inference blocks the thread it runs on, and ending a worker thread in the midst of it would
// end the whole process. Many utterances share it; each message is one piece of one of them, worked on in the order they come.
import { LexiconShelf } from "./lexicon-shelf.ts";
import type { FromRecogniser, ToRecogniser } from "./messages.ts";
import { Recogniser, type Utterance } from "./recogniser.ts";

const [folder = "", program = ""] = process.argv.slice(2);
const recogniser = await Recogniser.load(folder);
const shelf = new LexiconShelf(recogniser, program === "" ? null : program);
const streams = new Map<number, { utterance: Utterance; text: string }>();
let work: Promise<void> = Promise.resolve();

process.on("message", (message: ToRecogniser) => {
  if (message.kind === "cancel") streams.delete(message.stream);
  work = work.then(() => hear(message)).catch((error: unknown) => {
    streams.delete(message.stream);
    tell({ kind: "failed", stream: message.stream, message: error instanceof Error ? error.message : String(error) });
  }); // prettier-ignore
});
// Whoever started it is gone.
process.on("disconnect", () => process.exit(0));
tell({ kind: "ready", languages: recogniser.manifest.languages });

async function hear(message: ToRecogniser): Promise<void> {
  const { kind, stream } = message;
  if (kind === "open") {
    const lexicons = await Promise.all(message.languages.map((language) => shelf.take(language, message.words)));
    streams.set(stream, { utterance: recogniser.open(lexicons), text: "" });
    return;
  }
  const known = streams.get(stream);
  if (!known || kind === "cancel") return;
  if (kind === "push") {
    await known.utterance.push(message.pcm);
    const { text, language } = known.utterance.partial();
    if (text === known.text) return;
    known.text = text;
    tell({ kind: "partial", stream, text, language });
  } else {
    streams.delete(stream);
    tell({ kind: "heard", stream, heard: await known.utterance.finish() });
  }
}

function tell(message: FromRecogniser): void {
  process.send?.(message);
}
