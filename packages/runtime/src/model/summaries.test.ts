import { compile, type AgentDocument } from "@vaarta/flow";
import { promptOf } from "@vaarta/prompting";
import { askedFor, ConversationDriver, modelServer, sampleAgent, understood, type ModelServer, type WireAnswer } from "@vaarta/testing";
import { afterEach, describe, expect, it } from "vitest";
import { modelParts } from "./model-parts.ts";

const to = (state: string, outcome: string) => ({ to: state, order: "a", when: { kind: "outcome" as const, outcome } });
const program = compile(
  sampleAgent((document: AgentDocument) => {
    document.states["talk"] = {
      kind: "converse", name: "Talk", flow: "main", goal: "Talk on.", fallback: "sorry", maxTurns: 50, asks: {},
      exits: { known: { name: "Known", order: "a", criterion: "She is done" } }, transitions: { done: to("lost", "known") },
    }; // prettier-ignore
    document.states["begin"]!.transitions["next"]!.to = "talk";
    document.slots["phone"] = { name: "phone", label: "Phone", type: { type: "phone" }, sensitivity: "personal", attribute: "phone" };
  }),
);

let server: ModelServer;
afterEach(() => server.stop());

const asked = (which: boolean) => server.requests.filter((request) => (askedFor(request) === "summary") === which);
const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
};

async function call(summary: () => WireAnswer) {
  // The same sentence thrice would not be said.
  let said = 0;
  const next = () => `{"exit": null}\nGo on, ${String.fromCodePoint(97 + (said++ % 26)).repeat(3)}.`;
  server = await modelServer((request) => (askedFor(request) === "summary" ? summary() : next()));
  const story = new ConversationDriver(program, {
    parts: modelParts({ models: server.models }),
    attributes: { phone: "9876543210" },
    understander: { understand: () => understood() },
  });
  await story.begins();
  return {
    story,
    async turns(from: number, upTo: number) {
      for (let turn = from; turn <= upTo; turn++) await story.says(`turn ${turn}: my number is 9876543210`);
    },
  };
}

describe("a long conversation", () => {
  it("is told in short by a model between turns, nothing private in it, and every prompt can be composed again", async () => {
    let made = 0;
    const { story, turns } = await call(() => `Summary ${++made}: she counts turns, number 9876543210.`);
    await turns(1, 9);
    await until(() => made === 1);
    // What the first summary came back for is over by the next turn but one.
    await turns(10, 12);
    expect(asked(false).at(-1)!.text).toContain("Summary 1: she counts turns, number [phone].");
    expect(asked(false).at(-1)!.text).not.toContain("turn 1: my");
    await turns(13, 18);
    await until(() => made >= 2);
    await turns(19, 20);
    expect(asked(true)[1]!.last).toMatch(
      /^<summary>\nSummary 1: .*\n<\/summary>\n<talk>\n(?:Agent: .*\n)?Caller: turn \d+: my number is \[phone\]\n/,
    );
    for (const { text } of server.requests) expect(text).not.toContain("9876543210");
    const log = await story.log();
    const turnsOfModels = log.flatMap(({ effects }) => effects.filter(({ type }) => type === "generate"));
    expect(turnsOfModels.length).toBeGreaterThan(15);
    for (const { id } of turnsOfModels) expect(promptOf(() => program, log, id)?.isExact).toBe(true);
  });

  it.each<[string, WireAnswer]>([
    ["says nothing", null],
    ["fails", { status: 500 }],
  ])("waits for no summary: where its model %s, what she said is told in short by rule", async (_, answer) => {
    const { turns, story } = await call(() => answer);
    await turns(1, 14);
    expect(story.heard.at(-1)?.text).toMatch(/^Go on, \w{3}\.$/);
    expect(asked(true).length).toBeGreaterThan(0);
    expect(asked(false).at(-1)!.text).toContain("Earlier in this call she said: ");
  });
});
