import { z } from "zod";
import { expression, keyed, nameSchema, orderSchema, ref, tagSchema } from "../document/schema-kit.ts";
import { transitionSchema } from "../document/transitions.ts";

// One table: the fields of every state kind. What a kind does lives in the engine's file of the same name.

const base = {
  name: nameSchema,
  flow: ref("flow", "Flow"),
  transitions: keyed(transitionSchema),
  /** False keeps objections, answers and side questions out while this state is active. @defaultValue true */
  interruptible: z.boolean().optional().meta({ title: "Side questions allowed" }),
};

const ask = z.strictObject({
  slot: ref("slot", "Detail"),
  order: orderSchema,
  /** @defaultValue true */
  required: z.boolean().optional(),
  /** Say the value back and ask whether it is right. @defaultValue unsure */
  confirm: z.enum(["never", "unsure", "always"]).optional(),
  /** Tries before the way out `failed` is taken. @defaultValue 3 */
  attempts: z.number().int().min(1).max(10).optional(),
  /** Ask only when this holds. */
  when: expression("Only if").optional(),
});

const call = z.strictObject({
  tool: ref("tool", "Tool"),
  order: orderSchema,
  /** Argument name to expression over the slots. */
  args: z.record(z.string().max(64), expression("Value")),
  /** Slot to expression over `result` (and the slots). */
  save: z.record(ref("slot", "Detail"), expression("Value")).optional(),
});

export const kindSchemas = {
  /** Where a flow begins; knows who called or is called. Outcome: done. */
  start: z.strictObject({
    ...base,
    kind: z.literal("start"),
    inbound: ref("line", "Greeting when called").optional(),
    outbound: ref("line", "Greeting when calling").optional(),
    returning: ref("line", "Greeting for a known caller").optional(),
  }),
  /** Says exact words. Moves on at once, or listens first. Outcome: done. */
  say: z.strictObject({
    ...base,
    kind: z.literal("say"),
    line: ref("line", "Says"),
    listen: z.boolean().optional().meta({ title: "Wait for an answer" }),
    /** Said instead of the whole line when coming back from a side question. */
    short: ref("line", "Short question").optional(),
  }),
  /** A goal a model pursues; without one the fallback line is asked and the details are collected. Outcomes: exits by id, exhausted. */
  converse: z.strictObject({
    ...base,
    kind: z.literal("converse"),
    goal: z.string().max(4000).meta({ title: "Goal", widget: "multiline" }),
    prompt: ref("prompt", "Prompt").optional(),
    opening: ref("line", "Opens with").optional(),
    /** The opening is a question: the model speaks once it is answered. */
    listen: z.boolean().optional().meta({ title: "Wait for an answer to the opening" }),
    asks: keyed(ask),
    exits: keyed(
      z.strictObject({
        name: nameSchema,
        order: orderSchema,
        criterion: z.string().max(1000),
        intent: ref("intent", "Without a model").optional(),
      }),
    ),
    maxTurns: z.number().int().min(1).max(50),
    tools: z.record(ref("tool", "Tool"), z.literal(true)).optional(),
    fallback: ref("line", "Without a model, says"),
  }),
  /** Collects details in order. Outcomes: complete, failed, refused. */
  collect: z.strictObject({
    ...base,
    kind: z.literal("collect"),
    opening: ref("line", "Opens with").optional(),
    asks: keyed(ask),
    /** Says everything back at the end and asks for a yes. */
    confirmAll: ref("line", "Confirms all with").optional(),
  }),
  /** Asks and sorts the answer into options by example. Outcomes: failed. Options leave by `option` conditions. */
  choice: z.strictObject({
    ...base,
    kind: z.literal("choice"),
    question: ref("line", "Asks"),
    /** Asked instead when coming back from a side question. */
    short: ref("line", "Short question").optional(),
    options: keyed(
      z.strictObject({
        label: nameSchema,
        order: orderSchema,
        spoken: ref("line", "Said as").optional(),
        intent: ref("intent", "Caller means").optional(),
        examples: z.record(tagSchema, z.array(z.string().max(300)).max(200)).optional(),
        /** Taken as this option on a plain yes or no. */
        answers: z.enum(["yes", "no"]).optional(),
      }),
    ),
    /** Keeps the chosen option's id. */
    slot: ref("slot", "Keep the choice in").optional(),
    attempts: z.number().int().min(1).max(10).optional(),
  }),
  /** Decides by rules over what is known; says nothing. Outcome: done. */
  branch: z.strictObject({ ...base, kind: z.literal("branch") }),
  /** Calls tools. Outcomes: success, failure, timeout, unknown and those the tool names. */
  tool: z.strictObject({
    ...base,
    kind: z.literal("tool"),
    calls: keyed(call),
    mode: z.enum(["parallel", "sequence"]).optional(),
    holding: ref("line", "Says while waiting").optional(),
    timeoutMs: z.number().int().min(100).max(120_000).optional().meta({ title: "Gives up after", widget: "duration-ms" }),
  }),
  /** Answers a question from the answers and the knowledge. Outcomes: answered, not-found. */
  answer: z.strictObject({
    ...base,
    kind: z.literal("answer"),
    /** Question to look up; the caller's last words when absent. */
    query: expression("Question").optional(),
    notFound: ref("line", "When nothing is found").optional(),
  }),
  /** Entry of an objection flow: what raises it, from where, and what is said first. Outcome: done. */
  objection: z.strictObject({
    ...base,
    kind: z.literal("objection"),
    intents: z.record(ref("intent", "Caller means"), z.literal(true)).meta({ title: "Raised by" }),
    criterion: z.string().max(1000).optional(),
    /** Between objections raised by the same words, the lower number wins. */
    priority: z.number().int().optional(),
    line: ref("line", "Says"),
    /** Said when it is raised a second time. */
    again: ref("line", "Says the second time").optional(),
    /** Flows it may interrupt; all when absent. */
    within: z.record(ref("flow", "Flow"), z.literal(true)).optional(),
  }),
  /** Decides by the caller's segment. Outcome: done. */
  segment: z.strictObject({ ...base, kind: z.literal("segment") }),
  /** Splits callers over the variants of an experiment. */
  split: z.strictObject({ ...base, kind: z.literal("split"), experiment: ref("experiment", "Experiment") }),
  /** Sets details. Outcome: done. */
  set: z.strictObject({
    ...base,
    kind: z.literal("set"),
    assignments: keyed(z.strictObject({ slot: ref("slot", "Detail"), order: orderSchema, value: expression("Value") })),
  }),
  /** Schedules a follow-up. Outcomes: scheduled, failed. */
  schedule: z.strictObject({
    ...base,
    kind: z.literal("schedule"),
    /** Date slot and time slot it is promised for. */
    date: ref("slot", "Date").optional(),
    time: ref("slot", "Time").optional(),
    reason: z.string().max(300).meta({ title: "Reason" }),
    line: ref("line", "Says").optional(),
  }),
  /** Runs a sub-flow and comes back. Outcomes: those its return states name. */
  call: z.strictObject({
    ...base,
    kind: z.literal("call"),
    target: ref("flow", "Sub-flow"),
    /** Slots set before it begins. */
    args: z.record(ref("slot", "Detail"), expression("Value")).optional(),
  }),
  /** Ends a sub-flow or an objection and goes back to where it was called from. */
  return: z.strictObject({
    ...base,
    kind: z.literal("return"),
    outcome: z.string().min(1).max(64).meta({ title: "Result", widget: "outcome-name" }),
    line: ref("line", "Says").optional(),
  }),
  /** Hands over to a person, a queue or a SIP address. Outcomes: connected, failed. */
  transfer: z.strictObject({
    ...base,
    kind: z.literal("transfer"),
    to: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("person"), name: z.string().max(200) }),
      z.strictObject({ kind: z.literal("queue"), queue: z.string().max(200) }),
      z.strictObject({ kind: z.literal("sip"), address: z.string().max(300) }),
    ]),
    line: ref("line", "Says").optional(),
  }),
  /** Asks for a clear yes and records it. Outcomes: given, refused, failed. */
  consent: z.strictObject({
    ...base,
    kind: z.literal("consent"),
    purpose: z.string().min(1).max(300).meta({ title: "Purpose" }),
    question: ref("line", "Asks"),
    short: ref("line", "Short question").optional(),
    slot: ref("slot", "Keep the answer in").optional(),
    attempts: z.number().int().min(1).max(10).optional(),
    /** It asks whether the conversation may be recorded: "do not record" is then a no to it. */
    recording: z.boolean().optional().meta({ title: "Asks about recording" }),
  }),
  /** Ends the conversation with an outcome. */
  end: z.strictObject({
    ...base,
    kind: z.literal("end"),
    outcome: ref("outcome", "Outcome"),
    line: ref("line", "Says").optional(),
    reason: expression("Reason").optional(),
  }),
};

