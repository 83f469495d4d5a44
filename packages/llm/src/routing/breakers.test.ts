import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ModelErrorCode } from "../model-error.ts";
import { type Breakers, createBreakers } from "./breakers.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

/** One request that ends so. */
async function ask(breakers: Breakers, failure: ModelErrorCode | null, hasWritten = false): Promise<string> {
  const entered = breakers.enter("groq");
  if (typeof entered === "string") return entered;
  entered.over(failure, hasWritten);
  await settled();
  return "asked";
}
const settled = () => new Promise((resolve) => setImmediate(resolve));
const later = (ms: number) => vi.setSystemTime(Date.now() + ms);

describe("a breaker", () => {
  it("opens after failures in a row, half-opens, and closes when one request succeeds", async () => {
    const breakers = createBreakers({ failures: 3, openMs: 5_000 });
    for (const failure of ["UNAVAILABLE", "TIMEOUT", "UNAVAILABLE"] as const) expect(await ask(breakers, failure)).toBe("asked");
    expect(breakers.state("groq")).toBe("open");
    later(4_999);
    expect(await ask(breakers, null)).toBe("BREAKER_OPEN");
    later(1);
    const test = breakers.enter("groq");
    expect(breakers.state("groq")).toBe("half-open");
    expect(breakers.enter("groq")).toBe("BREAKER_OPEN");
    if (typeof test !== "string") test.over(null, true);
    await settled();
    expect(breakers.state("groq")).toBe("closed");
    expect(await ask(breakers, null)).toBe("asked");
  });

  it("stays open twice as long when the test fails too", async () => {
    const breakers = createBreakers({ failures: 1, openMs: 5_000 });
    await ask(breakers, "UNAVAILABLE");
    later(5_000);
    expect(await ask(breakers, "TIMEOUT")).toBe("asked");
    later(9_999);
    expect(await ask(breakers, null)).toBe("BREAKER_OPEN");
    later(1);
    expect(await ask(breakers, null)).toBe("asked");
    expect(breakers.state("groq")).toBe("closed");
  });

  it.each(["BAD_OUTPUT", "BAD_REQUEST", "UNKNOWN_MODEL", "FILTERED", "ABORTED"] as const)("counts no %s", async (code) => {
    const breakers = createBreakers({ failures: 1 });
    expect(await ask(breakers, code)).toBe("asked");
    expect(breakers.state("groq")).toBe("closed");
  });

  it("a success between failures starts the count anew", async () => {
    const breakers = createBreakers({ failures: 2 });
    for (const failure of ["UNAVAILABLE", null, "UNAVAILABLE"] as const) await ask(breakers, failure);
    expect(breakers.state("groq")).toBe("closed");
  });

  it("is not closed by a test that was given up before a word came, but by one that wrote", async () => {
    const breakers = createBreakers({ failures: 1, openMs: 1_000 });
    await ask(breakers, "UNAVAILABLE");
    later(1_000);
    await ask(breakers, "ABORTED", false);
    expect(breakers.state("groq")).toBe("open");
    later(2_000);
    await ask(breakers, "ABORTED", true);
    expect(breakers.state("groq")).toBe("closed");
  });

  it("lets a provider rest as long as it asked, and no other", async () => {
    const breakers = createBreakers();
    breakers.rest("groq", 7_000);
    expect(breakers.enter("groq")).toBe("RATE_LIMITED");
    expect(breakers.restingMs("groq")).toBe(7_000);
    expect(typeof breakers.enter("ollama")).toBe("object");
    later(7_000);
    expect(await ask(breakers, null)).toBe("asked");
  });
});
