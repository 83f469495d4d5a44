import fc from "fast-check";
import { expect, it } from "vitest";
import { PlayoutQueue } from "./playout-queue.ts";

const count = (from: number, length: number) => Int16Array.from({ length }, (_, at) => from + at);

it("sends segments in order, and waits for the end of an unfinished one", () => {
  const queue = new PlayoutQueue();
  queue.add(1, count(0, 5));
  queue.add(2, count(100, 5));
  expect([...queue.next(3)!, ...queue.next(3)!]).toEqual([0, 1, 2, 3, 4]);
  expect(queue.next(3)).toBeNull();
  queue.finish(1);
  expect([...queue.next(3)!]).toEqual([100, 101, 102]);
});

it("tells the end of a segment once, also of one without sound", () => {
  const queue = new PlayoutQueue();
  queue.finish(1);
  queue.add(2, count(0, 4));
  queue.finish(2);
  queue.next(10);
  expect(queue.hear(4)).toEqual([
    { segment: 1, samples: 0, isDone: true },
    { segment: 2, samples: 4, isDone: true },
  ]);
  expect(queue.isEmpty).toBe(true);
  queue.add(2, count(0, 4));
  expect(queue.isEmpty).toBe(true);
});

it("sends again what a pause took back", () => {
  const queue = new PlayoutQueue();
  queue.add(1, count(0, 10));
  queue.next(6);
  queue.hear(2);
  queue.takeBack();
  expect([...queue.next(10)!]).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
});

it("lets everything be heard once and in order, whatever pauses come between", () => {
  const steps = fc.array(
    fc.oneof(
      fc.record({ do: fc.constant("add" as const), length: fc.integer({ min: 1, max: 30 }) }),
      fc.record({ do: fc.constant("finish" as const) }),
      fc.record({ do: fc.constant("send" as const), most: fc.integer({ min: 1, max: 20 }) }),
      fc.record({ do: fc.constant("hear" as const), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
      fc.record({ do: fc.constant("pause" as const) }),
    ),
    { maxLength: 80 },
  );
  fc.assert(
    fc.property(steps, (all) => {
      const queue = new PlayoutQueue();
      let [given, segment] = [0, 1];
      const heard: number[] = [];
      let flying: number[] = [];
      const lengths = new Map<number, number>();
      for (const step of all) {
        if (step.do === "add") {
          queue.add(segment, count(given, step.length));
          given += step.length;
          lengths.set(segment, (lengths.get(segment) ?? 0) + step.length);
        } else if (step.do === "finish") queue.finish(segment++);
        else if (step.do === "send") flying.push(...(queue.next(step.most) ?? []));
        else if (step.do === "hear") {
          const samples = Math.floor(flying.length * step.share);
          heard.push(...flying.splice(0, samples));
          for (const { segment: of, samples: to, isDone } of queue.hear(samples)) if (isDone) expect(to).toBe(lengths.get(of) ?? 0);
        } else {
          queue.takeBack();
          flying = [];
        }
        expect(queue.ahead).toBe(flying.length);
      }
      for (let next = queue.next(1_000); next; next = queue.next(1_000)) flying.push(...next);
      heard.push(...flying);
      // What an unfinished segment holds back is what is missing at the end, nothing else.
      expect(heard).toEqual(heard.map((_, at) => at));
    }),
  );
});
