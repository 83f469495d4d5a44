// Waveform to waveform in real time: sentences that espeak-ng said go in as sound, and the time to the first audible sample of the answer is
// taken at the line, three calls side by side. Beside each turn of ours the same turn with one fixed wait of 500 ms, as LiveKit Agents has by
// default (`minDelay`), in calls of the same recogniser, voice activity, voice and pack. No sound is cached. The fixed wait answers sooner where
// she has not finished: it cuts her off there. Sentences count for the class that the call gave them, not for the one they were written for.
import { readFileSync } from "node:fs";
import { spoken, asPcm } from "../evals/stt/spoken.ts";
import { endpointingMs, type EndpointingMs } from "../packages/call/src/settings.ts";
import { compile, parseDocument } from "../packages/flow/src/index.ts";
import {
  createEspeakVoice,
  createOwnHearing,
  createRuleTurnDetector,
  createSileroActivity,
  findEspeak,
} from "../packages/speech/src/index.ts";
import { percentile, type Row } from "./measure.ts";
import { sentences, type Sentence } from "./voice/sentences.ts";
import { interruption, spokenTurn, type MeasuredTurn, type Parts } from "./voice/spoken-turn.ts";

const sideBySide = Number(process.env["VAARTA_VOICE_SIDE_BY_SIDE"] ?? 3);
/** Every how many-th sentence is said; 1 for all. */
const every = Number(process.env["VAARTA_VOICE_EVERY"] ?? 1);
const interruptions = 24;
const classes = Object.keys(endpointingMs) as (keyof EndpointingMs)[];
const voiceOf = { hi: "hi", bn: "bn", mr: "mr", en: "en-gb" };
const fixed = Object.fromEntries(classes.map((name) => [name, 500])) as unknown as EndpointingMs;

export async function voice(): Promise<Row[]> {
  const program = findEspeak(process.env);
  if (program === null) {
    console.log("skipped: espeak-ng is needed to speak");
    return [];
  }
  const parsed = parseDocument(readFileSync(new URL("../domains/gold-loan/agent.json", import.meta.url), "utf8"));
  if (!parsed.ok) throw new Error("The gold loan agent cannot be read.");
  const agent = { program: compile(parsed.document), tests: parsed.document.tests };
  const [hearing, draft, activity] = [createOwnHearing({ program }), createEspeakVoice({ program }), await createSileroActivity()];
  const ours: Parts = { hearing, voices: [draft], activity, turnDetector: createRuleTurnDetector() };
  const rival: Parts = { hearing, voices: [draft], activity, settings: { endpointingMs: fixed } };
  const used = process.cpuUsage();
  const startedAt = performance.now();
  try {
    const said = sentences.filter((_, at) => at % every === 0);
    const clips = new Map<Sentence, Int16Array>();
    for (const sentence of said) clips.set(sentence, asPcm(await spoken(program, sentence.text, { voice: voiceOf[sentence.language] })));
    // The words of each language are read once.
    const first = new Map(said.map((sentence) => [sentence.language, sentence]));
    for (const sentence of first.values()) await spokenTurn(agent, sentence, clips.get(sentence)!, ours);

    const turns: { ours: MeasuredTurn; rival: MeasuredTurn | null }[] = [];
    const lost: Sentence[] = [];
    await shared(said, async (sentence, at) => {
      const turn = (parts: Parts) => spokenTurn(agent, sentence, clips.get(sentence)!, parts);
      // Who comes second finds nothing warmer than who came first, on the whole.
      const first = await turn(at % 2 === 0 ? ours : rival);
      const second = await turn(at % 2 === 0 ? rival : ours);
      const [mine, its] = at % 2 === 0 ? [first, second] : [second, first];
      if (mine) turns.push({ ours: mine, rival: its });
      else lost.push(sentence);
      if (process.env["VAARTA_VOICE_TELL"]) console.log(sentence.meant, sentence.text, JSON.stringify(mine), its?.totalMs);
    });
    const into = said.filter(({ meant, after }) => meant === "question" && after > 0);
    const yields = await shared(
      Array.from({ length: Math.ceil(interruptions / every) }, (_, at) => into[at % into.length]!),
      (sentence) => interruption(agent, sentence, clips.get(sentence)!, ours),
    );
    const { user, system } = process.cpuUsage(used);
    const cores = (user + system) / 1_000 / (performance.now() - startedAt);
    console.log(`${sideBySide} calls side by side; ${cores.toFixed(2)} cores without the recogniser's and the voice's own processes`);
    if (lost.length > 0) console.log(`not answered aloud: ${lost.map(({ text }) => text).join(" | ")}`);
    return [...classes.flatMap((name) => ofClass(name, turns)), ...ofAll(turns, lost.length), ...ofYields(yields)];
  } finally {
    await Promise.all([hearing.close(), draft.close(), activity.close()]);
  }
}

