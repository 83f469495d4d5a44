import { describe, expect, it } from "vitest";
import { Conversation } from "../simulation/conversation.ts";
import { program, ways } from "../testing/agent.ts";
import { acts, given, said, slots } from "../testing/say.ts";
import type { Understanding } from "../types.ts";

const label = (text: string) => ({ label: text, sensitivity: "normal" as const });
const byType = { anchored: false, score: 0.75 };

/** An offer whose yes asks for a town, then a branch, then a day; no ends it, and a worry is talked over first. */
function offer(options: { interruptible?: boolean } = {}): Conversation {
  return new Conversation(
    program({
      main: "main",
      flows: { main: { name: "Main", kind: "main", entry: "begin" }, book: { name: "Book", kind: "sub", entry: "where" } },
      slots: {
        city: { name: "city", ...label("city"), type: { type: "text" }, ask: "askCity" },
        day: { name: "day", ...label("day"), type: { type: "date" }, ask: "askDay" },
        callDay: { name: "callDay", ...label("day to call"), type: { type: "date" }, ask: "askCallDay" },
        reason: { name: "reason", ...label("reason"), type: { type: "text" }, ask: "askReason" },
      },
      intents: { worry: { name: "Worry", examples: {} } },
      states: {
        begin: { kind: "start", name: "Start", flow: "main", transitions: ways("else>visit") },
        visit: {
          kind: "choice", name: "Visit?", flow: "main", question: "askVisit", short: "askVisitShort",
          options: {
            yes: { label: "Yes", order: "a", answers: "yes" }, no: { label: "No", order: "b", answers: "no" },
            ask: { label: "Question", order: "c", intent: "worry" }, dear: { label: "Too dear", order: "d" },
          },
          transitions: ways("option:yes>booking", "option:no>ended", "option:ask>worries", "option:dear>why", "outcome:failed>callBack"),
          ...options,
        },
        booking: { kind: "call", name: "Booking", flow: "main", target: "book", transitions: ways("outcome:booked>won", "outcome:none>callBack") },
        worries: { kind: "say", name: "Worries", flow: "main", line: "worriesLine", listen: true, transitions: ways("else>booking") },
        why: { kind: "collect", name: "Why", flow: "main", asks: { a: { slot: "reason", order: "a" } }, transitions: ways("else>ended") },
        callBack: { kind: "collect", name: "Call back", flow: "main", asks: { a: { slot: "callDay", order: "a" } }, transitions: ways("else>again") },
        where: { kind: "collect", name: "Where", flow: "book", asks: { a: { slot: "city", order: "a" } }, transitions: ways("outcome:complete>branch", "outcome:failed>none") },
        branch: {
          kind: "choice", name: "Branch", flow: "book", question: "askBranch",
          options: { fits: { label: "Fits", order: "a", answers: "yes" }, other: { label: "Other", order: "b", answers: "no" } },
          transitions: ways("option:fits>when", "option:other>where", "outcome:failed>none"),
        },
        when: { kind: "collect", name: "When", flow: "book", asks: { a: { slot: "day", order: "a" } }, transitions: ways("outcome:complete>done", "outcome:failed>none") },
        done: { kind: "return", name: "Done", flow: "book", outcome: "booked", transitions: {} },
        none: { kind: "return", name: "None", flow: "book", outcome: "none", transitions: {} },
        ended: { kind: "branch", name: "How?", flow: "main", transitions: ways("else>lost") },
        lost: { kind: "end", name: "Lost", flow: "main", outcome: "lost", line: "lostLine", transitions: {} },
        won: { kind: "end", name: "Won", flow: "main", outcome: "won", line: "wonLine", transitions: {} },
        again: { kind: "end", name: "Again", flow: "main", outcome: "again", line: "againLine", transitions: {} },
      },
    }),
  ); // prettier-ignore
}

describe("an answer that moves on to what an option would ask", () => {
  it("[T14] is a yes, and is not asked again", () => {
    const call = offer();
    const result = call.say("Pune", slots(given("city", "Pune", byType)));
    expect(said(result)).toEqual(["askBranch"]);
    expect(result.decisions).toContainEqual(expect.objectContaining({ from: "visit", rule: "V1", note: "moved on by: yes" }));
    expect(said(call.say("tomorrow", slots(given("day", "2027-01-16", byType))))).toEqual(["wonLine"]);
    expect(call.snapshot.outcome).toBe("won");
  });

  it("[T14] is a yes however far ahead that is asked", () => {
    const call = offer();
    expect(said(call.say("tomorrow", slots(given("day", "2027-01-16", byType))))).toEqual(["askCity"]);
    expect(call.snapshot.slots["day"]?.value).toBe("2027-01-16");
  });

  it("[T14] is another option only where that asks for it next", () => {
    const call = offer();
    call.say("your fee", slots(given("reason", "fee", byType)));
    expect(call.snapshot.slots["reason"]?.value).toBe("fee");
    expect(call.snapshot.outcome).toBe("lost");
  });

  it.each<[string, Partial<Understanding>]>([
    ["a no", { ...acts("no"), ...slots(given("city", "Pune", byType)) }],
    ["a soft no", { ...acts("soft-no"), ...slots(given("city", "Pune", byType)) }],
    ["a question", { question: true, ...slots(given("city", "Pune", byType)) }],
    ["a detail that only a failure leads to", slots(given("callDay", "2027-01-18", byType))],
  ])("[T14] is no yes with %s", (_, understanding) => {
    const call = offer();
    call.say("…", understanding);
    expect(call.snapshot.stack.map(({ flow }) => flow)).not.toContain("book");
  });

  it("[T14] weighs more than an option that her words are merely like", () => {
    const like = (score: number) => ({ options: [{ option: "no", score }], ...slots(given("city", "Pune", byType)) });
    expect(said(offer().say("Pune mein hai", like(0.7)))).toEqual(["askBranch"]);
    expect(said(offer().say("nahi, Pune", like(0.9)))).toEqual(["lostLine"]);
  });

  it("[T14] weighs nothing against what she meant, nor when it is unsure itself", () => {
    const dear = { options: [{ option: "ask", score: 0.7 }], intents: [{ intent: "worry", score: 0.9 }] };
    expect(said(offer().say("Pune?", { ...dear, ...slots(given("city", "Pune", byType)) }))).toEqual(["worriesLine"]);
    const unsure = { options: [{ option: "no", score: 0.7 }], ...slots(given("city", "Pune", { anchored: false, score: 0.6 })) };
    expect(said(offer().say("rehne do Pune", unsure))).toEqual(["lostLine"]);
  });

  it("[T14] never passes a question that must not be interrupted", () => {
    const call = offer({ interruptible: false });
    expect(said(call.say("Pune", slots(given("city", "Pune", byType))))).toEqual(["askVisitShort"]);
  });
});

