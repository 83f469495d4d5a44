import type { AgentDocument } from "../../document/document.ts";
import type { Line } from "../../document/lines.ts";
import type { Issue } from "../../issues.ts";

// First-person verbs whose ending tells the speaker's gender. Word ends are written out: \b knows no Devanagari.
const end = "(?=$|[\\s।,.!?;:…])";
const marks = {
  hi: {
    masculine: new RegExp(`(?:\\S*ता (?:हूँ|हूं)|रहा (?:हूँ|हूं)|\\S*(?:ूँगा|ूंगा|ऊँगा|ऊंगा)|\\S*ता था मैं|गया (?:हूँ|हूं)|चुका (?:हूँ|हूं))${end}`, "u"),
    feminine: new RegExp(`(?:\\S*ती (?:हूँ|हूं)|रही (?:हूँ|हूं)|\\S*(?:ूँगी|ूंगी|ऊँगी|ऊंगी)|गई (?:हूँ|हूं)|चुकी (?:हूँ|हूं))${end}`, "u"),
  },
  mr: {
    masculine: new RegExp(`(?:मी\\s+(?:\\S+\\s+){0,6}\\S*तो|\\S*तोय)${end}`, "u"),
    feminine: new RegExp(`(?:मी\\s+(?:\\S+\\s+){0,6}\\S*ते|\\S*तेय)${end}`, "u"),
  },
};

/** First-person verbs in Hindi and Marathi that disagree with the gender of the agent's voice. */
export function verbGender(document: AgentDocument, id: string, line: Line): Issue[] {
  const issues: Issue[] = [];
  for (const [variantId, variant] of Object.entries(line.variants)) {
    const voice = variant.when?.gender ?? document.voice.gender;
    for (const [tag, { text }] of Object.entries(variant.texts)) {
      const language = tag.startsWith("hi") ? marks.hi : tag.startsWith("mr") ? marks.mr : null;
      const found = language?.[voice === "feminine" ? "masculine" : "feminine"].exec(text);
      if (!found) continue;
      issues.push({
        code: "verb-gender",
        severity: "warning",
        path: ["lines", id, "variants", variantId, "texts", tag],
        message: `“${found[0].trim()}” does not agree with the ${voice} voice. Change the verb, or add a variant for the other voice.`,
      });
    }
  }
  return issues;
}
