import names from "../defaults/language-names.json" with { type: "json" };
import replies from "../defaults/replies.json" with { type: "json" };
import type { ReplyKey } from "../document/reply-keys.ts";

/** One wording of a standard reply; two where the agent's own verbs show its voice's gender. */
export type ReplyText = string | { feminine: string; masculine: string };

/**
 * What every agent says off the path until it words it differently, by key and language tag: data, part of every
 * release. Read only.
 */
export const defaultReplies: Readonly<Record<ReplyKey, Readonly<Record<string, ReplyText>>>> = replies;

/** Languages every default reply is written in. */
export const replyLanguages = ["en", "hi", "hi-x-hinglish", "bn", "mr"] as const;

/** What each language calls itself, by tag, for replies that name languages. Read only. */
export const languageNames: Readonly<Record<string, string>> = names;
