import { understandLanguage } from "@vaarta/understanding";
import { type EvalInput, type Measure, readRows, share } from "./evaluation.ts";

const languages = ["hi", "bn", "mr", "en", "hx"] as const;

/** Accuracy of the language of single utterances, heard without what was spoken before. `hx` is romanised or mixed Hindi. */
export async function language({ data }: EvalInput): Promise<Measure[]> {
  const rows = readRows(data, "`language TAB utterance` with the languages hi, bn, mr, en, hx");
  const counts = new Map<string, Map<string, number>>();
  const missed: string[] = [];
  for (const { line, cells } of rows) {
    const [expected = "", utterance = ""] = cells;
    const heard = shortTag(understandLanguage(utterance).tag);
    const row = counts.get(expected) ?? new Map<string, number>();
    counts.set(expected, row.set(heard, (row.get(heard) ?? 0) + 1));
    if (heard !== expected) missed.push(`${String(line).padStart(5)}  ${expected} as ${heard}: ${utterance}`);
  }
  console.log(`Missed ${missed.length} of ${rows.length}${missed.length > 0 ? ":" : ""}\n${missed.join("\n")}\n`);
  const seen = [...languages, ...[...counts.values()].flatMap((row) => [...row.keys()])].filter((tag, at, all) => all.indexOf(tag) === at);
  console.table(
    Object.fromEntries([...counts].map(([expected, row]) => [expected, Object.fromEntries(seen.map((tag) => [tag, row.get(tag) ?? 0]))])),
  );
  const each = [...counts].map(([expected, row]): Measure => {
    const all = [...row.values()].reduce((sum, count) => sum + count, 0);
    return {
      name: `language ${expected}`,
      value: share(row.get(expected) ?? 0, all),
      unit: "share",
      rows: all,
      heard: Object.fromEntries(row),
    };
  });
  return [{ name: "language", value: share(rows.length - missed.length, rows.length), unit: "share", rows: rows.length }, ...each];
}

function shortTag(tag: string): string {
  return tag === "hi-x-hinglish" || tag === "hi-Latn" ? "hx" : tag;
}
