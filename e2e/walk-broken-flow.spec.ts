import { Interactions } from "./support/interactions.ts";
import { Studio } from "./support/studio.ts";
import { expect, test } from "./support/vaarta.ts";

test("a colleague broke the flow: see the problem, play the path that shows it, fix it, green", async ({ page, context }) => {
  const colleague = await Studio.open(await context.newPage());
  const { states } = await colleague.document();
  const [state, { transitions }] = Object.entries(states).find(([, { name }]) => name === "Who is on the line?")!;
  const [way, { to }] = Object.entries(transitions).find(
    ([, { when }]) => when.kind === "expression" && when.expression.startsWith("direction"),
  )!;
  const operations = [{ op: "set", path: ["states", state, "transitions", way, "to"], value: state }];
  const answer = await colleague.page.request.post("/trpc/drafts.patch", {
    data: { agent: colleague.agent, base: 0, id: "patch-of-a-colleague", operations },
    headers: { origin: new URL(colleague.page.url()).origin },
  });
  expect(answer.ok()).toBe(true);
  await colleague.page.close();

  const did = new Interactions();
  await page.goto("/");
  await did.click(page.getByRole("link", { name: "Gold loan transfer", exact: true }));
  await did.click(page.getByRole("button", { name: "1 to fix, 0 to look at" }));
  const problem = page.getByRole("listitem").filter({ hasText: "without ever waiting for the caller" });
  await did.click(problem.getByRole("button", { name: "Play the path" }));
  await expect(page.getByRole("status").filter({ hasText: /^Step 1 of 3: Start/ })).toBeVisible();
  await expect(page.getByRole("group", { name: "Decide by rules: Who is on the line?" })).toHaveAttribute("aria-current", "step");
  await did.click(
    page
      .getByRole("group", { name: "Decide by rules: Who is on the line?" })
      .getByRole("button", { name: "Way out 1: the call is inbound" }),
  );
  const target = page.getByRole("complementary", { name: "Inspector" }).getByRole("combobox", { name: "Goes to" });
  await did.click(target);
  await did.click(page.getByRole("option", { name: states[to]!.name }).first());
  await expect(page.getByRole("button", { name: "No problems" })).toBeVisible();
  expect(did.count).toBeLessThanOrEqual(6);
});

test("a failure that leads nowhere: talked through in the test console, mended at a press", async ({ page }) => {
  const studio = await Studio.open(page);
  const { states } = await studio.document();
  const [state, { transitions }] = Object.entries(states).find(([, { name }]) => name === "Why not?")!;
  const operations = Object.entries(transitions)
    .filter(([, { when }]) => when.kind === "else" || (when.kind === "outcome" && when.outcome === "failed"))
    .map(([way]) => ({ op: "remove", path: ["states", state, "transitions", way] }));
  expect(operations.length).toBeGreaterThan(0);
  const answer = await page.request.post("/trpc/drafts.patch", {
    data: { agent: studio.agent, base: 0, id: "patch-of-a-colleague", operations },
    headers: { origin: new URL(page.url()).origin },
  });
  expect(answer.ok()).toBe(true);
  await page.getByRole("button", { name: /^1 to fix/ }).click();
  const problem = page.getByRole("listitem").filter({ hasText: "“Why not?” has no way out" });
  await problem.getByRole("button", { name: "Talk it through" }).click();
  await expect(studio.card(": Why not?")).toHaveAttribute("aria-current", "step");
  await expect(page.getByRole("log", { name: "Conversation" })).toContainText("नमस्ते");
  await problem.getByRole("button", { name: /^Lead it to “/ }).click();
  await expect(page.getByRole("button", { name: /^0 to fix|^No problems/ })).toBeVisible();
});
