import type { Program } from "@vaarta/flow";
import { program, ways } from "./agent.ts";
import type { Parts } from "./agent.ts";

const label = (text: string) => ({ label: text, sensitivity: "normal" as const });

/** A small loan agent with one of everything that leaving the path needs. */
export const loanParts: Parts = {
  main: "main",
  desk: { company: "Acme Bank", callsBack: "Our desk", helpline: "1800", emergencyNumber: "112", publicNumber: "1900", offer: "offer", cyberCrimeHelpline: "1930" },
  flows: {
    main: { name: "Loan", kind: "main", entry: "begin", spoken: "spokenLoan" },
    locker: { name: "Locker", kind: "main", entry: "lockerSay", intents: { wantLocker: true }, spoken: "spokenLocker" },
    safety: { name: "Safety", kind: "objection", entry: "safe" },
    rate: { name: "Rate", kind: "objection", entry: "dear" },
    family: { name: "Family", kind: "objection", entry: "ask" },
    check: { name: "Check", kind: "sub", entry: "checkAsk" },
  },
  slots: {
    amount: {
      name: "amount", ...label("amount"), type: { type: "money", min: 1000, max: 10_000_000 }, ask: "askAmount", askShort: "askAmountShort",
      askAgain: "askAmountAgain", why: "whyAmount", example: "5 lakh",
    },
    city: { name: "city", ...label("city"), type: { type: "text" }, ask: "askCity", askShort: "askCityShort" },
    lender: { name: "lender", ...label("lender"), type: { type: "text" }, ask: "askLender" },
    day: { name: "day", ...label("day"), type: { type: "date" }, ask: "askDay", askShort: "askDayShort" },
    phone: { name: "phone", ...label("phone"), type: { type: "phone" }, ask: "askPhone" },
    name: { name: "name", ...label("name"), type: { type: "name" }, ask: "askName", attribute: "name" },
    agree: { name: "agree", ...label("agreement"), type: { type: "yesno" }, ask: "askAgree" },
    saving: { name: "saving", ...label("saving"), type: { type: "money" } },
    booking: { name: "booking", ...label("booking"), type: { type: "text" } },
  },
  intents: Object.fromEntries(["wantLocker", "isSafe", "tooDear", "askFamily", "more", "less", "lost"].map((id) => [id, { name: id, examples: {} }])),
  answers: { documents: { question: "Which documents?", ways: {}, answer: "answerDocuments" } },
  tools: {
    savings: { name: "savings", description: "", implementation: { kind: "none" }, parameters: {}, result: {}, effect: "read" },
    book: { name: "book", description: "", implementation: { kind: "none" }, parameters: {}, result: {}, effect: "write", compensation: "cancel", outcomes: ["clash"] },
    cancel: {
      name: "cancel", description: "", implementation: { kind: "none" }, result: {}, effect: "write",
      parameters: { type: "object", properties: { reference: { type: "string" } } },
    },
  },
  states: {
    begin: { kind: "start", name: "Start", flow: "main", inbound: "hello", outbound: "hello", returning: "helloAgain", transitions: ways("outcome:done>need") },
    need: {
      kind: "choice", name: "Need", flow: "main", question: "askNeed",
      options: { transfer: { label: "transfer", order: "a", intent: "more" }, fresh: { label: "fresh", order: "b", intent: "less" } },
      transitions: ways("option:transfer>qualify", "option:fresh>qualify", "outcome:failed>sorry"),
    },
    qualify: {
      kind: "collect", name: "Qualify", flow: "main",
      asks: { a: { slot: "amount", order: "a" }, b: { slot: "city", order: "b" }, c: { slot: "lender", order: "c", required: false } },
      transitions: ways("outcome:complete>size", "outcome:failed>sorry"),
    },
    size: { kind: "branch", name: "Size", flow: "main", transitions: ways("when:amount >= 600000>big", "else>small") },
    big: { kind: "say", name: "Big", flow: "main", line: "bigLine", transitions: ways("outcome:done>save") },
    small: { kind: "say", name: "Small", flow: "main", line: "smallLine", transitions: ways("outcome:done>save") },
    save: {
      kind: "tool", name: "Savings", flow: "main", holding: "hold", timeoutMs: 8000,
      calls: { one: { tool: "savings", order: "a", args: { amount: "amount" }, save: { saving: "result.saving" } } },
      transitions: ways("outcome:success>quote", "outcome:failure>noQuote"),
    },
    quote: { kind: "say", name: "Quote", flow: "main", line: "quoteLine", transitions: ways("outcome:done>may") },
    noQuote: { kind: "say", name: "No quote", flow: "main", line: "noQuoteLine", transitions: ways("outcome:done>may") },
    may: { kind: "consent", name: "Consent", flow: "main", purpose: "visit", question: "askMay", slot: "agree", transitions: ways("outcome:given>when", "outcome:refused>bye", "outcome:failed>sorry") },
    when: {
      kind: "collect", name: "When", flow: "main", confirmAll: "confirmVisit", asks: { a: { slot: "day", order: "a" }, b: { slot: "phone", order: "b" } },
      transitions: ways("outcome:complete>bookIt", "outcome:failed>sorry"),
    },
    bookIt: {
      kind: "tool", name: "Book", flow: "main", calls: { one: { tool: "book", order: "a", args: { day: "day" }, save: { booking: "result.reference" } } },
      transitions: ways("outcome:success>more", "outcome:clash>when", "outcome:failure>sorry"),
    },
    more: { kind: "say", name: "More?", flow: "main", line: "askMore", listen: true, transitions: ways("intent:less>won", "else>won") },
    won: { kind: "end", name: "Won", flow: "main", outcome: "won", line: "thanks", transitions: {} },
    bye: { kind: "end", name: "Bye", flow: "main", outcome: "lost", line: "byeLine", transitions: {} },
    sorry: { kind: "end", name: "Sorry", flow: "main", outcome: "person", line: "sorryLine", transitions: {} },
    lockerSay: { kind: "say", name: "Locker", flow: "locker", line: "lockerLine", listen: true, transitions: ways("else>lockerEnd") },
    lockerEnd: { kind: "end", name: "Locker end", flow: "locker", outcome: "won", transitions: {} },
    safe: { kind: "objection", name: "Safe?", flow: "safety", intents: { isSafe: true }, line: "safeLine", again: "safeAgain", transitions: ways("outcome:done>safeBack") },
    safeBack: { kind: "return", name: "Back", flow: "safety", outcome: "done", transitions: {} },
    dear: { kind: "objection", name: "Dear", flow: "rate", intents: { tooDear: true }, line: "dearLine", transitions: ways("outcome:done>dearAsk") },
    dearAsk: { kind: "say", name: "Dear ask", flow: "rate", line: "dearAskLine", listen: true, transitions: ways("else>dearBack") },
    dearBack: { kind: "return", name: "Dear back", flow: "rate", outcome: "done", transitions: {} },
    ask: { kind: "objection", name: "Family", flow: "family", intents: { askFamily: true }, line: "familyLine", transitions: ways("outcome:done>familyAsk") },
    familyAsk: { kind: "say", name: "Family ask", flow: "family", line: "familyAskLine", listen: true, transitions: ways("else>familyBack") },
    familyBack: { kind: "return", name: "Family back", flow: "family", outcome: "done", transitions: {} },
    checkAsk: { kind: "collect", name: "Check", flow: "check", asks: { a: { slot: "name", order: "a" } }, transitions: ways("outcome:complete>checkDone", "outcome:failed>checkDone") },
    checkDone: { kind: "return", name: "Checked", flow: "check", outcome: "done", transitions: {} },
  },
}; // prettier-ignore

export function loan(parts: Partial<Parts> = {}): Program {
  return program({ ...loanParts, ...parts });
}
