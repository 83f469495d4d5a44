// Every threshold of the engine, in one place. Scores are in [0, 1] and calibrated by understanding.

/** An intent, answer, option or act counts from here on. */
export const acceptScore = 0.5;
/** An intent this sure wins even over a given answer to the question asked. */
export const certainScore = 0.75;
/** A wish voiced before its question was put counts as the answer to it from here on. */
export const wishScore = 0.9;
/** Two meanings both above `floor` and closer than `margin` are asked about (V10), unless the best is certain. */
export const ambiguity = { floor: 0.35, margin: 0.1, certain: 0.85 };
/** Spoken words heard less surely than this are asked for again (C9), so often in a row at most. */
export const sureHearing = 0.6;
export const maxUnclear = 2;
/** A slot value is taken from here on, and needs no confirmation from `sureSlot` on. */
export const takeSlot = 0.3;
export const sureSlot = 0.7;
/** The agent follows the caller's language from here on, and asks above `hint`. */
export const sureLanguage = 0.75;
export const hintLanguage = 0.5;

/** Internal moves one event may cause; no input can make the engine spin. */
export const maxMoves = 200;
/** Frames of calls and objections at once. */
export const maxDepth = 12;
/** Objections that may lie on one another: the caller comes back at most one level, then to the main line (V8). */
export const maxObjections = 2;
/** Decisions remembered for corrections. */
export const maxTrail = 48;
export const maxVisits = 8;
export const maxRecent = 8;

/** Quiet after the agent spoke, in milliseconds: prompt, check, last check, goodbye. */
export const silenceLadderMs: readonly number[] = [8_000, 15_000, 25_000, 35_000];
/** How long the agent waits when asked to (V13), and how often. */
export const waitMs = 60_000;
export const waitSteps = 3;
/** Longest quiet while a number is dictated (V43). */
export const dictationMs = 20_000;
/** A tool slower than this gets a holding line (V32). */
export const holdingMs = 3_000;
export const defaultToolTimeoutMs = 10_000;
export const defaultAttempts = 3;

/** Nothing said for so long after her words while a model thinks: a line to hold her; a second one; then the script (C9). */
export const holdingModelMs = 1_500;
export const modelSlowMs = 5_000;
export const modelGiveUpMs = 14_000;
/** What one turn of a model may propose and say. */
export const maxModelSlots = 24;
export const maxLookUps = 2;
export const maxSentences = 12;
export const maxSentenceLength = 600;
/** Turns in which a model failed until its state goes on by script. */
export const maxModelFailures = 2;
