import { expect, type Locator, type Page } from "@playwright/test";

/** Somebody without a mouse: she presses keys, and always sees where she is. */
export class Keyboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Goes on with Tab until the target has the focus, and can be seen to have it. */
  async tabTo(target: Locator, { back = false, most = 40 } = {}): Promise<void> {
    await expect(target).toBeVisible();
    for (let count = 0; count < most; count++) {
      if (await has(target)) return this.seen();
      await this.press(back ? "Shift+Tab" : "Tab");
      expect(await this.here(), "the focus fell out of the page").not.toBe("BODY");
    }
    expect(await this.here(), `not reached with ${most} times Tab`).toBe(String(target));
  }

  /** The focus is there, by itself. */
  async isAt(target: Locator): Promise<void> {
    await expect(target).toBeFocused();
    await this.seen();
  }

  /** Whoever looks at the screen can tell where the keys go. */
  async seen(): Promise<void> {
    const shown = await this.page.evaluate(() => {
      const element = document.activeElement;
      if (!element) return false;
      const marks = (one: Element, pseudo?: string) => {
        const { boxShadow, outlineStyle, content, borderTopWidth } = getComputedStyle(one, pseudo);
        return pseudo ? content !== "none" && borderTopWidth !== "0px" : boxShadow !== "none" || outlineStyle !== "none";
      };
      if (marks(element) || marks(element, "::after")) return true;
      // A text field shows a cursor; its frame may belong to what it stands in.
      let around = element.matches("textarea, input") ? element.parentElement : null;
      for (let far = 0; around && far < 3; far++, around = around.parentElement) if (marks(around)) return true;
      return false;
    });
    expect(shown, `the focus cannot be seen at ${await this.here()}`).toBe(true);
  }

  async here(): Promise<string> {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return "BODY";
      return `${element.tagName} ${element.getAttribute("aria-label") ?? element.textContent?.trim().slice(0, 40) ?? ""}`;
    });
  }
}

async function has(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}
