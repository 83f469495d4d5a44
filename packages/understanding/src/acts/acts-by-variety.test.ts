import { describe, expect, it } from "vitest";
import { understandSample } from "../testing/sample-program.ts";
import { actsByVariety, soundsLike } from "./acts-by-variety.ts";

const heard = (text: string) =>
  understandSample(text)
    .acts.filter(({ score }) => score >= 0.5)
    .map(({ act }) => act);

describe("every dialogue act in the five varieties", () => {
  it.each(Object.entries(actsByVariety))("%s", (act, texts) => {
    for (const text of texts) expect([text, ...heard(text)]).toContain(act === "language-request" ? heardRequest(text) : act);
  });
});

describe("what only sounds like an act", () => {
  it.each(soundsLike.map(([act, ...texts]) => [act, texts] as const))("is not %s: %s", (act, texts) => {
    for (const text of texts) expect([text, ...heard(text)]).not.toContain(act);
  });
});

/** The sample agent has no Bengali and no Marathi, so it is asked for what it has. */
function heardRequest(text: string): string {
  expect(understandSample(text).acts[0]?.language).toMatch(/^(?:en|hi)$/);
  return "language-request";
}