type Turn = { ours: MeasuredTurn; rival: MeasuredTurn | null };

function ofClass(name: keyof EndpointingMs, turns: readonly Turn[]): Row[] {
  const mine = turns.filter(({ ours }) => ours.report.endpointing.class === name);
  if (mine.length === 0) return [];
  const its = mine.flatMap(({ rival }) => (rival ? [rival.totalMs] : []));
  const target = name === "base" || name === "question" ? { 0.5: 500, 0.95: 800 } : null;
  return ([0.5, 0.95] as const).map((share) => {
    const value = percentile(mine.map(({ ours }) => ours.totalMs), share); // prettier-ignore
    const beside = its.length > 0 ? percentile(its, share) : null;
    return {
      name: `${name} (${mine.length} turns, waits ${endpointingMs[name]} ms), p${share * 100}`,
      value,
      unit: "ms",
      rival: beside === null ? "" : `a fixed wait of 500 ms: ${beside.toFixed(0)} ms`,
      ratio: beside === null ? null : beside / value,
      target: target ? `< ${target[share]} ms` : "",
      met: target ? value < target[share] : null,
    };
  });
}

function ofAll(turns: readonly Turn[], lost: number): Row[] {
  const share = (name: string, of: (turn: MeasuredTurn) => number, limit?: number): Row[] =>
    [0.5, 0.95].map((at) => {
      const value = percentile(turns.map(({ ours }) => of(ours)), at); // prettier-ignore
      const isHeld = limit !== undefined && at === 0.95;
      return row(`${name}, p${at * 100}`, value, "ms", isHeld ? `< ${limit} ms` : "", isHeld ? value < limit : null);
    });
  const fewest = Math.min(...classes.map((name) => turns.filter(({ ours }) => ours.report.endpointing.class === name).length));
  return [
    row("turns answered", turns.length, "", "100", turns.length >= 100),
    row("turns of the class with the fewest", fewest, "", "15", fewest >= 15),
    row("turns not answered aloud", lost, ""),
    ...share("endpointing wait", ({ report }) => report.stages.endpointing),
    ...share("STT", ({ report }) => report.stages.stt),
    ...share("decision", ({ report }) => report.stages.decide),
    ...share("TTS", ({ report }) => report.stages.tts ?? 0),
    ...share("silence at the beginning of the voice's sound", ({ leadMs }) => leadMs),
    ...share("the end of her speech seen late by voice activity", seenLate),
    ...share("own share without that lateness", (turn) => ownShare(turn) - seenLate(turn)),
    ...share("own share: all but wait, STT, TTS and that silence", ownShare, 25),
  ];
}

/** The wait is that of the silence as voice activity saw it: what that was late by is ours. */
function ownShare({ totalMs, leadMs, report: { stages } }: MeasuredTurn): number {
  return totalMs - leadMs - stages.endpointing - stages.stt - (stages.tts ?? 0);
}

/** From her last audible sample to where the silence was counted from. */
function seenLate({ totalMs, leadMs, report: { stages } }: MeasuredTurn): number {
  return totalMs - leadMs - (stages.total ?? 0);
}

function ofYields(all: readonly Awaited<ReturnType<typeof interruption>>[]): Row[] {
  const found = all.filter((one) => one !== null);
  if (found.length === 0) return [];
  const silence = percentile(found.map(({ silenceMs }) => silenceMs), 0.95); // prettier-ignore
  const stop = percentile(found.map(({ orderMs, silenceMs }) => silenceMs - orderMs), 0.95); // prettier-ignore
  return [
    row(`her onset to silence at the line (${found.length} of ${all.length} gave way), p95`, silence, "ms", "< 700 ms", silence < 700),
    row("from the decision to fall silent to silence at the line, p95", stop, "ms", "< 150 ms", stop < 150),
  ];
}

function row(name: string, value: number, unit: string, target = "", met: boolean | null = null): Row {
  return { name, value, unit, rival: "", ratio: null, target, met };
}

/** Some at a time, each begun when another is done. @returns what came of them, in their order */
async function shared<T, R>(all: readonly T[], work: (one: T, at: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: sideBySide }, async (_, lane) => {
      // They do not speak in step.
      await new Promise((resolve) => setTimeout(resolve, lane * 370));
      for (let at = next++; at < all.length; at = next++) results[at] = await work(all[at]!, at);
    }),
  );
  return results;
}
