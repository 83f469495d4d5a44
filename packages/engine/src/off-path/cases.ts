import type { OffPathCase } from "./case.ts";
import always from "./v00-always.json" with { type: "json" };
import answers from "./v01-v06-answers.json" with { type: "json" };
import questions from "./v07-v11-questions.json" with { type: "json" };
import turns from "./v12-v16-turns.json" with { type: "json" };
import leaving from "./v17-v21-leaving.json" with { type: "json" };
import values from "./v22-v26-values.json" with { type: "json" };
import safety from "./v27-v34-safety.json" with { type: "json" };
import who from "./v35-v40-who.json" with { type: "json" };
import details from "./v41-v46-details.json" with { type: "json" };
import model from "./m01-m09-model.json" with { type: "json" };
import hard from "./v47-v52-hard.json" with { type: "json" };

/** Every off-path conversation, by rule of `behaviour.md`. Read only. */
export const offPathCases: readonly OffPathCase[] = [
  answers, questions, turns, leaving, values, safety, who, details, hard, always,
].flat() as unknown as OffPathCase[]; // prettier-ignore

/** Conversations whose turns a model answers, by the rules of a model's turn. Read only. */
export const modelCases: readonly OffPathCase[] = model as unknown as OffPathCase[];
