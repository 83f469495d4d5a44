import { readFileSync } from "node:fs";
import { compile, parseDocument } from "@vaarta/flow";
import { answerCache, machineClock } from "@vaarta/llm";
import { promptOf } from "@vaarta/prompting";
import { modelParts, modelUnderstander, ruleUnderstander, systemClock, type Parts } from "@vaarta/runtime";
import { afterEach, describe, expect, it } from "vitest";
import { ConversationDriver } from "./conversation-driver.ts";
import { goldLoanUntilPitch as untilPitch } from "./gold-loan-words.ts";
import { askedFor, modelServer, type ModelServer, type WireAnswer } from "./model-server.ts";
import type { RequestSeen } from "./wire/scripted-provider.ts";

const parsed = parseDocument(readFileSync(new URL("../../../domains/gold-loan/agent.json", import.meta.url), "utf8"));
if (!parsed.ok) throw new Error("The gold-loan pack does not parse.");
const program = compile(parsed.document);

let server: ModelServer | null = null;
afterEach(() => server?.stop());

async function call(answer: (request: RequestSeen) => WireAnswer, cache = answerCache({ clock: machineClock })) {
  server = await modelServer(answer, { cache });
  return begin(server.models);
}

/** A knowledge that finds the same for any question. */
const retrieve: Parts["retrieve"] = () => Promise.resolve({ outcome: "found", passages: [{ id: "k1", text: "Branch के सामने parking है।" }] });

async function begin(models: ModelServer["models"]) {
  const story = new ConversationDriver(program, {
    language: "hi-x-hinglish",
    direction: "outbound",
    attributes: { customer_name: "Ramesh Kumar" },
    parts: modelParts({ models, workspace: "w", retrieve }),
    understander: modelUnderstander({ models, rules: ruleUnderstander(), clock: systemClock, deadlineMs: 5_000 }),
  });
  await story.begins();
  return story;
}

const say = async (story: ConversationDriver, ...words: string[]) => {
  for (const each of words) await story.says(each);
};
const booking = [
  "haan",
  "Pune",
  "411004",
  "haan",
  "kal",
  "subah 11 baje",
  "haan",
  "Ramesh Kumar",
  "9876543210",
  "haan",
  "haan",
  "nahi bas",
];
const inShort = "She wants to move her gold loan.";
/** What the model answers to its turns; it sorts nothing, and tells what was said in short. */
const turns = (answer: () => WireAnswer) => (request: RequestSeen) =>
  ({ turn: answer, answer, classification: () => "{}", summary: () => inShort })[askedFor(request)]();
const isTurn = (request: RequestSeen) => askedFor(request) === "turn";
const head = (given: object) => `${JSON.stringify({ exit: null, details: {}, look_up: null, ...given })}\n`;

