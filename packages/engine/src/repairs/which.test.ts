import { describe, expect, it } from "vitest";
import { Conversation } from "../simulation/conversation.ts";
import { program, ways } from "../testing/agent.ts";
import { wants } from "../wants.ts";

function asking(): Conversation {
  return new Conversation(
    program({
      main: "main",
      flows: { main: { name: "Main", kind: "main", entry: "begin" } },
      slots: {},
      intents: { move: { name: "moving it", examples: {} }, cancel: { name: "cancelling it", examples: {} } },
      states: {
        begin: { kind: "start", name: "Start", flow: "main", transitions: ways("else>need") },
        need: {
          kind: "choice", name: "Need", flow: "main", question: "askNeed",
          options: { a: { label: "Cancel", order: "a", intent: "cancel" }, b: { label: "Move", order: "b", intent: "move" } },
          transitions: ways("option:a>gone", "option:b>moved"),
        },
        gone: { kind: "end", name: "Gone", flow: "main", outcome: "won", transitions: {} },
        moved: { kind: "end", name: "Moved", flow: "main", outcome: "won", transitions: {} },
      },
    } as Parameters<typeof program>[0]),
  ); // prettier-ignore
}

describe("A or B?", () => {
  it("[T20] names the two to whoever understands the answer, in the order they were said, and only while it is open", () => {
    const call = asking();
    expect(wants(call.program, call.snapshot).between).toBeUndefined();
    call.say("that booking", {
      intents: [
        { intent: "move", score: 0.6 },
        { intent: "cancel", score: 0.56 },
      ],
    });
    expect(call.last.decisions).toContainEqual(expect.objectContaining({ rule: "V10" }));
    expect(wants(call.program, call.snapshot).between).toEqual(["i:move", "i:cancel"]);
    call.say("the first one", { intents: [{ intent: "move", score: 0.9 }] });
    expect(call.snapshot.memory.visits).toContain("moved");
  });
});
