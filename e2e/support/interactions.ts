import type { Locator } from "@playwright/test";

/** Counts what a person does: a click, a chord, or one field typed. */
export class Interactions {
  count = 0;

  async click(target: Locator): Promise<void> {
    this.count += 1;
    await target.click();
  }

  async type(field: Locator, text: string): Promise<void> {
    this.count += 1;
    await field.fill(text);
  }

  async press(target: Locator, keys: string): Promise<void> {
    this.count += 1;
    await target.press(keys);
  }
}
