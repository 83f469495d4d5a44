import type { AgentDocument, Line, State, Transition } from "@vaarta/flow";

/** A small agent in English and Hindi: what a new person sees when no template is installed, and what tests draw. */
export function sampleDocument(): AgentDocument {
  const states: Record<string, State> = {
    "state-start": {
      kind: "start", name: "Greeting", flow: "flow-main", inbound: "line-hello", outbound: "line-hello",
      transitions: { t1: go("state-help", "a0", { kind: "outcome", outcome: "done" }) },
    },
    "state-help": {
      kind: "choice", name: "What is it about?", flow: "flow-main", question: "line-help", attempts: 3,
      options: {
        "option-visit": { label: "Book a visit", order: "a0", intent: "intent-visit" },
        "option-question": { label: "Has a question", order: "a1", intent: "intent-question" },
      },
      transitions: {
        t2: go("state-details", "a0", { kind: "option", option: "option-visit" }),
        t3: go("state-answer", "a1", { kind: "option", option: "option-question" }),
        t4: go("state-person", "a2", { kind: "else" }),
      },
    },
    "state-details": {
      kind: "collect", name: "Name and day", flow: "flow-main", opening: "line-details",
      asks: {
        "ask-name": { slot: "slot-name", order: "a0", required: true },
        "ask-day": { slot: "slot-day", order: "a1", required: true, confirm: "always" },
      },
      transitions: {
        t5: go("state-booked", "a0", { kind: "outcome", outcome: "complete" }),
        t6: go("state-person", "a1", { kind: "outcome", outcome: "failed" }),
      },
    },
    "state-answer": {
      kind: "answer", name: "Answer the question", flow: "flow-main", notFound: "line-unknown",
      transitions: {
        t7: go("state-bye", "a0", { kind: "outcome", outcome: "answered" }),
        t8: go("state-person", "a1", { kind: "outcome", outcome: "not-found" }),
      },
    },
    "state-booked": { kind: "end", name: "Booked", flow: "flow-main", outcome: "outcome-booked", line: "line-booked", transitions: {} },
    "state-person": {
      kind: "transfer", name: "To a person", flow: "flow-main", to: { kind: "queue", queue: "front desk" }, line: "line-person",
      transitions: {
        t9: go("state-bye", "a0", { kind: "outcome", outcome: "connected" }),
        t10: go("state-bye", "a1", { kind: "outcome", outcome: "failed" }),
      },
    },
    "state-bye": { kind: "end", name: "Goodbye", flow: "flow-main", outcome: "outcome-helped", line: "line-bye", transitions: {} },
    "state-cost": {
      kind: "objection", name: "What does it cost?", flow: "flow-cost", intents: { "intent-cost": true }, line: "line-cost",
      transitions: { t11: go("state-cost-back", "a0", { kind: "outcome", outcome: "done" }) },
    },
    "state-cost-back": { kind: "return", name: "Back", flow: "flow-cost", outcome: "done", transitions: {} },
  }; // prettier-ignore
  return {
    schemaVersion: 2,
    name: "Visits",
    main: "flow-main",
    timezone: "Asia/Kolkata",
    languages: { default: "en", offered: { en: { fallbacks: ["hi"] }, hi: { fallbacks: ["en"] } } },
    voice: { gender: "feminine" },
    desk: { company: "Saral Clinic" },
    guardrails: { bannedClaims: {} },
    flows: {
      "flow-main": { name: "Conversation", kind: "main", entry: "state-start" },
      "flow-cost": { name: "What does it cost?", kind: "objection", entry: "state-cost" },
    },
    states,
    lines: {
      "line-hello": line("Hello, this is {company}'s automatic assistant.", "नमस्ते, मैं सरल क्लिनिक की स्वचालित सहायक बोल रही हूँ।"),
      "line-help": line("Would you like to book a visit, or do you have a question?", "आप मिलने का समय लेना चाहेंगे, या कोई सवाल है?"),
      "line-details": line("Happy to. I need two things.", "ज़रूर। बस दो बातें पूछनी हैं।"),
      "line-name": line("What is your name?", "आपका नाम?"),
      "line-day": line("Which day suits you?", "कौन सा दिन ठीक रहेगा?"),
      "line-booked": line("Done. We will see you then.", "हो गया। आपसे उस दिन मिलेंगे।"),
      "line-unknown": line("I do not know that one. Let me find a person.", ""),
      "line-person": line("One moment, I am connecting you.", "एक पल, मैं आपको जोड़ रही हूँ।"),
      "line-bye": line("Thank you. Goodbye.", "धन्यवाद। नमस्ते।"),
      "line-cost": line("A first visit is 500 rupees.", "पहली मुलाकात पाँच सौ रुपये की है।"),
    },
    slots: {
      "slot-name": { name: "customer_name", label: "Name", type: { type: "name" }, ask: "line-name", example: "Asha Rao" },
      "slot-day": { name: "visit_day", label: "Day", type: { type: "date", minDays: 0, maxDays: 30 }, ask: "line-day", example: "Monday" },
    },
    intents: {
      "intent-visit": { name: "Wants a visit", examples: { en: ["book a visit", "I want to come"], hi: ["मिलना है", "समय चाहिए"] } },
      "intent-question": { name: "Has a question", examples: { en: ["I have a question"], hi: ["एक सवाल है"] } },
      "intent-cost": { name: "Asks the price", examples: { en: ["what does it cost", "how much"], hi: ["कितने पैसे लगेंगे", "फीस कितनी है"] } },
    },
    answers: {},
    segments: {},
    prompts: {},
    tools: {},
    outcomes: {
      "outcome-booked": { name: "Visit booked", category: "converted" },
      "outcome-helped": { name: "Question answered", category: "other" },
    },
    experiments: {},
    datasets: {},
    replies: {},
    tests: {},
    replacedBy: {},
    canvas: {
      positions: {
        "state-start": { x: 0, y: 0 },
        "state-help": { x: 0, y: 208 },
        "state-details": { x: -168, y: 464 },
        "state-answer": { x: 168, y: 464 },
        "state-booked": { x: -336, y: 688 },
        "state-person": { x: 0, y: 688 },
        "state-bye": { x: 160, y: 904 },
        "state-cost": { x: 0, y: 0 },
        "state-cost-back": { x: 0, y: 208 },
      },
      notes: {},
      groups: {},
    },
  };
}

function go(to: string, order: string, when: Transition["when"]): Transition {
  return { to, order, when };
}

function line(en: string, hi: string): Line {
  return { variants: { "variant-all": { order: "a0", texts: { en: { text: en }, ...(hi ? { hi: { text: hi } } : {}) } } } };
}
