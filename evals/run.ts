// `npm run eval -- NAME --data FILE [--train FILE] [--now TIME] [--json FILE]`: how well it understands, on any data given by path.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { acts } from "./acts.ts";
import { conversations } from "./conversations.ts";
import { type Evaluation, type Measure, EvalDataError } from "./evaluation.ts";
import { intents } from "./intents.ts";
import { language } from "./language.ts";
import { offPath } from "./off-path.ts";
import { packs } from "./packs.ts";
import { pii } from "./pii.ts";
import { slots } from "./slots.ts";
import { stt } from "./stt.ts";
import { offPathWithModel } from "./with-model/off-path-with-model.ts";

const evaluations: Record<string, Evaluation> = { intents, language, acts, conversations, slots, pii, packs, "off-path": offPath, stt };

const { values, positionals } = parseArgs({
  options: {
    data: { type: "string" },
    train: { type: "string" },
    now: { type: "string" },
    json: { type: "string" },
    aside: { type: "boolean" },
    "with-model": { type: "boolean" },
  },
  allowPositionals: true,
});
const [name] = positionals;
const withModel = values["with-model"] === true && name === "off-path";
const evaluation = withModel ? offPathWithModel : name === undefined ? undefined : evaluations[name];
if (!evaluation || positionals.length !== 1) {
  console.error(`Usage: npm run eval -- NAME --data FILE [--train FILE] [--now TIME] [--json FILE]`);
  console.error(
    `${name === undefined ? "" : `There is no evaluation called ${positionals.join(" ")}. `}Names: ${Object.keys(evaluations).join(", ")}.`,
  );
  process.exit(2);
}
const now = values.now === undefined ? Date.now() : timeOf(values.now);
if (Number.isNaN(now)) {
  console.error(`--now ${values.now} is no time; write it as 2026-11-18T11:30:00+05:30.`);
  process.exit(2);
}

let measures: Measure[];
try {
  measures = await evaluation({ data: values.data, train: values.train, now, aside: values.aside });
} catch (error) {
  if (!(error instanceof EvalDataError)) throw error;
  console.error(error.message);
  process.exit(2);
}
console.log("");
for (const { name: what, value, unit } of measures) console.log(`${what.padEnd(52)} ${shown(value, unit)}`);
if (values.json) writeFileSync(values.json, `${JSON.stringify(measures, null, 2)}\n`);

/** A time without a zone, and a day, are India's, wherever this runs. */
function timeOf(text: string): number {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return Date.parse(`${text}T12:00:00+05:30`);
  return Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text.replace(" ", "T")}+05:30`);
}

function shown(value: number, unit: string): string {
  return unit === "share" ? `${(value * 100).toFixed(1)} %` : `${unit === "count" ? value : value.toPrecision(3)} ${unit}`;
}
