import { scriptedHearing } from "../testing/scripted-speech.ts";
import { expect, it } from "vitest";
import { SpeechError } from "../speech-error.ts";
import { ManualClock } from "@vaarta/testing";
import { fallbackHearing } from "./fallback-hearing.ts";

const lost = new SpeechError("CONNECTION_LOST", "gone");
const sound = new Int16Array(1_600);

function two() {
  const first = scriptedHearing("first");
  const second = scriptedHearing("second");
  const clock = new ManualClock();
  return { first, second, clock, hearing: fallbackHearing([first, second], { clock, finishMs: 1_000, breaker: { failures: 2, openMs: 60_000 } }) }; // prettier-ignore
}

it("hears with the first, and leaves the others alone", async () => {
  const { first, second, hearing, clock } = two();
  first.will({ heard: { text: "पाँच लाख" }, partials: ["पाँच"] });
  const partials: string[] = [];
  const stream = hearing.open({ languages: ["hi"], onPartial: ({ text }) => partials.push(text) });
  stream.push(sound);
  expect((await stream.finish()).text).toBe("पाँच लाख");
  expect(partials).toEqual(["पाँच"]);
  expect(second.seen).toEqual([]);
  expect(clock.pending).toBe(0);
});

it("gives the whole utterance to the next when one fails in the middle of it", async () => {
  const { first, second, hearing } = two();
  first.will({ fails: lost, afterSamples: 3_000 });
  second.will({ heard: { text: "पाँच लाख" }, partials: ["क", "ख", "ग"] });
  const partials: string[] = [];
  const failures: Error[] = [];
  const stream = hearing.open({
    languages: ["hi"],
    onPartial: ({ text }) => partials.push(text),
    onFailure: (error) => failures.push(error),
  });
  for (let k = 0; k < 4; k++) stream.push(sound);
  expect(await stream.finish()).toMatchObject({ text: "पाँच लाख" });
  expect(first.seen[0]).toMatchObject({ samples: 3_200, outcome: "cancelled" });
  expect(second.seen[0]).toMatchObject({ samples: 6_400, outcome: "finished" });
  expect(partials).toEqual(["क", "ख", "ग"]);
  expect(failures).toEqual([]);
});

it("asks the next when one fails or hangs at the end", async () => {
  const { first, second, hearing, clock } = two();
  first.will({ fails: lost }, "hangs");
  second.will({ heard: { text: "एक" } }, { heard: { text: "दो" } });
  const failing = hearing.open({ languages: ["hi"] });
  failing.push(sound);
  expect((await failing.finish()).text).toBe("एक");
  const hanging = hearing.open({ languages: ["hi"] });
  hanging.push(sound);
  const heard = hanging.finish();
  await clock.advance(1_000);
  expect((await heard).text).toBe("दो");
  expect(second.seen.map(({ samples }) => samples)).toEqual([1_600, 1_600]);
});

it("says that it failed, once, when the last of them did", async () => {
  const { first, second, hearing } = two();
  first.will({ fails: lost, afterSamples: 1 });
  second.will({ fails: new SpeechError("KEY_REFUSED", "no"), afterSamples: 1_700 });
  const failures: Error[] = [];
  const stream = hearing.open({ languages: ["hi"], onFailure: (error) => failures.push(error) });
  stream.push(sound);
  expect(failures).toEqual([]);
  stream.push(sound);
  expect(failures).toMatchObject([{ code: "KEY_REFUSED" }]);
  await expect(stream.finish()).rejects.toMatchObject({ code: "KEY_REFUSED" });
  expect(failures).toHaveLength(1);
});

it("leaves one alone that failed several times, and one that lacks the language", async () => {
  const { first, second, hearing } = two();
  first.will({ fails: lost }, { fails: lost });
  second.will({ heard: { text: "एक" } }, { heard: { text: "दो" } }, { heard: { text: "तीन" } });
  for (const text of ["एक", "दो", "तीन"]) {
    const stream = hearing.open({ languages: ["hi"] });
    stream.push(sound);
    expect((await stream.finish()).text).toBe(text);
  }
  expect(first.seen).toHaveLength(2);
  const tamil = hearing.open({ languages: ["ta"] });
  await expect(tamil.finish()).rejects.toMatchObject({ code: "NOT_AVAILABLE" });
});

it("does not put a recogniser of synthetic speech behind one of people", async () => {
  const people = scriptedHearing("people");
  const synthetic = scriptedHearing("own", { hears: "synthetic" });
  people.will({ fails: lost });
  const hearing = fallbackHearing([people, synthetic]);
  expect(hearing.hears).toBe("people");
  await expect(hearing.open({ languages: ["hi"] }).finish()).rejects.toMatchObject({ code: "CONNECTION_LOST" });
  expect(synthetic.seen).toEqual([]);
});

it("tells who hears that nobody wants it any more", () => {
  const { first, hearing } = two();
  first.will({ heard: { text: "x" } });
  const stream = hearing.open({ languages: ["hi"] });
  stream.push(sound);
  stream.cancel();
  stream.push(sound);
  expect(first.seen).toMatchObject([{ outcome: "cancelled", samples: 1_600 }]);
});
