import { expect, test } from "vitest";
import { widthOf } from "./text-width.ts";

test.each([
  // As Chromium measures them in Anek at 14 px.
  ["Am I speaking with Sunita?", 157],
  ["जी, क्या आप बोल रही हैं?", 126],
  ["জি, আপনি কি বলছেন?", 129],
  ["वेळ सांगता का?", 79],
])("%s is about %i wide", (text, width) => {
  expect(Math.abs(widthOf(text) - width) / width).toBeLessThan(0.12);
});

test("marks above and below take no room", () => {
  expect(widthOf("कु")).toBe(widthOf("क"));
});
