import { expect, it } from "vitest";
import { isInApp, isPhone } from "./in-app.ts";

const chromeOnAndroid =
  "Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";
const safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1"; // prettier-ignore
const desktop = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

it.each([
  `${chromeOnAndroid.replace("Pixel 8", "Pixel 8; wv")}`,
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 350.0.0.0",
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 [FBAN/FBIOS;FBAV/480.0]",
])("knows a browser inside another app: %s", (agent) => expect(isInApp(agent)).toBe(true));

it("takes real browsers for what they are", () => {
  expect([chromeOnAndroid, safari, desktop].map(isInApp)).toEqual([false, false, false]);
  expect([chromeOnAndroid, safari, desktop].map(isPhone)).toEqual([true, true, false]);
});