describe("a whole gold-loan call, the pitch led by a model over HTTP", () => {
  it("talks within the graph, says no figure that nobody gave, and books", async () => {
    const answers = [
      head({}) + "आपका सोना आपके सामने तोलकर seal होता है। ब्याज आज 0 % है! Branch देखने आएँगे?",
      head({ exit: "xt_made_up" }) + "जी, तिजोरी branch की अपनी है। आप family के साथ आकर देख सकते हैं।",
      head({ exit: "xt_p2_comes" }) + "बहुत अच्छा।",
    ];
    const story = await call(turns(() => answers.shift() ?? { status: 500 }));
    await say(story, ...untilPitch);
    story.isAt("st_pitch_p2");
    const heard = () => story.heard.map(({ text }) => text);
    // The sentence before it was said; the figure was not, nor what came after.
    expect(heard().at(-2)).toBe("आपका सोना आपके सामने तोलकर seal होता है।");
    expect(heard().join("\n")).not.toContain("0 %");
    await say(story, "tijori kiski hai?");
    expect(heard().slice(-2)).toEqual(["जी, तिजोरी branch की अपनी है।", "आप family के साथ आकर देख सकते हैं।"]);
    story.isAt("st_pitch_p2");
    await say(story, "pehle mere pati se mil lijiye, phir aage ki baat");
    expect(heard()).toContain("बहुत अच्छा।");
    await say(story, ...booking);
    story.endedAs("converted");
    const log = await story.log();
    const refused = log.flatMap(({ decisions }) => decisions.flatMap(({ refused: all = [] }) => all));
    expect(refused).toEqual(
      expect.arrayContaining([
        { kind: "exit", id: "xt_made_up", why: "unknown" },
        expect.objectContaining({ kind: "words", why: "figure" }),
      ]),
    );
    for (const { effects } of log) {
      for (const effect of effects) if (effect.type === "generate") expect(promptOf(() => program, log, effect.id)?.isExact).toBe(true);
    }
  });

  it("nothing private goes out, into a summary or the cache, and a key is nowhere but in the header", async () => {
    const phone = "9876543210";
    const card = "4111 1111 1111 1111";
    const aadhaar = "2341 2341 2346";
    const cache = answerCache({ clock: machineClock });
    const echoed = `She has ${phone}, card ${card}.`;
    const answers: Record<ReturnType<typeof askedFor>, string> = {
      // As bad as it can be: what it could say of her, it says.
      turn: `${head({})}जी, समझ गई।`,
      answer: "Branch पर पूछ लीजिए।",
      classification: "{}",
      summary: echoed,
    };
    const story = await call((request) => answers[askedFor(request)], cache);
    await say(
      story,
      ...untilPitch,
      `mera number ${phone} hai, tijori kaisi hai`,
      `card number ${card} le lo`,
      `aadhaar ${aadhaar} hai`,
      "nau aath saat chhe paanch chaar teen do ek shoonya mera number hai",
      "mera naam Ramesh Kumar hai, tijori kiski hai",
      "tijori kaisi hai",
    );
    while (!server!.requests.some((request) => askedFor(request) === "summary")) await new Promise((resolve) => setTimeout(resolve, 5));
    const other = await begin(server!.models);
    const asks = ["ek sawaal hai", "wheelchair ramp"];
    await say(other, ...untilPitch, "haan", ...booking.slice(1, -1), ...asks);
    other.endedAs("converted");
    const kinds = new Set(server!.requests.map(askedFor));
    expect([...kinds].toSorted()).toEqual(["answer", "classification", "summary", "turn"]);
    const kept = JSON.stringify(cache.list("w"));
    expect(kept).toContain("Branch पर पूछ लीजिए।");
    const sent = server!.requests.map(({ text }) => text).join("\n");
    const numbers = [phone, card, aadhaar, card.replaceAll(" ", ""), aadhaar.replaceAll(" ", ""), "nau aath saat"];
    for (const secret of [...numbers, "Ramesh", "Kumar", server!.key]) {
      expect(sent, `${secret} went out`).not.toContain(secret);
      expect(kept, `${secret} was kept`).not.toContain(secret);
    }
    for (const { headers } of server!.requests) expect(headers.authorization).toBe(`Bearer ${server!.key}`);
    const log = JSON.stringify(await story.log());
    for (const secret of [card, aadhaar, card.replaceAll(" ", ""), aadhaar.replaceAll(" ", ""), server!.key])
      expect(log).not.toContain(secret);
  });

  it("with every provider down it goes by script, and books all the same", async () => {
    const story = await call(() => ({ status: 503 }));
    const { driver, clock } = story;
    const nextTurn = async (words: string) => {
      const saying = driver.say(words);
      await saying;
      for (let step = 0; step < 40 && driver.snapshot.status === "busy"; step++) {
        await new Promise((resolve) => setTimeout(resolve, 10));
        await clock.advance(100, () => new Promise((resolve) => setTimeout(resolve, 2)));
      }
      await driver.settled();
    };
    for (const words of [...untilPitch, "haan theek hai", ...booking]) await nextTurn(words);
    story.endedAs("converted");
    expect(story.heard.every(({ source }) => !("generated" in source))).toBe(true);
  });

  it("what she says next closes the request on the wire", async () => {
    let silent = true;
    const story = await call(turns(() => (silent ? null : head({}) + "जी।")));
    await say(story, ...untilPitch.slice(0, -1));
    await story.driver.say(untilPitch.at(-1)!);
    const asked = () => server!.requests.filter(isTurn);
    while (asked().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(asked()[0]!.isClosed).toBe(false);
    silent = false;
    await story.says("tijori kaisi hai, woh batao");
    while (!asked()[0]!.isClosed) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(story.heard.at(-1)?.text).toBe("जी।");
  });
});
