import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type AgentDocument, compile, parseDocument } from "@vaarta/flow";
import { describe, expect, it } from "vitest";
import { background } from "./meanings/background.ts";
import { type Example, trainClassifier } from "./meanings/classifier.ts";
import { createUnderstander } from "./understander.ts";
import { readUtterance } from "./utterance.ts";

const folder = fileURLToPath(new URL("../../../domains", import.meta.url));
const packs = readdirSync(folder).flatMap((name) => {
  const file = `${folder}/${name}/agent.json`;
  return existsSync(file) ? [{ name, file }] : [];
});

/** `place` counts the example within its language, so that translations of one example share it. */
interface PackExample extends Example {
  place: number;
}

function examplesOf(document: AgentDocument): PackExample[] {
  const examples: PackExample[] = [];
  const add = (label: string, lists: Record<string, string[]>) => {
    for (const phrases of Object.values(lists))
      phrases.forEach((phrase, place) => examples.push({ label, utterance: readUtterance(phrase), place }));
  };
  for (const [id, { examples: lists }] of Object.entries(document.intents)) add(id, lists);
  for (const [id, { ways }] of Object.entries(document.answers)) add(id, ways);
  return examples;
}

function accuracy(examples: readonly PackExample[], folds: number, foldOf: (example: PackExample, index: number) => number) {
  const none = background.map(readUtterance);
  let right = 0;
  let accepted = 0;
  let wrong = 0;
  for (let fold = 0; fold < folds; fold++) {
    const isHeld = (example: PackExample, index: number) => foldOf(example, index) % folds === fold;
    const classifier = trainClassifier(
      examples.filter((example, index) => !isHeld(example, index)),
      none,
    );
    examples.forEach((example, index) => {
      if (!isHeld(example, index)) return;
      const best = classifier.score(example.utterance)[0];
      if (best?.label === example.label) right++;
      if (!best || best.score < 0.5) return;
      if (best.label === example.label) accepted++;
      else wrong++;
    });
  }
  const share = (count: number) => Math.round((count / examples.length) * 1000) / 1000;
  return { right: share(right), accepted: share(accepted), wrong: share(wrong) };
}

describe.each(packs)("$name", ({ name, file }) => {
  const parsed = parseDocument(readFileSync(file, "utf8"));

  it("has its own examples understood", () => {
    if (!parsed.ok) throw new Error(`${name} does not parse: ${parsed.issues[0]?.code}`);
    const { document } = parsed;
    const program = compile(document);
    const understander = createUnderstander(program);
    const wants = {
      state: "", asked: null, expected: [], slots: [], intents: [], options: [], answers: true, criteria: [], confirming: null, confirmingAll: false, language: "hi", known: {}, dictating: false,
    }; // prettier-ignore
    let right = 0;
    let all = 0;
    const missed: string[] = [];
    for (const [id, intent] of Object.entries(document.intents)) {
      for (const text of Object.values(intent.examples).flat()) {
        const best = understander.understand({ text, wants, now: Date.parse("2026-11-18T06:00:00Z"), timezone: "Asia/Kolkata" }).intents[0];
        all++;
        if (best?.intent === id && best.score >= 0.5) right++;
        else missed.push(`${id}: ${text}`);
      }
    }
    console.log(
      `${name}: ${right} of ${all} intent examples read back${missed.length > 0 ? `; not: ${missed.slice(0, 8).join(" | ")}` : ""}`,
    );
    expect(right / Math.max(1, all)).toBeGreaterThanOrEqual(0.97);
  });

  it("has examples that teach those left out", () => {
    if (!parsed.ok) throw new Error(`${name} does not parse: ${parsed.issues[0]?.code}`);
    const examples = examplesOf(parsed.document);
    // One in ten left out, its translations known; then left out in every language at once, which is the harder, truer test.
    const each = accuracy(examples, 10, (_, index) => index * 7 + Math.floor(index / 10));
    const together = accuracy(examples, 6, ({ place }) => place);
    console.log(
      `${name}: ${examples.length} examples, left out singly ${JSON.stringify(each)}, with their translations ${JSON.stringify(together)}`,
    );
    expect(each.right).toBeGreaterThanOrEqual(0.87);
    expect(together.right).toBeGreaterThanOrEqual(0.62);
    expect(together.wrong).toBeLessThanOrEqual(0.15);
  });
});
