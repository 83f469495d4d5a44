import { inScript, nativeScript, toDevanagari } from "@vaarta/text";
import { describe, expect, test } from "vitest";
import { sampleDocument } from "../backend/sample-document.ts";
import { soundOf, soundsOf, suggestWords } from "./suggest.ts";

const sounds = soundsOf(sampleDocument(), "hi");

describe("typing a native script on a Latin keyboard", () => {
  test.each([
    ["karna", "करना"],
    ["namaste", "नमस्ते"],
    ["mera", "मेरा"],
    ["paisa", "पैसा"],
    ["hindi", "हिंदी"],
    ["pyaar", "प्यार"],
    ["bank", "बंक"],
    ["kyaa", "क्या"],
    ["chhoTa", "छोटा"],
    ["jaldi", "जलदी"],
  ])("%s is %s by rule", (roman, native) => {
    expect(toDevanagari(roman)).toBe(native);
  });

  test("words the agent uses come first, whichever way they are spelt", () => {
    expect(suggestWords("zaroor", "hi", sounds)[0]).toBe("ज़रूर");
    expect(suggestWords("naam", "hi", sounds)[0]).toBe("नाम");
    expect(suggestWords("dhanyavad", "hi", sounds)[0]).toBe("धन्यवाद");
    expect(soundOf("dhanyavaad")).toBe(soundOf("धन्यवाद"));
  });

  test("Bengali follows by its own letters; English and mixed Hindi stay in Latin", () => {
    expect(inScript(toDevanagari("amar") ?? "", nativeScript("bn")?.shift ?? 0)).toBe("অমর");
    expect(nativeScript("en")).toBeNull();
    expect(nativeScript("hi-x-hinglish")).toBeNull();
    expect(suggestWords("loan", "en", sounds)).toEqual([]);
  });

  test("letters that no rule reads offer nothing", () => {
    expect(toDevanagari("naïve")).toBeNull();
  });
});