describe("a goodbye to a question whose no ends it", () => {
  it("[L6] is that no, and ends as it was drawn", () => {
    const call = offer();
    expect(said(call.say("bas, rakhta hoon", acts("goodbye")))).toEqual(["lostLine"]);
    expect(call.snapshot.outcome).toBe("lost");
  });

  it("[L6] is none where the no leads to another question", () => {
    const call = offer();
    call.say("Pune", slots(given("city", "Pune", byType)));
    expect(said(call.say("bas, rakhta hoon", acts("goodbye")))).toEqual(["reply:goodbye"]);
    expect(call.snapshot.outcome).toBe("rest");
  });
});

/** A town, then an offer that waits for a wish, then room for questions. */
function questions(): Conversation {
  return new Conversation(
    program({
      main: "main",
      flows: { main: { name: "Main", kind: "main", entry: "begin" } },
      slots: { city: { name: "city", ...label("city"), type: { type: "text" }, ask: "askCity", askShort: "askCityShort" } },
      intents: { agree: { name: "Agree", examples: {} } },
      answers: { fee: { question: "What is the fee?", ways: {}, answer: "answerFee" } },
      states: {
        begin: { kind: "start", name: "Start", flow: "main", transitions: ways("else>where") },
        where: { kind: "collect", name: "Where", flow: "main", asks: { a: { slot: "city", order: "a" } }, transitions: ways("else>visit") },
        visit: {
          kind: "choice", name: "Visit?", flow: "main", question: "askVisit", short: "askVisitShort",
          options: { yes: { label: "Yes", order: "a", answers: "yes", intent: "agree" }, no: { label: "No", order: "b", answers: "no" } },
          transitions: ways("option:yes>anything", "option:no>won"),
        },
        anything: {
          kind: "choice", name: "Anything?", flow: "main", question: "askAnything",
          options: { more: { label: "A question", order: "a", answers: "yes" }, none: { label: "No", order: "b", answers: "no" } },
          transitions: ways("option:more>askAway", "option:none>won"),
        },
        askAway: { kind: "say", name: "Ask", flow: "main", line: "askAwayLine", short: "askAwayShort", listen: true, transitions: ways("else>find") },
        find: { kind: "answer", name: "Find", flow: "main", transitions: ways("else>won") },
        won: { kind: "end", name: "Won", flow: "main", outcome: "won", line: "wonLine", transitions: {} },
      },
    }),
  ); // prettier-ignore
}

const asksFee = { answers: [{ answer: "fee", score: 0.9 }], question: true };
const agrees = (score: number) => ({ intents: [{ intent: "agree", score }] });

describe("a wish beside an answer", () => {
  it("[T17] answers the question that waits for it", () => {
    const call = questions();
    const result = call.say("Pune, book it", { ...slots(given("city", "Pune")), ...agrees(0.95) });
    expect(said(result)).toEqual(["askAnything"]);
    expect(result.decisions).toContainEqual(expect.objectContaining({ from: "visit", cause: "skip", note: "asked for already: yes" }));
  });

  it("[T17] must be clear, and is forgotten with the turn", () => {
    expect(said(questions().say("Pune", { ...slots(given("city", "Pune")), ...agrees(0.8) }))).toEqual(["askVisit"]);
    const call = questions();
    call.say("book it", agrees(0.95));
    expect(said(call.say("Pune", slots(given("city", "Pune"))))).toEqual(["askVisit"]);
  });
});

describe("anything else?", () => {
  function asked(): Conversation {
    const call = questions();
    call.say("Pune, book it", { ...slots(given("city", "Pune")), ...agrees(0.95) });
    return call;
  }

  it("[T18] is met by the question itself, which nobody is asked for again", () => {
    const call = asked();
    expect(said(call.say("yes, what is the fee?", { ...acts("yes"), ...asksFee }))).toEqual(["answerFee", "askAnything"]);
    expect(said(call.say("no", acts("no")))).toEqual(["wonLine"]);
  });

  it("[T18] still makes room for a question that is to come", () => {
    const call = asked();
    expect(said(call.say("yes", acts("yes")))).toEqual(["askAwayLine"]);
    expect(said(call.say("what is the fee?", asksFee))).toEqual(["answerFee", "askAwayShort"]);
  });

  it("[T18] says at the first side step that it comes back to the matter, and not at the next", () => {
    const call = questions();
    expect(said(call.say("what is the fee?", asksFee))).toEqual(["answerFee", "reply:resume", "askCityShort"]);
    expect(said(call.say("and the fee?", asksFee))).toEqual(["answerFee", "askCityShort"]);
  });
});
