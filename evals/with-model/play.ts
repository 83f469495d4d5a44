import { type Conversation, runOffPathWith } from "@vaarta/engine";
import { transcriptOf } from "@vaarta/prompting";
import { modelParts, modelUnderstander, systemClock, type Parts } from "@vaarta/runtime";
import { modelServer } from "@vaarta/testing";
import { type FromText, type Play, plainly, type Stage } from "../off-path.ts";
import type { Temper } from "./tempers.ts";

export interface WithModel extends FromText {
  temper: string;
  /** Requests to the provider in this conversation. */
  requests: number;
}

export interface ModelStage {
  /** Null where the pack does not bind the roles of the case. */
  play(stage: Stage, one: Play, temper: Temper): Promise<WithModel | null>;
  stop(): Promise<void>;
}

/** A provider of language models over HTTP that is given another temper for each conversation, one at a time. */
export async function modelStage(): Promise<ModelStage> {
  let answer: (asked: { system: string; last: string }) => ReturnType<Temper["answer"]> = () => null;
  const server = await modelServer((request) => answer(request));
  return {
    stop: () => server.stop(),
    async play({ pack, program, understander }, { bindings, offPath, variety, wordsAt }, temper) {
      answer = (asked) => temper.answer(asked, variety);
      const before = server.requests.length;
      const models = server.fresh();
      const { generate } = modelParts({ models, clock: systemClock, backoffMs: 0 });
      const rules = { understand: (input: Parameters<typeof understander.understand>[0]) => understander.understand(input) };
      const { understand } = modelUnderstander({ models, rules, clock: systemClock, deadlineMs: 10_000 });
      const said: string[] = [];
      let heard = "";
      const result = await runOffPathWith(program, bindings, offPath, {
        async hear({ at, wants, now, snapshot }) {
          const text = wordsAt(at);
          said.push(text);
          const { timezone } = program.document;
          return { text, understanding: await understand({ program, snapshot, text, wants, now, timezone }) };
        },
        async generate(conversation) {
          await takeTurn(conversation, generate);
          heard = transcriptOf(conversation.log).filter(({ who }) => who === "agent").map(({ text }) => text).join("\n"); // prettier-ignore
        },
      });
      if (result.status === "unbound") return null;
      const leaked = temper.neverHeard?.exec(heard)?.[0];
      const problems = [...result.problems.map(plainly), ...(leaked === undefined ? [] : [`the caller heard "${leaked}"`])];
      return { pack, variety, id: offPath.id, rule: offPath.rule, said, problems, temper: temper.name, requests: server.requests.length - before }; // prettier-ignore
    },
  };
}

/** The open turn of a model, part by part, for as long as the interpreter waits for it: what the runtime's performer does. */
async function takeTurn(conversation: Conversation, generate: Parts["generate"]): Promise<void> {
  const [effect] = conversation.open("generate");
  if (!effect || !generate) return;
  const { program, snapshot, log } = conversation;
  const controller = new AbortController();
  const context = { program, snapshot, transcript: transcriptOf(log), conversation: "off-path", clock: systemClock, signal: controller.signal }; // prettier-ignore
  for await (const step of generate(effect, context)) {
    if (conversation.snapshot.open[effect.id] === undefined) break;
    if (step.type === "finished") {
      const { outcome, usage } = step;
      conversation.send({ type: "generated", effect: effect.id, outcome, ...(usage && { usage }) }, 100);
      break;
    }
    conversation.send({ ...step, effect: effect.id }, 100);
  }
  controller.abort();
}
