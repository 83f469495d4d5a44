import type { Json } from "@vaarta/flow";
import { describe, expect, it } from "vitest";
import { Conversation } from "../simulation/conversation.ts";
import { loan, loanParts } from "../testing/loan.ts";
import { program, ways } from "../testing/agent.ts";
import { acts, given, said, slots } from "../testing/say.ts";
import type { Understanding } from "../types.ts";

const option = (id: string, score = 0.95) => ({ options: [{ option: id, score }] });

function finish(call: Conversation, result: Json): void {
  call.send({ type: "tool-finished", effect: call.open("call-tool")[0]?.id ?? "", outcome: "success", result });
}

/** Shall I keep a time? Yes leads on, no is asked why. */
function offer(): Conversation {
  return new Conversation(
    program({
      ...loanParts,
      states: {
        begin: { kind: "start", name: "Start", flow: "main", transitions: ways("else>visit") },
        visit: {
          kind: "choice", name: "Visit?", flow: "main", question: "askVisit", short: "askVisitShort",
          options: { yes: { label: "Yes", order: "a", answers: "yes" }, no: { label: "No", order: "b", answers: "no" } },
          transitions: ways("option:yes>when", "option:no>why"),
        },
        when: { kind: "collect", name: "When", flow: "main", asks: { a: { slot: "day", order: "a" } }, transitions: ways("else>drop") },
        drop: { kind: "tool", name: "Drop", flow: "main", calls: { one: { tool: "cancel", order: "a", args: {} } }, transitions: ways("else>more") },
        more: { kind: "say", name: "More?", flow: "main", line: "askMore", listen: true, transitions: ways("intent:more>visit") },
        why: { kind: "say", name: "Why?", flow: "main", line: "askWhy", listen: true, transitions: ways("else>bye") },
        bye: { kind: "end", name: "Bye", flow: "main", outcome: "lost", line: "byeLine", transitions: {} },
      },
      flows: { main: { name: "Main", kind: "main", entry: "begin" } },
      intents: { more: { name: "More", examples: {} } },
    }),
  ); // prettier-ignore
}

describe("leaving", () => {
  it("[L6] what undid the booking leaves no visit booked", () => {
    const call = offer();
    call.say("yes", acts("yes"));
    call.say("Monday", slots(given("day", "2027-01-18")));
    finish(call, {});
    expect(call.state).toBe("more");
    call.say("bas, rakhta hoon", acts("goodbye"));
    expect(call.snapshot.outcome).toBe("rest");
  });

  it("[V17] who wants no call either has declined, and nobody calls", () => {
    const call = offer();
    expect(said(call.say("not now", { ...acts("later", "no"), ...option("no") }))).toEqual(["reply:later-when"]);
    const result = call.say("no need", { ...acts("no"), ...option("no") });
    expect(said(result)).toEqual(["reply:goodbye"]);
    expect(result.effects.some(({ type }) => type === "desk")).toBe(false);
    expect(call.snapshot.outcome).toBe("lost");
  });

  it("[V38] “no, just like that” ends the soft no, though it sounds like a correction", () => {
    const call = offer();
    expect(said(call.say("dekhte hain", acts("soft-no")))).toEqual(["reply:soft-no"]);
    expect(said(call.say("nahi, aise hi", { ...acts("correction"), ...option("no") }))).toEqual(["reply:soft-no-leave"]);
    expect(call.snapshot.outcome).toBe("again");
  });
});

describe("a worry that sounds like a yes", () => {
  function worried(more: Partial<Understanding>): Conversation {
    const call = new Conversation(loan());
    call.say("I am happy where I am", {
      intents: [{ intent: "isSafe", score: 0.9 }],
      options: [{ option: "transfer", score: 0.8 }],
      ...more,
    });
    return call;
  }

  it("[T16] chooses nothing", () => {
    expect(worried({}).state).toBe("need");
    expect(worried(slots(given("city", "Pune"))).state).toBe("need");
  });

  it("[V9] chooses by its clear yes", () => {
    expect(worried(acts("yes")).state).toBe("qualify");
  });
});

describe("a yes that is faintly like a question", () => {
  const faint = { answers: [{ answer: "documents", score: 0.6 }] };

  function atConsent(): Conversation {
    const call = new Conversation(loan());
    call.say("transfer", { intents: [{ intent: "more", score: 0.9 }] });
    call.say("5 lakh, Pune, SBI", slots(given("amount", 500_000), given("city", "Pune"), given("lender", "SBI")));
    finish(call, { saving: 9000 });
    expect(call.state).toBe("may");
    return call;
  }

  it("[T16] is a yes", () => {
    expect(said(atConsent().say("haan, sahi hai", { ...acts("yes"), ...faint }))).toEqual(["askDay"]);
  });

  it("[T16] is the detail that was asked", () => {
    const call = atConsent();
    call.say("haan", acts("yes"));
    const day = slots(given("day", "2027-01-18"));
    expect(said(call.say("Monday", { ...day, answers: [{ answer: "documents", score: 0.8 }] }))).toEqual(["askPhone"]);
    const other = atConsent();
    other.say("haan", acts("yes"));
    expect(said(other.say("Monday", { ...day, answers: [{ answer: "documents", score: 0.9 }] }))[0]).toBe("answerDocuments");
  });

  it("[T16] is answered first where she asks", () => {
    expect(said(atConsent().say("haan, kaun se kagaz?", { ...acts("yes"), ...faint, question: true }))).toEqual([
      "answerDocuments",
      "askDay",
    ]);
  });
});
