import { describe, expect, it } from "vitest";
import { Conversation } from "../simulation/conversation.ts";
import { program, ways } from "../testing/agent.ts";
import { acts, given, means, said, slots } from "../testing/say.ts";

const label = (text: string) => ({ label: text, sensitivity: "normal" as const });
const byType = (score: number) => ({ anchored: false, score });

/** A rate is asked, then a visit; whoever has no time is asked when to call. */
function agent(): Conversation {
  return new Conversation(
    program({
      main: "main",
      flows: { main: { name: "Main", kind: "main", entry: "begin" }, busy: { name: "Busy", kind: "objection", entry: "noTime" } },
      slots: {
        rate: { name: "rate", ...label("rate"), type: { type: "percent", max: 60 }, ask: "askRate", invalid: "rateInvalid" },
        pin: { name: "pin", ...label("pin"), type: { type: "pin" }, ask: "askPin" },
        day: { name: "day", ...label("day"), type: { type: "date" }, ask: "askDay" },
        hour: { name: "hour", ...label("hour"), type: { type: "time" }, ask: "askHour" },
        callDay: { name: "callDay", ...label("day to call"), type: { type: "date" }, ask: "askCallDay" },
        callHour: { name: "callHour", ...label("hour to call"), type: { type: "time" }, ask: "askCallHour" },
      },
      answers: { hours: { question: "When are you open?", ways: {}, answer: "hoursLine" } },
      intents: { noTime: { name: "No time", examples: {} } },
      states: {
        begin: { kind: "start", name: "Start", flow: "main", transitions: ways("else>rate") },
        rate: { kind: "collect", name: "Rate", flow: "main", asks: { a: { slot: "rate", order: "a" }, b: { slot: "pin", order: "b" } }, transitions: ways("else>when") },
        when: {
          kind: "collect", name: "When", flow: "main", asks: { a: { slot: "day", order: "a" }, b: { slot: "hour", order: "b" } }, confirmAll: "confirmVisit",
          transitions: ways("else>won"),
        },
        won: { kind: "end", name: "Won", flow: "main", outcome: "won", transitions: {} },
        noTime: { kind: "objection", name: "No time", flow: "busy", intents: { noTime: true }, line: "noTimeLine", transitions: ways("else>callBack") },
        callBack: { kind: "collect", name: "Call back", flow: "busy", asks: { a: { slot: "callDay", order: "a" }, b: { slot: "callHour", order: "b" } }, transitions: ways("else>again") },
        again: { kind: "end", name: "Again", flow: "busy", outcome: "again", line: "againLine", transitions: {} },
      },
    }),
  ); // prettier-ignore
}

describe("whose words they are", () => {
  it("[T2] a PIN code is no rate that is too high", () => {
    const call = agent();
    const reading = { ...given("rate", 411_005, { words: "411005" }), problem: { rule: "too-much" } };
    const result = call.say("411005", slots(reading, given("pin", "411005", { words: "411005", ...byType(0.72) })));
    expect(said(result)).toEqual(["askRate"]);
    expect(call.snapshot.slots["pin"]?.value).toBe("411005");
  });

  it("[T2] what cannot be, and is surely nothing else, is said so", () => {
    const reading = { ...given("rate", 411_005, { words: "411005" }), problem: { rule: "too-much" } };
    expect(said(agent().say("411005", slots(reading)))).toContain("rateInvalid");
    const unsure = given("pin", "411005", { words: "411005", ...byType(0.5) });
    expect(said(agent().say("411005", slots(reading, unsure)))).toContain("rateInvalid");
  });

  it("[V17] a time named for a call back answers the state that asks when to call, and is no visit", () => {
    const call = agent();
    const named = slots(
      given("callDay", "2027-01-16", { words: "kal" }),
      given("hour", "17:00", { words: "5 baje", ...byType(0.66) }),
      given("callHour", "17:00", { words: "5 baje", ...byType(0.42) }),
    );
    expect(said(call.say("kal 5 baje phone karna", { ...acts("later"), ...means("noTime"), ...named }))).toEqual([
      "noTimeLine",
      "againLine",
    ]);
    expect(call.snapshot.slots["callHour"]).toMatchObject({ value: "17:00", confirmed: true });
    expect(call.snapshot.slots["hour"]).toBeUndefined();
  });

  it("[T2] words that went elsewhere by type alone go to what is asked next in the same turn", () => {
    const call = agent();
    const day = slots(
      given("day", "2027-01-17", { words: "Sunday", ...byType(0.66) }),
      given("callDay", "2027-01-17", { words: "Sunday", ...byType(0.42) }),
    );
    expect(said(call.say("no time till Sunday", { ...means("noTime"), ...day }))).toEqual(["noTimeLine", "askCallHour"]);
    expect(call.snapshot.slots["callDay"]).toMatchObject({ value: "2027-01-17", confirmed: true });
    expect(call.snapshot.slots["day"]).toBeUndefined();
  });

  it("[T2] words that nothing took are taken there too, unless they were a question", () => {
    const hour = slots(given("callHour", "18:00", { words: "six", ...byType(0.42) }));
    const call = agent();
    call.say("no time till six", { ...means("noTime"), ...hour });
    expect(call.snapshot.slots["callHour"]?.value).toBe("18:00");
    const asking = agent();
    asking.say("why six, no time", { ...means("noTime"), ...hour, question: true });
    expect(asking.snapshot.slots["callHour"]).toBeUndefined();
  });

  it("[T2] words with a cue of their own stay where they are", () => {
    const call = agent();
    const day = slots(
      given("day", "2027-01-17", { words: "Sunday" }),
      given("callDay", "2027-01-17", { words: "Sunday", ...byType(0.42) }),
    );
    expect(said(call.say("I come on Sunday, no time now", { ...means("noTime"), ...day }))).toEqual(["noTimeLine", "askCallDay"]);
    expect(call.snapshot.slots["day"]?.value).toBe("2027-01-17");
  });

  it("[T2] a day in a question that is answered is no day to come", () => {
    const call = agent();
    const sunday = slots(given("day", "2027-01-17", { words: "Sunday", ...byType(0.75) }));
    const asks = { answers: [{ answer: "hours", score: 0.9 }], question: true };
    expect(said(call.say("Are you open on Sunday?", { ...asks, ...sunday }))).toContain("hoursLine");
    expect(call.snapshot.slots["day"]).toBeUndefined();
    call.say("I'll come on Sunday", sunday);
    expect(call.snapshot.slots["day"]?.value).toBe("2027-01-17");
  });

  it("[V5] a correction of what was read back at the end is said once, by its confirmation", () => {
    const call = agent();
    call.say("18 percent, 411005", slots(given("rate", 18), given("pin", "411005")));
    expect(said(call.say("Friday at 5", slots(given("day", "2027-01-16"), given("hour", "17:00"))))).toEqual(["confirmVisit"]);
    expect(said(call.say("no, Saturday", { ...acts("correction"), ...slots(given("day", "2027-01-17")) }))).toEqual(["reply:confirm-slot"]);
  });
});
