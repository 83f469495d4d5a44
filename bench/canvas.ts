import { chromium, type Browser, type Page } from "@playwright/test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, preview } from "vite";
import { percentile, type Row } from "./measure.ts";

const studio = fileURLToPath(new URL("../apps/studio", import.meta.url));
const sizes = [1_000, 2_000, 5_000];
const frameTargetMs = 20;
const firstTargetMs: Record<number, number> = { 1_000: 1_000, 5_000: 3_000 };

/** Pan, zoom and drag on large flows in headless Chromium: the 95th percentile of the time between frames. */
export async function canvas(): Promise<Row[]> {
  const outDir = mkdtempSync(join(tmpdir(), "vaarta-bench-"));
  // The studio by itself, with generated graphs instead of a server.
  process.env["VITE_BACKEND"] = "local";
  await build({ root: studio, logLevel: "error", build: { outDir, emptyOutDir: true } });
  const server = await preview({ root: studio, logLevel: "error", build: { outDir }, preview: { port: 0, host: "127.0.0.1" } });
  const url = server.resolvedUrls?.local[0] ?? "";
  const executablePath = process.env["CHROMIUM"];
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ["--no-sandbox", "--disable-background-networking"],
  });
  try {
    const rows: Row[] = [];
    for (const size of sizes) rows.push(...(await measureSize(browser, url, size)));
    return rows;
  } finally {
    await browser.close();
    await server.close();
    rmSync(outDir, { recursive: true, force: true });
  }
}

async function measureSize(browser: Browser, url: string, size: number): Promise<Row[]> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, reducedMotion: "reduce" });
  await page.addInitScript(recordFrames);
  // Once to have the code and the fonts in the cache, as on every visit but the first.
  await page.goto(`${url}a/large-10/design`);
  await page.getByRole("application", { name: "Conversation canvas" }).waitFor();
  const rows = [await firstInteraction(page, url, size)];
  for (const zoom of ["fit-all", "50 %", "100 %"] as const) {
    await zoomTo(page, zoom);
    for (const gesture of ["pan", "zoom", "drag"] as const) {
      const value = await frames(page, () => gestures[gesture](page));
      rows.push({
        name: `canvas, ${size} states, ${gesture} at ${zoom}, p95 frame`,
        value,
        unit: "ms",
        rival: "",
        ratio: null,
        target: size <= 2_000 ? `${frameTargetMs} ms` : "",
        met: size <= 2_000 ? value <= frameTargetMs : null,
      });
    }
  }
  await page.close();
  return rows;
}

/** From the request to the first frame after the canvas has answered a wheel. */
async function firstInteraction(page: Page, url: string, size: number): Promise<Row> {
  await page.goto(`${url}a/large-${size}/design`);
  const value = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () => {
          const pane = document.querySelector<HTMLElement>(".react-flow__pane");
          const viewport = document.querySelector<HTMLElement>(".react-flow__viewport");
          if (!pane || !viewport) return void requestAnimationFrame(look);
          const before = viewport.style.transform;
          pane.dispatchEvent(new WheelEvent("wheel", { deltaY: 40, bubbles: true, cancelable: true, clientX: 600, clientY: 300 }));
          requestAnimationFrame(() =>
            viewport.style.transform === before ? look() : requestAnimationFrame(() => resolve(performance.now())),
          );
        };
        look();
      }),
  );
  const target = firstTargetMs[size];
  return {
    name: `canvas, ${size} states, first interaction`,
    value,
    unit: "ms",
    rival: "",
    ratio: null,
    target: target ? `${target} ms` : "",
    met: target ? value <= target : null,
  };
}

async function zoomTo(page: Page, zoom: "fit-all" | "50 %" | "100 %"): Promise<void> {
  await page.getByRole("button", { name: "See everything" }).click();
  if (zoom === "fit-all") return;
  const wanted = zoom === "50 %" ? 0.5 : 1;
  await page.mouse.move(500, 300);
  for (let step = 0; step < 60; step++) {
    const scale = Number(/(\d+)\s*%/.exec((await page.getByRole("toolbar").textContent()) ?? "")?.[1] ?? 0) / 100;
    if (Math.abs(scale - wanted) < 0.03 * wanted) return;
    await page.keyboard.down("Control");
    // React Flow's wheel zoom is 2^(-deltaY * 0.02 * ...): small steps, corrected by what is seen.
    await page.mouse.wheel(0, Math.max(-60, Math.min(60, Math.log2(scale / wanted) * 60)));
    await page.keyboard.up("Control");
    await page.waitForTimeout(60);
  }
}

const gestures = {
  async pan(page: Page) {
    for (let step = 0; step < 60; step++) await page.mouse.wheel(step % 20 < 10 ? 24 : -24, 12);
  },
  async zoom(page: Page) {
    await page.keyboard.down("Control");
    for (let step = 0; step < 40; step++) await page.mouse.wheel(0, step % 20 < 10 ? -6 : 6);
    await page.keyboard.up("Control");
  },
  async drag(page: Page) {
    await page.mouse.move(620, 360);
    await page.mouse.down();
    for (let step = 0; step < 40; step++) await page.mouse.move(620 + (step % 20) * 8, 360 + (step % 10) * 8);
    await page.mouse.up();
  },
};

async function frames(page: Page, gesture: () => Promise<void>): Promise<number> {
  await page.mouse.move(500, 300);
  await page.evaluate(() => window.vaartaFrames.start());
  await gesture();
  const gaps = await page.evaluate(() => window.vaartaFrames.stop());
  return percentile(gaps, 0.95);
}

declare global {
  interface Window {
    vaartaFrames: { start(): void; stop(): number[] };
  }
}

/** Runs in the page: the time between frames while a gesture goes on. */
function recordFrames(): void {
  let gaps: number[] = [];
  let last = 0;
  let isOn = false;
  const frame = (at: number) => {
    if (!isOn) return;
    if (last > 0) gaps.push(at - last);
    last = at;
    requestAnimationFrame(frame);
  };
  window.vaartaFrames = {
    start() {
      gaps = [];
      last = 0;
      isOn = true;
      requestAnimationFrame(frame);
    },
    stop() {
      isOn = false;
      return gaps;
    },
  };
}
