import { parseDocument, type AgentDocument } from "@vaarta/flow";

/**
 * A small agent for tests of what surrounds the interpreter: it greets, asks for an amount, looks a quote up (`quote`, a read),
 * asks for a day, books (`book`, a write), and ends. Ids are words, texts English and Hindi.
 */
export function sampleAgent(change: (document: AgentDocument) => void = () => undefined): AgentDocument {
  const document = structuredClone(agent);
  change(document);
  const parsed = parseDocument(document);
  if (!parsed.ok) throw new Error(`The sample agent does not parse: ${JSON.stringify(parsed.issues)}`);
  return parsed.document;
}

const line = (en: string, hi: string) => ({ variants: { all: { order: "a", texts: { en: { text: en }, hi: { text: hi } } } } });
const go = (to: string, outcome: string, order = "a") => ({ to, order, when: { kind: "outcome" as const, outcome } });

const agent: AgentDocument = {
  schemaVersion: 2,
  name: "Sample",
  main: "main",
  timezone: "Asia/Kolkata",
  languages: { default: "en", offered: { en: { fallbacks: [] }, hi: { fallbacks: ["en"] } } },
  voice: { gender: "feminine" },
  desk: { company: "Sample Bank" },
  guardrails: { bannedClaims: {} },
  flows: { main: { name: "Main", kind: "main", entry: "begin" } },
  states: {
    begin: {
      kind: "start",
      name: "Begin",
      flow: "main",
      inbound: "greeting",
      outbound: "greeting",
      transitions: { next: go("amount", "done") },
    },
    amount: {
      kind: "collect",
      name: "Amount",
      flow: "main",
      asks: { amount: { slot: "amount", order: "a", confirm: "never" } },
      transitions: { done: go("quote", "complete"), failed: go("lost", "failed", "b") },
    },
    quote: {
      kind: "tool",
      name: "Quote",
      flow: "main",
      calls: { quote: { tool: "quote", order: "a", args: { amount: "amount" }, save: { saving: "result.saving" } } },
      transitions: { done: go("offer", "success"), slow: go("sorry", "timeout", "b"), failed: go("sorry", "failure", "c") },
    },
    sorry: { kind: "say", name: "Sorry", flow: "main", line: "sorry", transitions: { next: go("day", "done") } },
    offer: { kind: "say", name: "Offer", flow: "main", line: "offer", transitions: { next: go("day", "done") } },
    day: {
      kind: "collect",
      name: "Day",
      flow: "main",
      asks: { day: { slot: "day", order: "a", confirm: "never" } },
      transitions: { done: go("book", "complete"), failed: go("lost", "failed", "b") },
    },
    book: {
      kind: "tool",
      name: "Book",
      flow: "main",
      calls: { book: { tool: "book", order: "a", args: { day: "day" }, save: { reference: "result.reference" } } },
      transitions: {
        done: go("booked", "success"),
        unsure: go("unsure", "unknown", "b"),
        failed: go("lost", "failure", "c"),
        slow: go("lost", "timeout", "d"),
      },
    },
    booked: { kind: "end", name: "Booked", flow: "main", outcome: "booked", line: "booked", transitions: {} },
    unsure: { kind: "end", name: "Unsure", flow: "main", outcome: "unsure", line: "unsure", transitions: {} },
    lost: { kind: "end", name: "Lost", flow: "main", outcome: "lost", line: "sorry", transitions: {} },
  },
  lines: {
    greeting: line("Hello.", "नमस्ते।"),
    askAmount: line("How much is your loan?", "आपका loan कितना है?"),
    askDay: line("Which day suits you?", "आपके लिए कौन सा दिन ठीक रहेगा?"),
    offer: line("You save a good sum.", "आपकी अच्छी बचत होगी।"),
    sorry: line("I cannot look that up now.", "अभी यह पता नहीं चल पा रहा है।"),
    booked: line("It is booked. Goodbye.", "बुक हो गया। धन्यवाद।"),
    unsure: line("I will ask a colleague to confirm it.", "हमारे साथी पुष्टि करेंगे।"),
  },
  slots: {
    amount: { name: "amount", label: "Amount", type: { type: "money" }, ask: "askAmount" },
    day: { name: "day", label: "Day", type: { type: "date" }, ask: "askDay" },
    saving: { name: "saving", label: "Saving", type: { type: "data" } },
    reference: { name: "reference", label: "Reference", type: { type: "data" } },
  },
  intents: {},
  answers: {},
  segments: {},
  prompts: {},
  tools: {
    quote: {
      name: "quote",
      description: "What moving saves.",
      implementation: { kind: "none" },
      parameters: { type: "object" },
      result: { type: "object" },
      effect: "read",
      timeoutMs: 4000,
      retries: 2,
      samples: { good: { name: "Good", kind: "success", result: { saving: 42_500 } } },
    },
    book: {
      name: "book",
      description: "Books a day.",
      implementation: { kind: "none" },
      parameters: { type: "object" },
      result: { type: "object" },
      effect: "write",
      idempotent: true,
      timeoutMs: 4000,
      retries: 1,
      samples: { good: { name: "Good", kind: "success", result: { reference: "K7PQ2M" } } },
    },
  },
  outcomes: {
    booked: { name: "Booked", category: "converted" },
    unsure: { name: "Unsure", category: "follow-up" },
    lost: { name: "Lost", category: "declined" },
  },
  experiments: {},
  datasets: {},
  replies: {},
  tests: {},
  replacedBy: {},
  canvas: { positions: {}, notes: {}, groups: {} },
};
