import { sampleAgent, ConversationDriver, scriptedTools, scriptedUnderstander, understood } from "@vaarta/testing";
import { compile } from "@vaarta/flow";
import { describe, expect, it } from "vitest";

const script = {
  "five lakh": understood({ slots: { amount: 500_000 } }),
  monday: understood({ slots: { day: "2027-01-18" } }),
};
const program = compile(sampleAgent());
const fine = () =>
  scriptedTools({
    quote: [{ outcome: "success", result: { saving: 42_500 } }],
    book: [{ outcome: "success", result: { reference: "K7PQ2M" } }],
  });
const call = (options: ConstructorParameters<typeof ConversationDriver>[1] = {}) =>
  new ConversationDriver(program, { understander: scriptedUnderstander(script), tools: fine(), ...options });

describe("a conversation", () => {
  it("goes from greeting to booking, every step in the log", async () => {
    const story = await call().begins();
    story.isAt("amount").hasHeard("greeting", "askAmount");
    await story.says("five lakh");
    story.isAt("day").knows({ amount: 500_000, saving: 42_500 }).hasHeard("offer", "askDay");
    await story.says("monday");
    story.endedAs("booked").hasHeard("booked");
    expect(story.transport.ending).toMatchObject({ outcome: "booked" });
    const log = await story.log();
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
    expect(log.map(({ event }) => event.type)).toMatchInlineSnapshot(`
      [
        "conversation-started",
        "delivered",
        "utterance",
        "understood",
        "tool-finished",
        "delivered",
        "utterance",
        "understood",
        "tool-finished",
        "delivered",
      ]
    `);
  });
});
