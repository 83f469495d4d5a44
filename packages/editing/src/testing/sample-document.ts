import { schemaVersion, type AgentDocument, type Line } from "@vaarta/flow";

/** A small agent that uses most of the language: for tests. A new object every time. */
export function sampleDocument(): AgentDocument {
  return {
    schemaVersion,
    name: "Branch visits",
    main: "visit",
    timezone: "Asia/Kolkata",
    languages: { default: "hi", offered: { hi: { fallbacks: ["en"] }, en: { fallbacks: [] } } },
    voice: { gender: "feminine" },
    silence: { afterMs: [8000, 15000, 25000, 35000] },
    guardrails: { bannedClaims: {} },
    desk: { company: "Sona Bank", purpose: "l-purpose", publicNumber: "1800-000" },
    flows: {
      visit: { name: "Visit", kind: "main", entry: "hello" },
      rate: { name: "Rate too high", kind: "objection", entry: "high" },
      confirm: { name: "Confirm", kind: "sub", entry: "confirm-start" },
    },
    states: {
      hello: {
        kind: "start",
        name: "Hello",
        flow: "visit",
        inbound: "l-hello",
        transitions: { t1: { to: "ask", order: "a0", when: { kind: "outcome", outcome: "done" } } },
      },
      ask: {
        kind: "collect",
        name: "Ask amount",
        flow: "visit",
        asks: { a1: { slot: "amount", order: "a0" }, a2: { slot: "city", order: "a1", when: "amount > 100000" } },
        transitions: {
          t2: { to: "check", order: "a0", when: { kind: "outcome", outcome: "complete" } },
          t3: { to: "bye", order: "a1", when: { kind: "outcome", outcome: "failed" } },
        },
      },
      check: {
        kind: "branch",
        name: "Large?",
        flow: "visit",
        transitions: {
          t4: { to: "find", order: "a0", when: { kind: "expression", expression: "amount >= 500000" }, label: "Large" },
          t5: { to: "bye", order: "a1", when: { kind: "else" } },
        },
      },
      find: {
        kind: "tool",
        name: "Find branch",
        flow: "visit",
        calls: { c1: { tool: "branches", order: "a0", args: { city: "city" }, save: { city: "result.city" } } },
        holding: "l-hold",
        transitions: {
          t6: { to: "sub", order: "a0", when: { kind: "outcome", outcome: "success" } },
          t7: { to: "bye", order: "a1", when: { kind: "outcome", outcome: "failure" } },
        },
      },
      sub: {
        kind: "call",
        name: "Confirm visit",
        flow: "visit",
        target: "confirm",
        transitions: { t8: { to: "bye", order: "a0", when: { kind: "else" } } },
      },
      bye: { kind: "end", name: "Goodbye", flow: "visit", outcome: "visit-booked", line: "l-bye", transitions: {} },
      high: {
        kind: "objection",
        name: "Rate too high",
        flow: "rate",
        intents: { expensive: true },
        line: "l-rate",
        transitions: { t9: { to: "high-back", order: "a0", when: { kind: "outcome", outcome: "done" } } },
      },
      "high-back": { kind: "return", name: "Back", flow: "rate", outcome: "done", transitions: {} },
      "confirm-start": {
        kind: "start",
        name: "Confirm",
        flow: "confirm",
        transitions: { t10: { to: "sure", order: "a0", when: { kind: "else" } } },
      },
      sure: {
        kind: "choice",
        name: "Sure?",
        flow: "confirm",
        question: "l-sure",
        options: {
          yes: { label: "Yes", order: "a0", answers: "yes" },
          no: { label: "No", order: "a1", answers: "no", examples: { hi: ["रहने दो"] } },
        },
        transitions: {
          t11: { to: "confirmed", order: "a0", when: { kind: "option", option: "yes" } },
          t12: { to: "confirmed", order: "a1", when: { kind: "else" } },
        },
      },
      confirmed: { kind: "return", name: "Confirmed", flow: "confirm", outcome: "done", transitions: {} },
    },
    lines: {
      "l-purpose": line("सोने के लोन के बारे में", "About your gold loan"),
      "l-hello": line("नमस्ते", "Hello"),
      "l-hold": line("एक पल", "One moment"),
      "l-bye": line("धन्यवाद", "Thank you"),
      "l-rate": line("दर {amount} पर निर्भर है", "The rate depends on {amount}"),
      "l-sure": line("पक्का?", "Are you sure?"),
      "l-amount": line("कितना लोन है?", "How much is the loan?"),
      "l-safe": line("सोना तिजोरी में रहता है", "The gold stays in a vault"),
    },
    slots: {
      amount: { name: "amount", label: "Loan amount", type: { type: "money", min: 1000 }, ask: "l-amount" },
      city: { name: "city", label: "City", type: { type: "text" }, cues: { hi: ["शहर"] } },
    },
    intents: { expensive: { name: "Rate too high", examples: { en: ["too expensive"], hi: ["बहुत ज़्यादा है"] } } },
    answers: { safe: { question: "Is my gold safe?", ways: { en: ["is it safe"] }, answer: "l-safe" } },
    segments: { trust: { name: "Trust seeker", priority: 2, indicators: { keywords: { hi: ["भरोसा"] } } } },
    prompts: { tone: { name: "Tone", texts: { en: "Be kind about {amount}." }, segments: { trust: { en: "Be calm." } } } },
    tools: {
      branches: {
        name: "branches",
        description: "Finds a branch",
        implementation: { kind: "builtin", builtin: "branch-finder", dataset: "branches" },
        parameters: { type: "object", properties: { city: { type: "string" } } },
        result: { type: "object" },
        effect: "read",
        samples: { one: { name: "Pune", kind: "success", result: { city: "Pune" } } },
      },
    },
    outcomes: { "visit-booked": { name: "Visit booked", category: "converted" } },
    experiments: {
      opening: {
        name: "Opening",
        variants: { savings: { name: "Savings", order: "a0", weight: 0.5 }, safety: { name: "Safety", order: "a1", weight: 0.5 } },
        fallback: "savings",
      },
    },
    datasets: { branches: { name: "Branches", rows: [{ city: "Pune" }, { city: "Mumbai" }] } },
    replies: { robot: { enabled: true } },
    tests: {
      short: {
        name: "Short call",
        caller: { language: "hi" },
        turns: [{ caller: "पाँच लाख" }],
        expect: { reached: { bye: true }, slots: { amount: 500000 } },
      },
    },
    replacedBy: {},
    canvas: { positions: { hello: { x: 0, y: 0 }, ask: { x: 0, y: 200 } }, notes: {}, groups: {} },
  };
}

function line(hi: string, en: string): Line {
  return { variants: { v1: { order: "a0", texts: { hi: { text: hi }, en: { text: en } } } } };
}
