import { type PrivateSpan, findPrivateData, maskPrivateData, normaliseText } from "@vaarta/text";
import { type EvalInput, type Measure, readRows, share } from "./evaluation.ts";
import { type HiddenSpan, readMasked } from "./masked.ts";

interface Judged {
  line: number;
  text: string;
  given: string;
  /** Expected spans, and those found whole. */
  expected: number;
  found: number;
  /** Expected spans of a known kind, and those found with it. */
  kinds: number;
  kindsRight: number;
  /** Found where nothing is. */
  alarms: number;
}

/** Recall and false alarms of personal data. The second cell is the masked utterance, kinds with commas between, or yes or no. */
export async function pii({ data }: EvalInput): Promise<Measure[]> {
  const rows = readRows(data, "`utterance TAB masked utterance`, `utterance TAB kinds` or `utterance TAB yes|no`");
  const judged = rows.map(({ line, cells }) => judge(line, normaliseText(cells[0] ?? ""), normaliseText(cells[1] ?? "")));
  const sum = (of: (row: Judged) => number) => judged.reduce((total, row) => total + of(row), 0);
  const wrong = judged.filter((row) => row.found < row.expected || row.alarms > 0 || row.kindsRight < row.kinds);
  console.log(`Wrong ${wrong.length} of ${judged.length}${wrong.length > 0 ? ":" : ""}`);
  for (const { line, text, given } of wrong) console.log(`${String(line).padStart(5)}  ${text} -> ${given}`);
  const clean = judged.filter(({ expected }) => expected === 0);
  const expected = sum((row) => row.expected);
  const kinds = sum((row) => row.kinds);
  return [
    { name: "pii recall", value: share(sum((row) => row.found), expected), unit: "share", spans: expected },
    { name: "pii kind right", value: share(sum((row) => row.kindsRight), kinds), unit: "share", spans: kinds },
    { name: "pii false alarms, of utterances without any", value: share(clean.filter(({ alarms }) => alarms > 0).length, clean.length), unit: "share", rows: clean.length },
    { name: "pii false alarms", value: sum((row) => row.alarms), unit: "count" },
  ]; // prettier-ignore
}

function judge(line: number, text: string, expected: string): Judged {
  const spans = findPrivateData(text);
  const judged = { line, text, given: maskPrivateData(text, spans), expected: 0, found: 0, kinds: 0, kindsRight: 0, alarms: 0 };
  if (/^(?:yes|true|1)$/i.test(expected)) return { ...judged, expected: 1, found: Math.min(1, spans.length) };
  if (/^(?:no|false|0|none|-|)$/i.test(expected) || expected === text) return { ...judged, alarms: spans.length };
  const hidden = readMasked(text, expected);
  return hidden ? { ...judged, ...againstSpans(spans, hidden) } : { ...judged, ...againstKinds(spans, expected.split(/[,;]\s*/)) };
}

function againstSpans(spans: readonly PrivateSpan[], hidden: readonly HiddenSpan[]) {
  const covering = (want: HiddenSpan) => spans.find((span) => span.start <= want.start && span.end >= want.end);
  const named = hidden.filter(({ kind }) => kind !== null);
  return {
    expected: hidden.length,
    found: hidden.filter((want) => covering(want)).length,
    kinds: named.length,
    kindsRight: named.filter((want) => covering(want)?.kind === want.kind).length,
    alarms: spans.filter((span) => !hidden.some((want) => span.start < want.end && want.start < span.end)).length,
  };
}

function againstKinds(spans: readonly PrivateSpan[], kinds: readonly string[]) {
  const left = spans.map(({ kind }): string => kind);
  const right = kinds.filter((kind) => left.includes(kind) && left.splice(left.indexOf(kind), 1).length > 0);
  return {
    expected: kinds.length,
    found: Math.min(spans.length, kinds.length),
    kinds: kinds.length,
    kindsRight: right.length,
    alarms: Math.max(0, spans.length - kinds.length),
  };
}
