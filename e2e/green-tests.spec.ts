import { Studio } from "./support/studio.ts";
import { expect, test } from "./support/vaarta.ts";

test("a release that needs green tests: refused with the test's name, led to it, mended, live", async ({ page }) => {
  const studio = await Studio.open(page);
  const { tests } = await studio.document();
  const [id, { name, expect: wanted }] = Object.entries(tests)[0]!;
  const setExpected = async (base: number, expected: object) => {
    const operations = [{ op: "set", path: ["tests", id, "expect"], value: expected }];
    const answer = await page.request.post("/trpc/drafts.patch", {
      data: { agent: studio.agent, base, id: `expect-${base}`, operations },
      headers: { origin: new URL(page.url()).origin },
    });
    expect(answer.ok()).toBe(true);
  };
  await setExpected(0, { words: [{ text: "words that nobody says", said: true }] });

  await studio.go("Settings");
  const rule = page.getByRole("switch", { name: "Only with green tests" });
  await rule.click();
  await expect(rule).toBeChecked();

  await page.getByRole("banner").getByRole("link", { name: "Publish" }).click();
  const blocks = page.getByRole("region", { name: "Blocks publishing" });
  await expect(blocks).toContainText(`The test "${name}" fails.`);
  await expect(page.getByRole("link", { name: "Needed for this agent" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("button", { name: "Publish" })).toBeDisabled();
  // The button is not what holds it back.
  const refused = await page.request.post("/trpc/releases.publish", {
    data: { agent: studio.agent, revision: 1, note: "", languages: Object.keys((await studio.document()).languages.offered) },
    headers: { origin: new URL(page.url()).origin },
  });
  expect(refused.status()).toBe(412);

  await blocks.getByRole("button", { name: "Fix" }).click();
  await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
  await setExpected(1, wanted);
  // What is in it is what was live before, and equal content is one release.
  expect(await studio.publish("Green again")).toBe(1);
});
