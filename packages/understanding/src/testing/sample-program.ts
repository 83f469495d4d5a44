import { type AgentDocument, type Program, compile, emptyDocument } from "@vaarta/flow";
import type { Wants } from "@vaarta/engine";
import { type UnderstandInput, createUnderstander } from "../understander.ts";

/** Wednesday, 18 November 2026, 11:30 in India. */
export const sampleNow = Date.parse("2026-11-18T06:00:00Z");

/** A small loan agent that has a slot of every type. */
export function sampleDocument(): AgentDocument {
  const document = emptyDocument("Sample");
  return {
    ...document,
    languages: {
      default: "hi",
      offered: { hi: { fallbacks: ["en"] }, en: { fallbacks: ["hi"] }, "hi-x-hinglish": { fallbacks: ["hi", "en"] } },
    },
    slots: {
      amount: { name: "amount", label: "Loan amount", type: { type: "money", min: 5000, max: 1e8 }, cues: { hi: ["का लोन", "बाकी है"], "hi-x-hinglish": ["ka loan", "baaki hai"], en: ["loan of", "outstanding is"] }, ask: "ask" },
      wanted: { name: "wanted", label: "Wanted", type: { type: "money", min: 5000, range: true }, cues: { hi: ["चाहिए"], "hi-x-hinglish": ["chahiye"], en: ["I need"] } },
      rate: { name: "rate", label: "Rate", type: { type: "percent", min: 4, max: 60 }, ask: "ask" },
      weight: { name: "weight", label: "Gold", type: { type: "weight", min: 1, max: 1000 }, ask: "ask" },
      carats: { name: "carats", label: "Carats", type: { type: "number", min: 9, max: 24, integer: true }, cues: { en: ["carat"], hi: ["कैरेट"] } },
      term: { name: "term", label: "Months", type: { type: "months", min: 1, max: 36 }, ask: "ask" },
      day: { name: "day", label: "Day", type: { type: "date", minDays: 0, maxDays: 30 }, ask: "ask", cues: { "hi-x-hinglish": ["aaunga", "aa sakta", "aana hai"], en: ["come on"] } },
      time: { name: "time", label: "Time", type: { type: "time", earliest: "10:00", latest: "17:30" }, ask: "ask" },
      callback: { name: "callback", label: "Call back", type: { type: "date", minDays: 0 }, cues: { "hi-x-hinglish": ["phone karna", "call karna"], en: ["call me"] } },
      phone: { name: "phone", label: "Phone", type: { type: "phone" }, ask: "ask", sensitivity: "personal" },
      pin: { name: "pin", label: "PIN code", type: { type: "pin" }, ask: "ask", cues: { en: ["pin code"], hi: ["पिन कोड"] } },
      email: { name: "email", label: "E-mail", type: { type: "email" }, ask: "ask" },
      person: { name: "person", label: "Name", type: { type: "name" }, ask: "ask" },
      agreed: { name: "agreed", label: "Agreed", type: { type: "yesno" }, ask: "ask" },
      city: { name: "city", label: "City", type: { type: "text" }, ask: "ask", vocabulary: { a: { value: "Pune", says: { en: ["Pune"], hi: ["पुणे"] } }, b: { value: "Kolkata", says: { en: ["Kolkata", "Calcutta"], hi: ["कोलकाता"] } } } },
      lender: { name: "lender", label: "Lender", type: { type: "text", maxLength: 60 }, ask: "ask", vocabulary: { m: { value: "Muthoot Finance", says: { en: ["Muthoot", "Muthoot Finance"], hi: ["मुथूट"], "hi-x-hinglish": ["muthut"] } }, n: { value: "Manappuram", says: { en: ["Manappuram"], hi: ["मणप्पुरम"] } } } },
      purpose: { name: "purpose", label: "Purpose", type: { type: "choice", options: { shop: { order: "a", texts: { en: "business", hi: "कारोबार" }, examples: { en: ["shop"], "hi-x-hinglish": ["dukaan", "dhandha"] } }, wedding: { order: "b", texts: { en: "wedding", hi: "शादी" }, examples: { "hi-x-hinglish": ["shaadi", "beti ki shaadi"] } } } }, ask: "ask" },
      note: { name: "note", label: "Note", type: { type: "text", maxLength: 200 }, ask: "ask" },
      saving: { name: "saving", label: "Saving", type: { type: "money" } },
    },
    lines: { ...document.lines, ask: { variants: { all: { order: "a", texts: { en: { text: "Please tell me." }, hi: { text: "बताइए।" } } } } } },
    intents: {
      rate_question: { name: "Asks the rate", examples: { en: ["what is your interest rate", "how much interest do you charge", "your rate is too high"], hi: ["ब्याज दर क्या है", "कितना ब्याज लगेगा", "रेट ज़्यादा है"], "hi-x-hinglish": ["byaj kitna lagega", "interest rate kya hai", "rate zyada hai aapka"] } },
      safety: { name: "Is it safe", examples: { en: ["is my gold safe", "what if my gold is lost", "where do you keep the gold"], hi: ["मेरा सोना सुरक्षित है क्या", "सोना गुम तो नहीं होगा"], "hi-x-hinglish": ["sona safe hai kya", "mera gold kahan rakhoge"] } },
      documents: { name: "Papers", examples: { en: ["which documents do I need", "what papers are required"], hi: ["कौन से कागज़ चाहिए", "क्या दस्तावेज़ लगेंगे"], "hi-x-hinglish": ["kaun se document chahiye", "kya kagaz lagenge"] } },
      close: { name: "Close the loan", examples: { en: ["I want to close my loan", "how do I close the loan"], hi: ["मुझे लोन बंद करना है"], "hi-x-hinglish": ["loan band karna hai", "loan kaise band karu"] } },
    },
    answers: {
      hours: { question: "When are you open?", ways: { en: ["what are your timings", "when do you open"], hi: ["ब्रांच कब खुलती है"], "hi-x-hinglish": ["branch kab khulti hai", "kitne baje tak khula hai"] }, answer: "ask" },
    },
    segments: {
      trust: { name: "Trust", priority: 2, indicators: { keywords: { en: ["safe", "locker"], "hi-x-hinglish": ["suraksha", "gum toh nahi"], hi: ["सुरक्षित"] } } },
      business: { name: "Business", priority: 1, indicators: { keywords: { en: ["business", "shop"], "hi-x-hinglish": ["dukaan", "vyapar"] } } },
    },
    states: {
      ...document.states,
      which: {
        kind: "choice", name: "Which", flow: "main", question: "ask", transitions: {},
        options: {
          branch: { label: "Visit a branch", order: "a", examples: { en: ["come to the branch"], "hi-x-hinglish": ["branch aaunga", "branch mein"] } },
          home: { label: "Home visit", order: "b", examples: { en: ["come to my house"], "hi-x-hinglish": ["ghar pe aao", "ghar bhejo"] } },
        },
      },
    },
  }; // prettier-ignore
}

export const sampleProgram: Program = compile(sampleDocument());
const understander = createUnderstander(sampleProgram);

export function sampleWants(part: Partial<Wants> = {}): Wants {
  return {
    state: "which", asked: null, expected: [], slots: Object.keys(sampleProgram.document.slots), intents: Object.keys(sampleProgram.document.intents), options: [], answers: true,
    criteria: [], confirming: null, confirmingAll: false, language: "hi", known: {}, dictating: false, ...part,
  }; // prettier-ignore
}

/** Understands one utterance of the sample agent. */
export function understandSample(text: string, wants: Partial<Wants> = {}, rest: Partial<UnderstandInput> = {}) {
  return understander.understand({ text, wants: sampleWants(wants), now: sampleNow, timezone: "Asia/Kolkata", ...rest });
}
