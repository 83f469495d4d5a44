import { expect, type Locator, type Page } from "@playwright/test";

/** Somebody who opened the public link. */
export class Caller {
  readonly page: Page;
  readonly conversation: Locator;
  readonly #field: Locator;

  constructor(page: Page) {
    this.page = page;
    this.conversation = page.getByRole("list", { name: "Conversation" });
    this.#field = page.getByRole("textbox", { name: "Write here" });
  }

  static async open(page: Page, link: string): Promise<Caller> {
    await page.goto(link);
    await page.getByRole("radio", { name: "English" }).check();
    // By writing alone; without a voice there is no other way, and the button says so in other words.
    await page.getByRole("button", { name: /^(Only write|Start the conversation)$/ }).click();
    return new Caller(page);
  }

  /** Says it and waits until the agent has answered; gives what the agent said. */
  async say(text: string): Promise<string> {
    await expect(this.#field).toBeEnabled();
    const before = await this.texts("agent");
    await this.write(text);
    await expect.poll(async () => (await this.texts("agent")).length).toBeGreaterThan(before.length);
    await expect(this.page.getByRole("listitem", { name: /is writing$/ })).toBeHidden();
    return (await this.texts("agent")).slice(before.length).join(" ");
  }

  /** Says it and waits for nothing. */
  async write(text: string): Promise<void> {
    await this.#field.fill(text);
    await this.#field.press("Enter");
  }

  async texts(who: "agent" | "caller"): Promise<string[]> {
    const rows = this.conversation.getByRole("listitem").and(this.page.locator(`[data-who="${who}"]:not(.caller-typing)`));
    return (await rows.allTextContents()).map((text) => text.replace(/^You: /, ""));
  }
}
