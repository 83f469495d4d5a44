import { Caller } from "./support/caller.ts";
import { expect, test } from "./support/vaarta.ts";

test("the server dies in mid-conversation: the chat goes on in the same state and nothing is lost or said twice", async ({
  page,
  vaarta,
}) => {
  test.slow();
  const caller = await Caller.open(page, "/c/gold-loan-transfer");
  await expect(caller.conversation).toContainText("May we record");
  await caller.say("yes");
  const question = await caller.say("I want to move my gold loan to you");
  const before = { agent: await caller.texts("agent"), caller: await caller.texts("caller") };

  await vaarta.kill();
  await expect(page.getByRole("status")).toContainText("The connection was lost");
  // Written while nobody was there; it waits in the page.
  await caller.write("sorry, what did you say?");
  await expect(caller.conversation).toContainText("waiting to be sent");
  await vaarta.start();
  await expect(page.getByRole("status")).toHaveText("", { timeout: 20_000 });

  await expect(async () => expect((await caller.texts("agent")).length).toBeGreaterThan(before.agent.length)).toPass();
  const after = { agent: await caller.texts("agent"), caller: await caller.texts("caller") };
  expect(after.agent.slice(0, before.agent.length)).toEqual(before.agent);
  expect(after.caller).toEqual([...before.caller, "sorry, what did you say?"]);
  // The same state asks the same thing again, in whatever words.
  expect(question).toMatch(/gold loan/);
  expect(after.agent.slice(before.agent.length).join(" ")).toMatch(/gold loan|lender|loan/);

  await page.reload();
  await expect(caller.conversation).toContainText("sorry, what did you say?");
  expect(await caller.texts("agent")).toEqual(after.agent);
});
