import type { Understanding } from "@vaarta/engine";
import { compile, parseDocument, type Program } from "@vaarta/flow";
import type { ModelChunk, Models } from "@vaarta/llm";
import { createDriver, memoryStore, modelParts, ruleUnderstander, textTransport, type Understander } from "@vaarta/runtime";
import { goldLoanUntilPitch } from "@vaarta/testing";
import { createToolRunner, sampleRunner } from "@vaarta/tools";
import { readFileSync } from "node:fs";
import { percentile, type Row } from "./measure.ts";

const rounds = 300;
const warmUp = 40;
const targetMs = 5;

/**
 * What the conversation itself adds to a model's turn: from her words understood to the model's first sentence passed on, with a model that
 * answers at once. Deciding, the prompt, the answers it may use, the proposal, the filter and keeping all of it in a log in memory are in it.
 */
export async function modelTurn(): Promise<Row[]> {
  const program = goldLoan();
  const turns: Took[] = [];
  for (let round = 0; round < rounds + warmUp; round++) {
    const took = await once(program);
    if (round >= warmUp) turns.push(took);
  }
  return (["ms", "cpuMs"] as const).flatMap((measured) =>
    ([["median", 0.5], ["p95", 0.95]] as const).map(([name, share]): Row => {
      const value = percentile(turns.map((took) => took[measured]), share);
      const isTarget = name === "p95" && measured === "ms";
      // A machine that does other things too stretches the time that passes, and hardly that of its processors.
      const what = measured === "ms" ? "understood to first sentence passed on" : "the same in processor time";
      return { name: `${what}, ${name}`, value, unit: "ms", rival: "", ratio: null, target: isTarget ? `< ${targetMs} ms` : "", met: isTarget ? value < targetMs : null };
    }),
  ); // prettier-ignore
}

interface Took {
  ms: number;
  /** Of all threads of this process. */
  cpuMs: number;
}

async function once(program: Program): Promise<Took> {
  let understoodAt = 0;
  let passedOnAt = 0;
  let cpuBefore = process.cpuUsage();
  let cpuMs = 0;
  const rules = ruleUnderstander();
  const understander: Understander = {
    async understand(input): Promise<Understanding> {
      const understanding = await rules.understand(input);
      understoodAt = performance.now();
      cpuBefore = process.cpuUsage();
      return understanding;
    },
  };
  const transport = textTransport({
    onSaid({ source }) {
      if (!("generated" in source) || passedOnAt !== 0) return;
      passedOnAt = performance.now();
      const { user, system } = process.cpuUsage(cpuBefore);
      cpuMs = (user + system) / 1_000;
    },
  });
  const driver = createDriver({
    conversation: "bench", program, store: memoryStore(), understander, transport, isTest: true, parts: modelParts({ models: atOnce }),
    tools: sampleRunner({ real: createToolRunner({ datasets: program.document.datasets }) }),
  }); // prettier-ignore
  await driver.start({
    seed: "bench",
    timezone: "Asia/Kolkata",
    channel: "test",
    direction: "outbound",
    language: "hi-x-hinglish",
    attributes: {},
  });
  await driver.settled();
  for (const words of goldLoanUntilPitch) {
    await driver.say(words);
    await driver.settled();
  }
  passedOnAt = 0;
  await driver.say("tijori ke baare mein batao, wahan kaun jata hai");
  await driver.settled();
  await driver.close();
  if (passedOnAt === 0) throw new Error("The pitch of the gold loan is not led by a model any more: choose other words.");
  return { ms: passedOnAt - understoodAt, cpuMs };
}

const atOnce: Models = {
  has: () => true,
  async *stream(): AsyncIterable<ModelChunk> {
    yield { type: "text", text: '{"exit": null}\nजी, तिजोरी branch की अपनी है। ' };
    const usage = { inputTokens: 0, outputTokens: 0, cachedInputTokens: 0 };
    yield { type: "finish", reason: "stop", model: "m", provider: "p", usage, firstTokenMs: 0, totalMs: 0, cached: false, attempts: [] };
  },
  complete: () => Promise.reject(new Error("Nothing is classified in this bench.")),
};

function goldLoan(): Program {
  const parsed = parseDocument(readFileSync(new URL("../domains/gold-loan/agent.json", import.meta.url), "utf8"));
  if (!parsed.ok) throw new Error(`The gold loan agent cannot be read: ${parsed.issues[0]?.message}`);
  return compile(parsed.document);
}
