import { z } from "zod";

/**
 * What the agent says off the path, by rule of `behaviour.md`. The words are data (`defaults/replies.json`); the
 * engine only names these keys. Parameters in braces are given by the engine beside the slots.
 */
export const replyKeys = {
  corrected: "V3", // {value}
  "corrected-redo": "V4", // {value}
  "correction-stands": "V4", // {done}: what was already done and is not undone by itself
  "correction-undo": "V4", // {done}: was done and can be undone; asks whether to
  "confirm-slot": "V5", // {label} {value}
  "denied-value": "V6",
  resume: "V7",
  "objection-again": "V8",
  "which-of-two": "V10", // {a} {b}
  "not-understood": "V11",
  "not-understood-choices": "V11", // {choices}
  "not-understood-person": "V11",
  "silence-prompt": "V12",
  "silence-check": "V12",
  "silence-last": "V12",
  "silence-goodbye": "V12",
  waiting: "V13",
  "waiting-check": "V13",
  "repeat-slowly": "V14",
  "language-switched": "V15",
  "language-ask": "V15", // {language}
  "refused-why": "V16", // {why}
  "refused-optional": "V16",
  "refused-required": "V16",
  "later-when": "V17",
  "later-done": "V17", // {when}
  "do-not-call": "V18",
  "person-now": "V19",
  "person-later": "V19", // {hours} {who}
  robot: "V20",
  "relative-when": "V21",
  "relative-done": "V21",
  "invalid-value": "V22", // {label} {example}
  "narrow-value": "V23", // {label} {example}
  "goal-left": "V24", // {goal}
  "goal-unknown": "V24", // {offers}
  goodbye: "V25",
  insult: "V26",
  distress: "V26", // {helpline}
  emergency: "V26", // {number}
  "secret-stop": "V27",
  steer: "V28",
  "heard-again": "V29",
  holding: "V32",
  "tool-failed": "V32",
  "known-confirm": "V35", // {values}
  "line-is-up": "V36",
  "line-is-bad": "V36",
  "clear-yes": "V37",
  "soft-no": "V38",
  "soft-no-leave": "V38",
  "fraud-fear": "V39", // {company} {number}
  "fraud-cheated": "V39", // {helpline}
  "wrong-number": "V40",
  "handed-over": "V40", // {company}
  noisy: "V41",
  recap: "V41",
  gap: "V42",
  "gap-again": "V42",
  "dictate-on": "V43",
  "dictate-restart": "V43",
  "read-back": "V43", // {value}
  "unit-assumed": "V44", // {value}
  "which-day": "V45", // {word}
  "date-back": "V45", // {value}
  "bargain-offer": "V46",
  "bargain-person": "V46",
  "bad-moment": "V47",
  bereaved: "V47",
  "off-topic": "V48",
  "off-topic-choice": "V48",
  "off-topic-end": "V48",
  child: "V48",
  "language-lacking": "V50", // {languages}
  "recording-stopped": "V51",
  "recording-required": "V51",
  legal: "V52", // {reference}
  "model-slow": "C9",
  "say-again": "C9",
  "cannot-hear": "C9",
  "line-back": "C10",
  "no-answer": "F5",
} as const;

export type ReplyKey = keyof typeof replyKeys;
export const replyKeySchema = z.enum(Object.keys(replyKeys) as [ReplyKey, ...ReplyKey[]]);
