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
