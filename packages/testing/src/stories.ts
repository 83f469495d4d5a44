import { readFileSync } from "node:fs";
import { compile, parseDocument, type AgentDocument, type Json, type Program } from "@vaarta/flow";
import { sampleAgent } from "./sample-agent.ts";

/** A conversation that can be held on any way to the caller: words, and who says them. */
export interface Story {
  name: string;
  start: {
    program: Program;
    language: string;
    direction: "inbound" | "outbound";
    attributes: Record<string, Json>;
    at: number;
  };
  turns: string[];
}

/** Whole conversations in four languages: a small agent, and those that the packs bring as their own tests. */
export function spokenStories(): Story[] {
  return [small, ...fromPack("gold-loan"), ...fromPack("clinic-appointments")];
}

const small: Story = {
  name: "an amount and a day, in Hindi",
  start: {
    program: compile(sampleAgent()),
    language: "hi",
    direction: "inbound",
    attributes: {},
    at: Date.parse("2027-01-15T10:30:00+05:30"),
  },
  turns: ["पाँच लाख", "सोमवार को"],
};

/** A pack's saved tests whose turns are all words in the script of their language: what a voice can say and hearing writes. */
function fromPack(pack: string): Story[] {
  const document = packDocument(pack);
  const program = compile(document);
  return Object.values(document.tests).flatMap(({ name, caller, turns }) => {
    const words = turns.flatMap((turn) => ("caller" in turn ? [turn.caller] : []));
    const language = caller.language ?? document.languages.default;
    if (words.length !== turns.length || !isSpoken(language)) return [];
    const { direction = "inbound", attributes = {}, at } = caller;
    const start = { program, language, direction, attributes: { ...attributes }, at: Date.parse(at ?? "2027-01-15T10:30:00+05:30") };
    return [{ name: `${pack}: ${name}`, start, turns: words }];
  });
}

const isSpoken = (language: string) => ["hi", "bn", "mr", "en"].includes(language);

/** A domain pack as its file holds it. */
export function packDocument(pack: string): AgentDocument {
  const parsed = parseDocument(readFileSync(new URL(`../../../domains/${pack}/agent.json`, import.meta.url), "utf8"));
  if (!parsed.ok) throw new Error(`The pack ${pack} does not parse.`);
  return parsed.document;
}
