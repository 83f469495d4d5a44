import { Keyboard } from "./support/keyboard.ts";
import { Studio } from "./support/studio.ts";
import { expect, test } from "./support/vaarta.ts";

test("from the agents to a published change without a mouse: every step by keys, and always seen where one is", async ({ page }) => {
  const keys = new Keyboard(page);
  const studio = new Studio(page);
  const card = (name: string) => studio.card(`: ${name}`);
  const status = studio.canvas.getByRole("status");
  await page.goto("/");
  await keys.tabTo(page.getByRole("link", { name: "Gold loan transfer", exact: true }));
  await keys.press("Enter");

  // The canvas has the keys; arrows read the conversation downwards.
  await keys.isAt(studio.canvas);
  await keys.press("ArrowDown");
  await keys.isAt(card("Start"));
  await keys.press("ArrowDown");
  await keys.isAt(card("Who is on the line?"));

  // Find anything, and go on at the step that was found.
  await keys.press("ControlOrMeta+k");
  const search = page.getByRole("dialog", { name: "Find anything" });
  await expect(search.getByRole("combobox")).toBeFocused();
  await keys.type("What does she call about?");
  await expect(search.getByRole("option", { name: /^What does she call about\?/, selected: true })).toBeVisible();
  await keys.press("Enter");
  await expect(search).toBeHidden();
  await keys.isAt(card("What does she call about?"));

  // A step after it.
  await keys.press("n");
  const palette = studio.canvas.getByRole("dialog", { name: "Add a step" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  await keys.type("exact words");
  await expect(palette.getByRole("option", { name: /^Say/, selected: true })).toBeVisible();
  await keys.press("Enter");
  const fresh = studio.canvas.locator('.card[data-selected="true"]');
  await keys.isAt(fresh);
  await expect(fresh).toHaveAttribute("aria-label", /^Say: Say/);

  // Its name, and what it says in two languages; Latin letters become Devanagari.
  await keys.press("Enter");
  await keys.isAt(studio.inspector.getByRole("textbox", { name: "Name", exact: true }));
  await keys.press("ControlOrMeta+a");
  await keys.type("Season's wish");
  await keys.tabTo(studio.inspector.getByRole("tablist", { name: "Languages of Says" }).getByRole("tab", { selected: true }));
  const hindi = studio.inspector.getByRole("textbox", { name: "Says, Hindi" });
  const english = studio.inspector.getByRole("textbox", { name: "Says, English" });
  await toLanguage(keys, studio, "Hindi");
  await keys.tabTo(hindi);
  await keys.type("namaste ");
  await expect(hindi).toHaveValue("नमस्ते ");
  await keys.isAt(hindi);
  await keys.type("ji.");
  await expect(hindi).toHaveValue("नमस्ते जी।");
  await keys.tabTo(studio.inspector.getByRole("tab", { name: "Hindi" }), { back: true });
  await toLanguage(keys, studio, "English");
  await keys.tabTo(english);
  await keys.type("Greetings of the season!");
  await keys.press("Escape");
  await keys.isAt(card("Season's wish"));
  await expect(card("Season's wish")).toContainText(/नमस्ते जी|Greetings of the season/);

  // It leads nowhere: the problem says so and goes there.
  await keys.press("ControlOrMeta+j");
  const problem = page.getByRole("button", { name: /“Season's wish” has no way out/ });
  await expect(problem).toBeVisible();
  await keys.tabTo(problem);
  await keys.press("Enter");
  await keys.isAt(studio.inspector.getByRole("button", { name: "Add a way out" }));
  await keys.press("Escape");
  await keys.isAt(card("Season's wish"));

  // Joined to a step that is there, found by its name while the way out is open.
  await keys.press("c");
  await expect(status).toContainText("Choose where this way out leads");
  await keys.press("ControlOrMeta+k");
  await keys.type("Is it the customer?");
  await expect(search.getByRole("option", { name: /^Is it the customer\?/, selected: true })).toBeVisible();
  await keys.press("Enter");
  await keys.isAt(card("Is it the customer?"));
  await keys.press("Enter");
  await keys.isAt(card("Season's wish"));
  const way = card("Season's wish").getByRole("button", { name: /^Way out 1: .*Is it the customer\?$/ });
  await expect(way).toBeVisible();
  await expect(page.getByRole("button", { name: /^0 to fix|No problems/ })).toBeVisible();

  // Undone and done again, while the card keeps the keys.
  await keys.press("ControlOrMeta+z");
  await expect(way).toBeHidden();
  await keys.isAt(card("Season's wish"));
  await keys.press("ControlOrMeta+Shift+z");
  await expect(way).toBeVisible();
  await keys.isAt(card("Season's wish"));

  // Talk to it.
  await keys.press("ControlOrMeta+Enter");
  await keys.tabTo(page.getByRole("button", { name: "Start", exact: true }));
  await keys.press("Enter");
  const say = page.getByRole("textbox", { name: "Say as the caller" });
  await keys.isAt(say);
  await keys.type("हाँ जी");
  await keys.press("Enter");
  const log = page.getByRole("log", { name: "Conversation" });
  await expect(log).toContainText("हाँ जी");
  await expect(log).toHaveAttribute("aria-busy", "false");
  await keys.isAt(say);
  await keys.press("Escape");
  await expect.poll(() => keys.here()).toMatch(/Season's wish|Conversation canvas/);

  // Publish.
  await studio.saved();
  await keys.press("F6", "F6", "F6");
  await keys.tabTo(page.getByRole("banner").getByRole("link", { name: "Publish" }));
  await keys.press("Enter");
  await expect(page.getByText("Nothing stands in the way.")).toBeVisible();
  const publish = page.getByRole("main").getByRole("button", { name: "Publish" });
  await expect(publish).toBeEnabled();
  await keys.press("F6", "F6");
  await keys.tabTo(publish);
  await keys.press("Enter");
  await expect(page.getByRole("heading", { name: /^Release \d+ is live$/ })).toBeVisible();
  await expect.poll(() => keys.here()).not.toBe("BODY");
});

/** With the language tabs focused: arrows choose. */
async function toLanguage(keys: Keyboard, studio: Studio, language: string): Promise<void> {
  const tabs = studio.inspector.getByRole("tablist", { name: "Languages of Says" });
  for (let count = 0; count < 6; count++) {
    if ((await tabs.getByRole("tab", { selected: true }).textContent())?.startsWith(language)) return;
    await keys.press("ArrowRight");
  }
  throw new Error(`No tab for ${language}.`);
}
