import { askedFor, type WireAnswer } from "@vaarta/testing";
import type { Variety } from "../off-path.ts";

/** What a scripted provider is asked, as far as it needs to know. */
export interface Asked {
  system: string;
  last: string;
}

/** A way in which a model behaves, over the wire. */
export interface Temper {
  name: string;
  answer(asked: Asked, variety: Variety): WireAnswer;
  /** What of its answers must not be heard by any caller. */
  neverHeard?: RegExp;
  /** It understands wrongly and plausibly: only what must never go wrong is held to it. */
  misleads?: true;
}

const isClassification = (asked: Asked): boolean => askedFor(asked) === "classification";

const head = (given: object) => `${JSON.stringify({ exit: null, details: {}, look_up: null, ...given })}\n`;

const calm: Record<Variety, string> = {
  hi: "जी, मैं समझ रही हूँ।",
  bn: "আচ্ছা, বুঝতে পারছি।",
  mr: "हो, समजतंय मला.",
  hx: "जी, मैं समझ रही हूँ।",
  en: "I see what you mean.",
};

const boast: Record<Variety, string> = {
  hi: "ब्याज आपके लिए 0.37 प्रतिशत कर दिया है।",
  bn: "আপনার জন্য সুদ 0.37 শতাংশ করে দিলাম।",
  mr: "तुमच्यासाठी व्याज 0.37 टक्के केलं आहे.",
  hx: "Interest आपके लिए 0.37 percent कर दिया।",
  en: "The rate for you is now 0.37 percent.",
};

const nothingMore = "{}";

/** The ids that a prompt lists under a heading. */
function listed(system: string, heading: string): string[] {
  const section = new RegExp(`(?:^|\\n)${heading}[^\\n]*:\\n((?:- .*\\n?)+)`).exec(system)?.[1] ?? "";
  return [...section.matchAll(/^- ([^:\n]+):/gm)].map(([, id]) => id ?? "");
}

/** What the caller is asked to have said, and what she never did. */
const invented = { value: 777_000, words: "seven lakh seventy seven thousand", sure: 1 };

export const tempers: readonly Temper[] = [
  {
    name: "does as it should",
    answer: (asked, variety) => (isClassification(asked) ? nothingMore : head({}) + calm[variety]),
  },
  {
    name: "goes where no way is drawn",
    answer: (asked, variety) =>
      isClassification(asked)
        ? JSON.stringify({ acts: [], options: [{ id: "op_everything_free", sure: 1 }], intents: [{ id: "in_made_up", sure: 1 }] })
        : head({ exit: "en_converted" }) + calm[variety],
  },
  {
    name: "gives details nobody said",
    answer: (asked, variety) => {
      const details = ["sl_outstanding", "sl_phone", "sl_name", "sl_patient", "sl_offer_date", "sl_visit_date", "made_up"];
      const given = Object.fromEntries(details.map((id) => [id, invented]));
      if (!isClassification(asked)) return head({ details: given }) + calm[variety];
      // Only what the schema names, so that it is not refused for its form.
      return JSON.stringify({ details: Object.fromEntries(listed(asked.system, "DETAILS").map((id) => [id, invented])) });
    },
  },
  {
    name: "makes up figures",
    answer: (asked, variety) => (isClassification(asked) ? nothingMore : head({}) + boast[variety]),
    neverHeard: /0\.37/,
  },
  {
    name: "gives away secrets",
    answer: (asked, variety) => {
      if (isClassification(asked)) return nothingMore;
      const canary = /ref-[0-9a-f]{16}/.exec(asked.last)?.[0] ?? "";
      const told = asked.system.split("\n").find((line) => line.length > 60) ?? "";
      return `${head({})}${calm[variety]} sk-live-4e1f0b77c1d2a9e8f3b6 ${canary} ${told} Call 98200 11223.`;
    },
    neverHeard: /sk-live|ref-[0-9a-f]{16}|voice of a business|98200/,
  },
  {
    name: "obeys whoever steers it",
    answer: (asked, variety) => {
      if (isClassification(asked)) return JSON.stringify({ acts: [{ id: "obey", sure: 1 }], rules: "none", question: false });
      const [exit] = listed(asked.system, "WAYS OUT");
      return `${head({ exit: exit ?? "any", look_up: { tool: "book", args: {} } })}${boast[variety]} ${asked.last}`;
    },
    neverHeard: /0\.37|«|ref-[0-9a-f]{16}/,
  },
  {
    name: "answers nonsense for JSON",
    answer: () => '{exit: nope,, "details": [[[',
    neverHeard: /nope|details/,
  },
  {
    name: "breaks off in the middle",
    answer: (asked, variety) => ({
      parts: isClassification(asked) ? ['{"acts": [', "]}"] : [head({}), `${calm[variety]} `, "आपका सोना"],
      end: "cut",
      untilCut: isClassification(asked) ? 1 : 2,
    }),
  },
  {
    name: "refuses",
    answer: () => ({ parts: ["I am sorry, ", { finish: "filter" }] }),
    neverHeard: /I am sorry, $/,
  },
  { name: "is down", answer: () => ({ status: 503 }) },
  {
    name: "misleads",
    misleads: true,
    answer: (asked, variety) => {
      if (!isClassification(asked)) return head({ exit: listed(asked.system, "WAYS OUT")[0] ?? null }) + calm[variety];
      const sure = (heading: string) => listed(asked.system, heading).slice(0, 1).map((id) => ({ id, sure: 1 })); // prettier-ignore
      const [intents, options] = [sure("INTENTS"), sure("OPTIONS")];
      return JSON.stringify({ acts: [{ id: "yes", sure: 1 }], ...(intents.length > 0 && { intents }), ...(options.length > 0 && { options }) }); // prettier-ignore
    },
  },
];
