import { activityFrame, hearingRate, type VoiceActivity } from "@vaarta/speech";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canSpeak, clicks, hum, joined, level, mixed, noise, quiet, spoken } from "./sounds.ts";

/** What every voice activity has to do, told of speech by the draft voice and of noises made here. */
export function describeVoiceActivity(name: string, make: () => VoiceActivity | Promise<VoiceActivity>): void {
  describe(name, { timeout: 90_000 }, () => {
    let activity: VoiceActivity;
    beforeAll(async () => void (activity = await make()));
    afterAll(() => activity.close());

    it("gives one probability for each whole frame, whatever the pieces", async () => {
      const sound = joined(noise(300, -50), noise(500, -25, "pink", 3), quiet(217));
      const whole = await probabilitiesOf(activity, sound);
      expect(whole).toHaveLength(Math.floor(sound.length / activityFrame));
      expect(Math.min(...whole)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...whole)).toBeLessThanOrEqual(1);
      for (const size of [1, 160, 320, 511, 513, 1_700]) close(await probabilitiesOf(activity, sound, size), whole);
    });

    it.each([
      ["silence", () => quiet(3_000)],
      ["a quiet room", () => noise(3_000, -58)],
      ["white noise", () => noise(3_000, -45)],
      ["pink noise", () => noise(3_000, -42, "pink")],
      ["hum", () => hum(3_000, -40)],
      ["knocks", () => clicks(3_000, -20)],
    ])("takes %s for no speech", async (_, sound) => {
      const probabilities = await probabilitiesOf(activity, sound());
      expect(share(probabilities, (probability) => probability > 0.5)).toBeLessThan(0.04);
    });

    describe.skipIf(!canSpeak)("of speech", () => {
      it.each([
        ["hi", "जी हाँ, मुझे पाँच लाख का लोन चाहिए"],
        ["bn", "আমার পাঁচ লাখ টাকা লাগবে"],
        ["mr", "मला पाच लाख रुपये पाहिजेत"],
        ["en", "Yes, I would like a gold loan of five lakh"],
      ])("hears where %s begins and ends", async (language, text) => {
        const speech = trimmed(await spoken({ text, language }));
        for (const room of [quiet(0), noise(6_000, level(speech) - 15, "pink", 7)]) {
          const probabilities = await probabilitiesOf(activity, mixed(joined(quiet(1_000), speech, quiet(1_200)), room));
          const from = frameAt(1_000);
          const to = frameAt(1_000 + (speech.length * 1_000) / hearingRate);
          const first = probabilities.findIndex((probability, k) => k >= from - 3 && probability > 0.5);
          const last = probabilities.findLastIndex((probability) => probability > 0.5);
          expect(share(probabilities.slice(5, from - 3), (probability) => probability > 0.5)).toBe(0);
          expect(first - from).toBeLessThanOrEqual(frameAt(200));
          expect(share(probabilities.slice(first, to - 3), (probability) => probability > 0.5)).toBeGreaterThan(0.8);
          expect(last - to).toBeLessThanOrEqual(frameAt(320));
          expect(last - to).toBeGreaterThanOrEqual(-frameAt(450));
        }
      });

      it("keeps callers apart", async () => {
        const speech = joined(quiet(500), await spoken({ text: "नमस्ते, मैं बोल रही हूँ", language: "hi" }), quiet(500));
        const alone = [await probabilitiesOf(activity, speech), await probabilitiesOf(activity, noise(1_500, -45))];
        const together = await Promise.all([probabilitiesOf(activity, speech, 320), probabilitiesOf(activity, noise(1_500, -45), 320)]);
        together.forEach((probabilities, k) => close(probabilities, alone[k]!));
      });

      it("forgets what it heard when it is reset", async () => {
        const speech = await spoken({ text: "Five lakh please", language: "en" });
        const told: number[] = [];
        const stream = activity.open((probabilities) => told.push(...probabilities));
        stream.push(speech.subarray(0, 10_001));
        await settled(told, Math.floor(10_001 / activityFrame));
        stream.reset();
        told.length = 0;
        stream.push(speech);
        await settled(told, Math.floor(speech.length / activityFrame));
        close(told, await probabilitiesOf(activity, speech));
        stream.close();
      });
    });

    it("tells nothing of what came before a reset, nor after it was closed", async () => {
      const told: number[] = [];
      const stream = activity.open((probabilities) => told.push(...probabilities));
      stream.push(noise(320, -30));
      stream.reset();
      told.length = 0;
      stream.push(quiet(64));
      await settled(told, 2);
      stream.push(quiet(64));
      stream.close();
      const soFar = told.length;
      stream.push(quiet(640));
      await probabilitiesOf(activity, quiet(640));
      expect(told).toHaveLength(soFar);
    });
  });
}

async function probabilitiesOf(activity: VoiceActivity, sound: Int16Array, size = sound.length): Promise<number[]> {
  const told: number[] = [];
  const stream = activity.open((probabilities) => told.push(...probabilities));
  for (let at = 0; at < sound.length; at += size) {
    stream.push(sound.subarray(at, at + size));
    if (at % 16_384 < size) await new Promise((resolve) => setImmediate(resolve));
  }
  await settled(told, Math.floor(sound.length / activityFrame));
  stream.close();
  return told;
}

async function settled(told: readonly number[], count: number): Promise<void> {
  while (told.length < count) await new Promise((resolve) => setImmediate(resolve));
}

function close(got: readonly number[], wanted: readonly number[]): void {
  expect(got).toHaveLength(wanted.length);
  got.forEach((probability, k) => expect(Math.abs(probability - wanted[k]!)).toBeLessThan(1e-4));
}

/** Without the silence before and after. */
function trimmed(speech: Int16Array): Int16Array {
  const isLoud = (sample: number) => Math.abs(sample) > 300;
  return speech.subarray(speech.findIndex(isLoud), speech.findLastIndex(isLoud) + 1);
}

const frameAt = (ms: number) => Math.round((ms * hearingRate) / 1_000 / activityFrame);
const share = (values: readonly number[], holds: (value: number) => boolean) => values.filter(holds).length / Math.max(1, values.length);