export type StateKind = keyof typeof kindSchemas;
export type StateOf<K extends StateKind> = z.infer<(typeof kindSchemas)[K]>;
export type State = { [K in StateKind]: StateOf<K> }[StateKind];
export type Ask = z.infer<typeof ask>;
export type ToolCall = z.infer<typeof call>;

/** The five families of the canvas. */
export type Family = "speak" | "listen" | "decide" | "act" | "end";

/** What is the same for every state of a kind. `outcomes` are those the kind itself reports; `failures` must have a way out. */
export interface KindFacts {
  family: Family;
  /** True when the state always waits for the caller; `say` also listens when it says so. */
  listens: boolean;
  outcomes: readonly string[];
  failures: readonly string[];
  /** Ends or leaves the flow: has no transitions. */
  terminal?: boolean;
}

export const kindFacts = {
  start: { family: "speak", listens: false, outcomes: ["done"], failures: [] },
  say: { family: "speak", listens: false, outcomes: ["done"], failures: [] },
  converse: { family: "listen", listens: true, outcomes: ["exhausted"], failures: ["exhausted"] },
  collect: { family: "listen", listens: true, outcomes: ["complete", "failed", "refused"], failures: ["failed"] },
  choice: { family: "listen", listens: true, outcomes: ["failed"], failures: ["failed"] },
  branch: { family: "decide", listens: false, outcomes: [], failures: [] },
  tool: { family: "act", listens: false, outcomes: ["success", "failure", "timeout", "unknown"], failures: ["failure"] },
  answer: { family: "speak", listens: false, outcomes: ["answered", "not-found"], failures: ["not-found"] },
  objection: { family: "speak", listens: false, outcomes: ["done"], failures: [] },
  segment: { family: "decide", listens: false, outcomes: [], failures: [] },
  split: { family: "decide", listens: false, outcomes: [], failures: [] },
  set: { family: "decide", listens: false, outcomes: ["done"], failures: [] },
  schedule: { family: "act", listens: false, outcomes: ["scheduled", "failed"], failures: ["failed"] },
  call: { family: "act", listens: false, outcomes: [], failures: [] },
  return: { family: "end", listens: false, outcomes: [], failures: [], terminal: true },
  transfer: { family: "act", listens: false, outcomes: ["connected", "failed"], failures: ["failed"] },
  consent: { family: "listen", listens: true, outcomes: ["given", "refused", "failed"], failures: ["refused"] },
  end: { family: "end", listens: false, outcomes: [], failures: [], terminal: true },
} as const satisfies Record<StateKind, KindFacts>;
