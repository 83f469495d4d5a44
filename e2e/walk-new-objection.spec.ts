import { Interactions } from "./support/interactions.ts";
import { Studio } from "./support/studio.ts";
import { expect, test } from "./support/vaarta.ts";

const english = "Of course, one family member can come along. Please bring an identity card.";
const hindi = "जी हाँ, घर से एक व्यक्ति साथ आ सकते हैं। पहचान पत्र साथ रखिएगा।";

test("a new objection with a Hindi and an English answer, and the flow comes back, without leaving the canvas", async ({ page }) => {
  const studio = await Studio.open(page);
  const address = page.url();
  const did = new Interactions();
  await did.click(page.getByRole("button", { name: "Add an objection" }));
  const dialog = page.getByRole("dialog", { name: "New objection" });
  await did.type(dialog.getByRole("textbox", { name: "What callers object or ask" }), "May I bring a family member?");
  await did.type(dialog.getByRole("textbox", { name: /^Ways callers say it/ }), "can my husband come along\nghar wale saath aa sakte hain");
  await did.type(dialog.getByRole("textbox", { name: "Answer in English" }), english);
  await did.type(dialog.getByRole("textbox", { name: "Answer in Hindi" }), hindi);
  await did.click(dialog.getByRole("button", { name: "Add", exact: true }));
  await expect(dialog).toBeHidden();

  await did.click(page.getByRole("banner").getByRole("button", { name: "Test" }));
  await did.click(page.getByRole("button", { name: "Start", exact: true }));
  const log = page.getByRole("log", { name: "Conversation" });
  const field = page.getByRole("textbox", { name: "Say as the caller" });
  const say = async (text: string) => {
    await did.type(field, text);
    await did.press(field, "Enter");
    await expect(log).toContainText(text);
    await expect(log).toHaveAttribute("aria-busy", "false");
  };
  await say("हाँ जी");
  const known = page.getByLabel("Known so far");
  const stood = await known.getByText("At", { exact: true }).locator("..").textContent();
  await say("can my husband come along");
  await expect(log).toContainText(english);
  // Back at the same step, which asks again.
  expect(await known.getByText("At", { exact: true }).locator("..").textContent()).toBe(stood);
  await say("ghar wale saath aa sakte hain");
  expect(did.count).toBeLessThanOrEqual(15);
  expect(page.url()).toBe(address);
  const { states, lines } = await studio.document();
  const answer = Object.values(states).find(({ kind, name }) => kind === "objection" && name === "May I bring a family member?");
  expect(answer).toBeDefined();
  expect(JSON.stringify(lines)).toContain(hindi);
});
