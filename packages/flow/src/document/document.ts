import { z } from "zod";
import { kindSchemas } from "../kinds/kinds.ts";
import { guardrailsSchema } from "./guardrails.ts";
import { genderSchema, lineSchema } from "./lines.ts";
import { answerSchema, datasetSchema, experimentSchema, intentSchema, outcomeSchema, promptSchema, segmentSchema } from "./meanings.ts";
import { replyKeySchema } from "./reply-keys.ts";
import { idSchema, keyed, nameSchema, ref, tagSchema, type FieldMeta } from "./schema-kit.ts";
import { slotSchema } from "./slots.ts";
import { toolSchema } from "./tools.ts";

export const schemaVersion = 2;

const s = kindSchemas;
export const stateSchema = z.discriminatedUnion("kind", [
  s.start, s.say, s.converse, s.collect, s.choice, s.branch, s.tool, s.answer, s.objection, s.segment,
  s.split, s.set, s.schedule, s.call, s.return, s.transfer, s.consent, s.end,
]); // prettier-ignore

/**
 * `main`: a goal of a caller; the agent's own begins every conversation, others are started by their `intents`.
 * `objection`: reachable from everywhere, returns. `sub`: called by a `call` state, returns.
 */
export const flowSchema = z.strictObject({
  name: nameSchema,
  kind: z.enum(["main", "objection", "sub"]),
  entry: ref("state", "Begins at"),
  intents: z.record(ref("intent", "Caller means"), z.literal(true)).optional(),
  /** How the agent names it when asked what it can do. */
  spoken: ref("line", "Spoken name").optional(),
});

const languagesSchema = z.strictObject({
  default: tagSchema,
  /** Every language of the agent, with where to look when a text is missing: hi-x-hinglish -> [hi, en]. */
  offered: z.record(tagSchema, z.strictObject({ fallbacks: z.array(tagSchema).max(8) })),
});

const voiceSchema = z.strictObject({
  /** The agent's own verbs agree with it. */
  gender: genderSchema,
});

/** Silence ladder of the whole agent, in milliseconds of quiet after the agent spoke. */
const silenceSchema = z.strictObject({
  afterMs: z.tuple([z.number().int(), z.number().int(), z.number().int(), z.number().int()]),
});

/** How long a caller hears nothing while a language model thinks. */
const modelSchema = z.strictObject({
  /** Until she hears that it takes a moment. @defaultValue 1500 */
  holdingMs: z.number().int().min(300).max(10_000).optional().meta({ title: "Holding line after", widget: "duration-ms" }),
  /** Until the conversation goes on by script. @defaultValue 14000 */
  giveUpMs: z.number().int().min(1000).max(60_000).optional().meta({ title: "Goes on by script after", widget: "duration-ms" }),
});

/** What the agent may promise: hours, number, who calls back. */
const deskSchema = z.strictObject({
  company: z.string().max(200),
  /** Says why it calls, in the first breath; a line so that it is translated. */
  purpose: ref("line", "Why we call").optional(),
  publicNumber: z.string().max(40).optional(),
  callsBack: z.string().max(200).optional(),
  /** `HH:MM` in the agent's time zone. */
  hours: z.strictObject({ from: z.string(), to: z.string(), days: z.array(z.number().int().min(0).max(6)) }).optional(),
  cyberCrimeHelpline: z.string().max(40).optional(),
  emergencyNumber: z.string().max(40).optional(),
  helpline: z.string().max(40).optional(),
  mustRecord: z.boolean().optional(),
  /** Handed over live when true; else a call back is promised. */
  personAvailable: z.boolean().optional(),
  /** The one offer the agent may make to a caller who bargains. */
  offer: ref("line", "Permitted offer").optional(),
});

/** A default line of the language that this agent words differently, or switches off. */
const replySchema = z.strictObject({ enabled: z.boolean().optional(), line: ref("line", "Says").optional() });

const turnSchema = z.union([
  z.strictObject({ caller: z.string().max(2000) }),
  z.strictObject({ dtmf: z.string().max(16) }),
  z.strictObject({ silence: z.literal(true) }),
  z.strictObject({ tool: z.string().max(64), outcome: z.string().max(64) }),
]);

/** A saved conversation with what is expected of it, never of exact wording unless it says so. */
export const testSchema = z.strictObject({
  name: nameSchema,
  /** Who calls: attributes, language, direction. */
  caller: z.strictObject({
    language: tagSchema.optional(),
    direction: z.enum(["inbound", "outbound"]).optional(),
    attributes: z.record(z.string().max(100), z.json()).optional(),
    /** ISO 8601 instant the test runs at. */
    at: z.string().optional(),
  }),
  turns: z.array(turnSchema).max(200),
  expect: z.strictObject({
    reached: z.record(ref("state", "State"), z.boolean()).optional(),
    slots: z.record(ref("slot", "Detail"), z.json()).optional(),
    outcome: ref("outcome", "Outcome").optional(),
    said: z.record(ref("line", "Line").meta({ ref: "line", orReply: true } satisfies FieldMeta), z.boolean()).optional(),
    /** Texts that must, or must not, be part of what the agent said. */
    words: z.array(z.strictObject({ text: z.string().max(500), said: z.boolean() })).optional(),
  }),
});

const groupSchema = z.strictObject({
  name: nameSchema,
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  flow: ref("flow", "Flow"),
});
const noteSchema = z.strictObject({ text: z.string().max(4000), x: z.number(), y: z.number(), flow: ref("flow", "Flow") });

/** Where things lie and what people noted: outside the program's hash. */
const canvasSchema = z.strictObject({
  positions: z.record(ref("state", "State"), z.strictObject({ x: z.number(), y: z.number() })),
  notes: keyed(noteSchema),
  groups: keyed(groupSchema),
});

/** One agent, whole: everything the runtime needs, and the canvas. */
export const documentSchema = z.strictObject({
  schemaVersion: z.literal(schemaVersion),
  name: nameSchema,
  description: z.string().max(4000).optional(),
  /** The flow every conversation begins with. */
  main: ref("flow", "Main flow"),
  timezone: z.string().max(64),
  languages: languagesSchema,
  voice: voiceSchema,
  silence: silenceSchema.optional(),
  model: modelSchema.optional(),
  desk: deskSchema,
  guardrails: guardrailsSchema,
  flows: keyed(flowSchema),
  states: keyed(stateSchema),
  lines: keyed(lineSchema),
  slots: keyed(slotSchema),
  intents: keyed(intentSchema),
  answers: keyed(answerSchema),
  segments: keyed(segmentSchema),
  prompts: keyed(promptSchema),
  tools: keyed(toolSchema),
  outcomes: keyed(outcomeSchema),
  experiments: keyed(experimentSchema),
  datasets: keyed(datasetSchema),
  replies: z.partialRecord(replyKeySchema, replySchema),
  tests: keyed(testSchema),
  /** State that is gone -> the state that took its place, for conversations that stood there. */
  replacedBy: z.record(idSchema, ref("state", "State")),
  canvas: canvasSchema,
});

export type AgentDocument = z.infer<typeof documentSchema>;
export type Flow = z.infer<typeof flowSchema>;
export type AgentTest = z.infer<typeof testSchema>;
export type TestTurn = z.infer<typeof turnSchema>;
export type Desk = z.infer<typeof deskSchema>;
