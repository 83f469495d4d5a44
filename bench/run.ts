// `npm run bench [-- NAME] [--json FILE]`: ours beside a named rival in one run, quoted as ratios.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { calls } from "./calls.ts";
import { canvas } from "./canvas.ts";
import { lint } from "./lint.ts";
import type { Row } from "./measure.ts";
import { modelTurn } from "./model-turn.ts";
import { livekit } from "./livekit.ts";
import { models } from "./models.ts";
import { turns } from "./turns.ts";
import { understanding } from "./understanding.ts";
import { voice } from "./voice.ts";
import { wholeTurn } from "./whole-turn.ts";

const benches: Record<string, () => Promise<Row[]>> = {
  turns,
  "whole-turn": wholeTurn,
  lint,
  canvas,
  models,
  "model-turn": modelTurn,
  understanding,
  livekit,
  voice,
  calls,
};

const { values, positionals } = parseArgs({ options: { json: { type: "string" } }, allowPositionals: true });
const unknown = positionals.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`There is no benchmark called ${unknown.join(", ")}. Choose from: ${Object.keys(benches).join(", ")}.`);
  process.exit(2);
}

const rows: Row[] = [];
for (const [name, bench] of Object.entries(benches)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  console.log(`\n${name}`);
  const found = await bench();
  rows.push(...found);
  console.table(
    found.map((row) => ({
      name: row.name,
      value: `${rounded(row.value)} ${row.unit}`,
      rival: row.rival,
      ratio: row.ratio === null ? "" : `${rounded(row.ratio)}×`,
      target: row.target,
      met: row.met === null ? "" : row.met ? "met" : "not met",
    })),
  );
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);

function rounded(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString("en-IN") : value.toPrecision(3);
}
