import { compile, emptyDocument } from "@vaarta/flow";
import { createUnderstander } from "@vaarta/understanding";
import { EvalDataError, type EvalInput, type Measure, readRows, share } from "./evaluation.ts";
import { scikitLearn } from "./rivals/intents.ts";

interface Said {
  text: string;
  intent: string;
}

const form = "`intent TAB utterance`, or of Hinglish-TOP with its header";
const sizes = [10, 30, Infinity];
const seeds = [1, 2, 3, 4, 5];

/**
 * Accuracy of intents learned from 10, 30 and all examples of each, mean of five draws, beside scikit-learn on the same draws.
 * Without `--train`, a fifth of the data is kept aside to be read.
 */
export async function intents({ data, train, now }: EvalInput): Promise<Measure[]> {
  const given = readSaid(data);
  const learn = train === undefined ? given.filter((_, at) => at % 5 !== 0) : readSaid(train);
  const read = train === undefined ? given.filter((_, at) => at % 5 === 0) : given;
  const runs = sizes.flatMap((size) => seeds.map((seed) => ({ size, examples: draw(learn, size, seed) })));
  const rivals = scikitLearn(
    runs.map(({ examples }) => ({ train: examples.map(({ text, intent }) => [text, intent]), test: read.map(({ text }) => text) })),
  );
  const results = runs.map(({ size, examples }, at) => ({ size, ours: ourRun(examples, read, now), rival: rivals?.[at] }));
  const measures: Measure[] = [];
  for (const size of sizes) {
    const mine = results.filter((result) => result.size === size);
    const of = size === Infinity ? "all" : String(size);
    const add = (name: string, unit: string, values: number[]) =>
      measures.push({
        name: `intents ${of} examples: ${name}`,
        value: values.reduce((sum, value) => sum + value, 0) / values.length,
        unit,
        runs: values,
      });
    add(
      "accuracy",
      "share",
      mine.map(({ ours }) => ours.accuracy),
    );
    if (rivals)
      add(
        "accuracy of scikit-learn",
        "share",
        mine.map(({ rival }) => accuracy(rival!.labels, read)),
      );
    add(
      "expected calibration error",
      "share",
      mine.map(({ ours }) => ours.calibrationError),
    );
    add(
      "accuracy where sure (score from 0.5)",
      "share",
      mine.map(({ ours }) => ours.sureAccuracy),
    );
    add(
      "sure",
      "share",
      mine.map(({ ours }) => ours.sure),
    );
    add(
      "training",
      "ms",
      mine.map(({ ours }) => ours.trainMs),
    );
    if (rivals)
      add(
        "training of scikit-learn",
        "ms",
        mine.map(({ rival }) => rival!.trainMs),
      );
    add(
      "understanding, p95",
      "ms",
      mine.map(({ ours }) => ours.p95Ms),
    );
    if (rivals)
      add(
        "reading of scikit-learn, p95",
        "ms",
        mine.map(({ rival }) => rival!.p95Ms),
      );
  }
  return measures;
}

function readSaid(path: string | undefined): Said[] {
  const rows = readRows(path, form);
  const header = rows[0]!.cells;
  const text = header.indexOf("cs_query");
  const parse = header.indexOf("cs_parse");
  const said =
    text < 0 || parse < 0
      ? rows.map(({ cells }) => ({ text: cells[1] ?? "", intent: cells[0] ?? "" }))
      : rows.slice(1).map(({ cells }) => ({ text: cells[text] ?? "", intent: /^\[IN:(\S+)/.exec(cells[parse] ?? "")?.[1] ?? "" }));
  const whole = said.filter(({ text, intent }) => text.trim() !== "" && intent !== "");
  if (whole.length === 0) throw new EvalDataError(`${path!} has no row of ${form}.`);
  return whole;
}

/** At most `size` examples of each intent, drawn by the seed. */
function draw(said: readonly Said[], size: number, seed: number): Said[] {
  const random = randomFrom(seed);
  const mixed = said.map((each) => ({ each, place: random() })).sort((a, b) => a.place - b.place);
  const counts = new Map<string, number>();
  return mixed.flatMap(({ each }) => {
    const count = (counts.get(each.intent) ?? 0) + 1;
    counts.set(each.intent, count);
    return count > size ? [] : [each];
  });
}

function ourRun(examples: readonly Said[], read: readonly Said[], now: number) {
  const document = emptyDocument("Evaluation");
  const names = [...new Set(examples.map(({ intent }) => intent))];
  const id = new Map(names.map((name, at) => [name, `in_${at}`]));
  for (const { text, intent } of examples) {
    const own = (document.intents[id.get(intent)!] ??= { name: intent, examples: { "hi-x-hinglish": [] } });
    own.examples["hi-x-hinglish"]!.push(text);
  }
  const program = compile(document);
  const began = performance.now();
  const understander = createUnderstander(program);
  const trainMs = performance.now() - began;
  const wants = {
    state: "", asked: null, expected: [], slots: [], intents: [...id.values()], options: [], answers: true, criteria: [], confirming: null, confirmingAll: false,
    language: "hi-x-hinglish", known: {}, dictating: false,
  }; // prettier-ignore
  const times: number[] = [];
  const best = read.map(({ text }) => {
    const start = performance.now();
    const { intents } = understander.understand({ text, wants, now, timezone: "Asia/Kolkata" });
    times.push(performance.now() - start);
    return intents[0];
  });
  const nameOf = new Map([...id].map(([name, key]) => [key, name]));
  const labels = best.map((intent) => (intent ? nameOf.get(intent.intent)! : ""));
  const scores = best.map((intent) => intent?.score ?? 0);
  const sure = read.flatMap(({ intent }, at) => (scores[at]! >= 0.5 ? [labels[at] === intent] : []));
  return {
    accuracy: accuracy(labels, read),
    calibrationError: calibrationError(
      scores,
      labels.map((label, at) => label === read[at]!.intent),
    ),
    sure: share(sure.length, read.length),
    sureAccuracy: share(sure.filter(Boolean).length, sure.length),
    trainMs,
    p95Ms: times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)]!,
  };
}

function accuracy(labels: readonly string[], read: readonly Said[]): number {
  return share(read.filter(({ intent }, at) => labels[at] === intent).length, read.length);
}

/** Mean distance of score and accuracy over ten bins of score, weighed by how many fall in each. */
function calibrationError(scores: readonly number[], right: readonly boolean[]): number {
  const bins = Array.from({ length: 10 }, () => ({ count: 0, score: 0, right: 0 }));
  scores.forEach((score, at) => {
    const bin = bins[Math.min(9, Math.floor(score * 10))]!;
    bin.count++;
    bin.score += score;
    if (right[at]) bin.right++;
  });
  return bins.reduce((sum, bin) => sum + Math.abs(bin.score - bin.right), 0) / Math.max(1, scores.length);
}

/** The same numbers for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
