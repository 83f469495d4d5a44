import { expect, it } from "vitest";
import { PlayQueue } from "./play-queue.ts";

const ones = (count: number, value = 1) => new Float32Array(count).fill(value);
const take = (queue: PlayQueue, count = 128) => {
  const out = new Float32Array(count);
  const ended = queue.render(out);
  return { out, ended };
};

it("plays segments one after the other and says when each was heard to its end", () => {
  const queue = new PlayQueue();
  queue.add(1, ones(100, 0.25));
  queue.finish(1);
  queue.add(2, ones(100, 0.5));
  const first = take(queue);
  expect(first.ended).toEqual([{ segment: 1, samples: 100, isDone: true }]);
  expect([first.out[99], first.out[100]]).toEqual([0.25, 0.5]);
  expect(queue.progress()).toEqual({ segment: 2, samples: 28, isDone: false });
});

it("waits in silence for the rest of a segment, and the next does not overtake it", () => {
  const queue = new PlayQueue();
  queue.add(1, ones(10));
  queue.add(2, ones(500, 0.5));
  const { out, ended } = take(queue);
  expect(ended).toEqual([]);
  expect([...out.subarray(10)]).toEqual(Array(118).fill(0));
  queue.add(1, ones(10, 0.75));
  expect(take(queue).out[9]).toBe(0.75);
});

it("falls silent when paused, goes on where it was, and counts only what was heard", () => {
  const queue = new PlayQueue();
  queue.add(1, ones(10_000));
  take(queue);
  queue.pause();
  take(queue);
  take(queue);
  const heard = queue.progress()!.samples;
  expect(heard).toBeLessThan(128 + 200);
  const silent = take(queue);
  expect(silent.out.every((sample) => sample === 0)).toBe(true);
  expect(queue.progress()!.samples).toBe(heard);
  queue.resume();
  take(queue);
  expect(queue.progress()!.samples).toBe(heard + 128);
});

it("drops everything when cleared and tells what was heard of each", () => {
  const queue = new PlayQueue();
  queue.add(1, ones(1_000));
  queue.add(2, ones(1_000));
  take(queue);
  expect(queue.clear()).toEqual([
    { segment: 1, samples: 128, isDone: true },
    { segment: 2, samples: 0, isDone: true },
  ]);
  take(queue);
  expect(take(queue).out.every((sample) => sample === 0)).toBe(true);
  expect(queue.progress()).toBeNull();
});

it("does not click when it is cut off", () => {
  const queue = new PlayQueue();
  queue.add(1, ones(1_000));
  take(queue);
  queue.clear();
  const { out } = take(queue);
  for (let at = 1; at < out.length; at++) expect(Math.abs(out[at]! - out[at - 1]!)).toBeLessThan(0.02);
  expect(out[0]).toBeGreaterThan(0.9);
});
