import { compile } from "@vaarta/flow";
import { ConversationDriver, sampleAgent, scriptedTools, scriptedUnderstander, understood } from "@vaarta/testing";
import { describe, expect, it } from "vitest";
import { endConversation } from "./end-conversation.ts";

const program = compile(sampleAgent());
const begun = async () => {
  const tools = scriptedTools({ quote: [{ outcome: "success", result: { saving: 1 } }] });
  const understander = scriptedUnderstander({ "five lakh": understood({ slots: { amount: 500_000 } }) });
  return new ConversationDriver(program, { tools, understander }).begins();
};
type Story = Awaited<ReturnType<typeof begun>>;
const end = ({ store, driver, clock }: Story, more: object = {}) =>
  endConversation({ store, conversation: driver.conversation, program, reason: "idle", holder: "sweeper", clock, ...more });

describe("ending a conversation that nobody drives", () => {
  it("is one event at the end of its log, with the outcome it had reached", async () => {
    const story = await begun();
    await story.says("five lakh");
    await story.driver.close();
    const before = await story.log();
    const said = story.transport.said.length;
    await story.clock.advance(3_600_000);
    const snapshot = await end(story);
    expect(snapshot).toMatchObject({ status: "ended", outcome: "unsure" });
    const log = await story.log();
    expect(log.slice(0, before.length)).toEqual(before);
    expect(log.slice(before.length)).toMatchObject([
      { seq: before.length + 1, event: { type: "hung-up", by: "system", reason: "idle", at: story.clock.now() } },
    ]);
    expect(story.transport.said).toHaveLength(said);
    expect(await end(story)).toEqual(snapshot);
    expect(await story.log()).toHaveLength(log.length);
  });

  it("leaves one alone that has gone on meanwhile, and gives the right to write back", async () => {
    const story = await begun();
    await story.driver.close();
    expect(await end(story, { onlyIf: () => false })).toMatchObject({ status: "waiting" });
    expect((await story.log()).some(({ event }) => event.type === "hung-up")).toBe(false);
    const next = new ConversationDriver(program, { store: story.store, tools: scriptedTools({}), understander: scriptedUnderstander({}) });
    await next.driver.resume();
    expect(next.driver.snapshot.status).toBe("waiting");
    await next.driver.close();
  });

  it("knows nothing of one that never began", async () => {
    const story = await begun();
    expect(await end(story, { conversation: "never" })).toBeNull();
    await story.driver.close();
  });
});
