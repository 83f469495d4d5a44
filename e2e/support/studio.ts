import type { AgentDocument } from "@vaarta/flow";
import { expect, type Locator, type Page } from "@playwright/test";

/** What a person does in the studio, in her words. */
export class Studio {
  readonly page: Page;
  readonly canvas: Locator;
  readonly inspector: Locator;

  constructor(page: Page) {
    this.page = page;
    this.canvas = page.getByRole("application", { name: "Conversation canvas" });
    this.inspector = page.getByRole("complementary", { name: "Inspector" });
  }

  /** Opens the agent that comes with a new installation. */
  static async open(page: Page, agent = "Gold loan transfer"): Promise<Studio> {
    await page.goto("/");
    await page.getByRole("link", { name: agent, exact: true }).click();
    const studio = new Studio(page);
    await expect(studio.canvas).toBeVisible();
    return studio;
  }

  get agent(): string {
    return /\/a\/([^/]+)/.exec(this.page.url())?.[1] ?? "";
  }

  async go(section: string): Promise<void> {
    await this.page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: section, exact: true }).click();
  }

  /** A card on the canvas: "Ask to choose: Is it the customer?". */
  card(name: string | RegExp): Locator {
    return this.canvas.getByRole("group", { name });
  }

  /** Selects a card, by its head: its rows are buttons of their own. */
  async select(name: string, modifiers: ("Shift" | "ControlOrMeta")[] = []): Promise<void> {
    await this.card(name).click({ position: { x: 90, y: 16 }, modifiers });
  }

  /** Writes what a selected card says in one language. */
  async write(line: string, language: string, text: string): Promise<void> {
    await this.text(line, language).then((field) => field.fill(text));
  }

  async text(line: string, language: string): Promise<Locator> {
    const languages = this.inspector.getByRole("tablist", { name: `Languages of ${line}`, exact: true });
    await languages.getByRole("tab", { name: language }).click();
    return this.inspector.getByRole("textbox", { name: `${line}, ${language}`, exact: true });
  }

  /** Chooses a wording of the first line that has several. */
  async wording(name: string): Promise<void> {
    await this.inspector.getByRole("group", { name: "Wordings" }).first().getByRole("button", { name }).click();
  }

  async saved(): Promise<void> {
    await expect(this.page.getByRole("status").filter({ hasText: /^(Draft|Same as live)/ })).toBeVisible();
  }

  /** The draft as the server has it. */
  async document(): Promise<AgentDocument> {
    await this.saved();
    const input = encodeURIComponent(JSON.stringify({ agent: this.agent }));
    const answer = await this.page.request.get(`/trpc/drafts.open?input=${input}`);
    expect(answer.ok()).toBe(true);
    const { result } = (await answer.json()) as { result: { data: { document: AgentDocument } } };
    return result.data.document;
  }

  /** From the draft to a live release; gives its number. */
  async publish(note: string): Promise<number> {
    await this.page.getByRole("banner").getByRole("link", { name: "Publish" }).click();
    await this.page.getByRole("textbox", { name: "Why this release (for your colleagues)" }).fill(note);
    await this.page.getByRole("main").getByRole("button", { name: "Publish" }).click();
    const done = this.page.getByRole("heading", { name: /^Release \d+ is live$/ });
    await expect(done).toBeVisible();
    return Number(/\d+/.exec((await done.textContent()) ?? "")?.[0]);
  }
}
