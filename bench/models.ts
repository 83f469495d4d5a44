import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { answerCache, createModels, machineClock, type ModelRequest, type Models, type ProviderKind, providerKinds } from "@vaarta/llm";
import { connect } from "@vaarta/llm/providers";
import { scriptedProvider } from "@vaarta/testing";
import { streamText } from "ai";
import { percentile, type Row } from "./measure.ts";

const rounds = 300;
const warmUp = 50;
const targetMs = 5;

/**
 * What our way to a model adds: from asking to the first words passed on, less the time the provider had the request. The provider runs
 * on this machine and writes at once, so the wire and its HTTP are in it. Beside it the AI SDK called plainly over the same wire.
 */
export async function models(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const kind of providerKinds) {
    const isRivals = kind === "openai-compatible";
    const [mine, sdk] = await timed(kind, isRivals ? [ours(kind), plainSdk] : [ours(kind)]);
    for (const [name, share] of shares) {
      const value = percentile(mine!, share);
      const rival = sdk && percentile(sdk, share);
      rows.push({ name: `first words passed on, ${kind}, ${name}`, value, unit: "ms", rival: rival ? `AI SDK streamText ${rival.toFixed(2)} ms` : "", ratio: rival ? rival / value : null, ...target(name, value) }); // prettier-ignore
    }
  }
  const hits = await cacheHits();
  for (const [name, share] of shares) {
    const value = percentile(hits, share);
    rows.push({
      name: `cache hit, near match among 500 questions, ${name}`,
      value,
      unit: "ms",
      rival: "",
      ratio: null,
      ...target(name, value),
    });
  }
  return rows;
}

const shares = [["median", 0.5], ["p95", 0.95]] as const; // prettier-ignore

function target(name: string, value: number): Pick<Row, "target" | "met"> {
  return name === "p95" ? { target: `< ${targetMs} ms`, met: value < targetMs } : { target: "", met: null };
}

const words = ["Ji haan, ", "aapka gold ", "bank ke locker ", "mein safe rehta hai."];
const system = "You are the voice of a bank that lends against gold. Be brief and kind. ".repeat(20);
const question = "Mera gold safe rahega?";

/** Asks, and calls when the first words are there; resolves when the answer is over. */
type Ask = (firstWords: () => void) => Promise<void>;

/** In turn, so that a slow spell of the machine falls on all of them. */
async function timed(kind: ProviderKind, open: readonly ((url: string) => Ask)[]): Promise<number[][]> {
  const server = await scriptedProvider(kind);
  const contestants = open.map((one) => ({ ask: one(server.url), times: [] as number[] }));
  for (let round = 0; round < rounds + warmUp; round++) {
    for (const { ask, times } of contestants) {
      server.will({ parts: words });
      const began = performance.now();
      let first = 0;
      await ask(() => (first ||= performance.now()));
      const { arrivedAt, answeredAt } = server.requests.at(-1)!;
      if (round >= warmUp) times.push(first - began - (answeredAt - arrivedAt));
    }
  }
  await server.stop();
  return contestants.map(({ times }) => times);
}

function ours(kind: ProviderKind): (baseUrl: string) => Ask {
  return (baseUrl) => {
    const provider = { id: "p", name: "p", kind, baseUrl, apiKey: "k", models: [{ model: "m" }] };
    const { sources } = connect(provider, { allowLoopback: true, allowedHosts: [] });
    const models = createModels({ sources, routes: { answer: { models: [{ provider: "p", model: "m" }] } } });
    return (firstWords) => through(models, request(question), firstWords);
  };
}

function plainSdk(baseURL: string): Ask {
  const model = createOpenAICompatible({ name: "p", baseURL, apiKey: "k" }).chatModel("m");
  return async (firstWords) => {
    for await (const text of streamText({ model, system, prompt: question }).textStream) if (text !== "") firstWords();
  };
}

async function cacheHits(): Promise<number[]> {
  const cache = answerCache({ clock: machineClock });
  const ref = { provider: "p", model: "m" };
  const source = { ref, contextTokens: 8_192, countTokens: () => 1, write: () => { throw new Error("It was not found."); } }; // prettier-ignore
  const models = createModels({ sources: [source], routes: { answer: { models: [ref] } }, cache });
  const about = (number: number) => `branch ${String.fromCodePoint(97 + (number % 26))}${number} mein gold loan ka byaj kitna hai`;
  const scoped = (text: string) => ({ ...request(text), cache: { workspace: "w", release: "r", language: "hi", question: text } });
  for (let number = 0; number < 500; number++) cache.keep(scoped(about(number)), { text: words.join(""), ...ref });
  const times: number[] = [];
  for (let round = 0; round < rounds + warmUp; round++) {
    const began = performance.now();
    let first = 0;
    await through(models, scoped(`ji ${about(round % 500).replace("kitna", "kitni")}`), () => (first ||= performance.now()));
    if (round >= warmUp) times.push(first - began);
  }
  return times;
}

async function through(models: Models, asked: ModelRequest, firstWords: () => void): Promise<void> {
  for await (const chunk of models.stream(asked)) if (chunk.type === "text") firstWords();
}

function request(text: string): ModelRequest {
  return { task: "answer", system, messages: [{ role: "caller", text }], signal: new AbortController().signal };
}
