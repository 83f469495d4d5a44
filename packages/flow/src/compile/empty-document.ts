import { schemaVersion, type AgentDocument } from "../document/document.ts";

/**
 * A new agent that is whole: it greets, thanks and ends, and has nothing to mend. Pure; ids are fixed, and safe
 * because they only need to be unique within one document.
 * @param name - 1 to 200 characters
 */
export function emptyDocument(name: string): AgentDocument {
  return {
    schemaVersion,
    name,
    main: "main",
    timezone: "Asia/Kolkata",
    languages: { default: "hi", offered: { hi: { fallbacks: ["en"] }, en: { fallbacks: ["hi"] } } },
    voice: { gender: "feminine" },
    desk: { company: name },
    guardrails: { bannedClaims: {} },
    flows: { main: { name: "Main conversation", kind: "main", entry: "begin" } },
    states: {
      begin: {
        kind: "start",
        name: "Start",
        flow: "main",
        inbound: "greeting",
        outbound: "greeting",
        transitions: { next: { to: "finish", order: "a", when: { kind: "outcome", outcome: "done" } } },
      },
      finish: { kind: "end", name: "End", flow: "main", outcome: "completed", line: "goodbye", transitions: {} },
    },
    lines: {
      greeting: {
        name: "Greeting",
        variants: { all: { order: "a", texts: { hi: { text: "नमस्ते।" }, en: { text: "Hello." } } } },
      },
      goodbye: {
        name: "Goodbye",
        variants: { all: { order: "a", texts: { hi: { text: "धन्यवाद।" }, en: { text: "Thank you." } } } },
      },
    },
    slots: {},
    intents: {},
    answers: {},
    segments: {},
    prompts: {},
    tools: {},
    outcomes: { completed: { name: "Completed", category: "other" } },
    experiments: {},
    datasets: {},
    replies: {},
    tests: {},
    replacedBy: {},
    canvas: { positions: { begin: { x: 0, y: 0 }, finish: { x: 0, y: 240 } }, notes: {}, groups: {} },
  };
}
