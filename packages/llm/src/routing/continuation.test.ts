import { matchKey } from "@vaarta/text";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Continuation } from "./continuation.ts";
import { WholeWords } from "./whole-words.ts";

/** What the caller gets when the first model stopped after `said` and the second writes `text`, cut into pieces of a size. */
function joined(said: string, text: string, size = 1): string {
  const words = new WholeWords();
  const continuation = new Continuation(said);
  let all = said;
  for (let at = 0; at < text.length; at += size) all += continuation.push(words.push(text.slice(at, at + size)));
  return all + continuation.push(words.end()) + continuation.end();
}

describe("words of a second model", () => {
  it.each([
    ["go on as they are", "Aapka gold bank ke", " locker mein rehta hai.", "Aapka gold bank ke locker mein rehta hai."],
    ["get the space they lack", "Aapka gold", "safe hai.", "Aapka gold safe hai."],
    ["lose the last word again", "Aapka gold bank", "bank ke locker mein.", "Aapka gold bank ke locker mein."],
    ["lose several last words again", "Byaj nau pratishat", "byaj nau pratishat saal ka hai.", "Byaj nau pratishat saal ka hai."],
    ["lose the last sentence again", "Ji haan. Aapka gold", "Aapka gold safe hai.", "Ji haan. Aapka gold safe hai."],
    ["lose the whole beginning again", "Ji haan, aapka gold", "Ji haan, aapka gold safe hai.", "Ji haan, aapka gold safe hai."],
    ["lose it in another script too", "Aapka gold safe", "आपका gold safe रहता है।", "Aapka gold safe रहता है।"],
    ["lose it in another spelling too", "Aapko kya chahie", "kya chahiye bataiye.", "Aapko kya chahie bataiye."],
    ["keep their comma", "Ji haan", ", aapka gold safe hai.", "Ji haan, aapka gold safe hai."],
    ["keep the full stop of the repeated word", "Gold safe hai", "hai. Aur kuch?", "Gold safe hai. Aur kuch?"],
    ["bring no second full stop", "Gold safe hai.", ". Aur kuch?", "Gold safe hai. Aur kuch?"],
    ["keep figures that differ", "Rate 9", "9.5 percent hai", "Rate 9 9.5 percent hai"],
    ["lose a figure in other digits", "Rate 9.5", "९.5 percent hai", "Rate 9.5 percent hai"],
    ["may say nothing", "Gold safe hai.", "", "Gold safe hai."],
    ["may be the same answer and no more", "Gold bilkul safe hai.", "Gold bilkul safe hai.", "Gold bilkul safe hai."],
    ["lose a shorter restart", "Gold bilkul safe hai ji", "Gold bilkul safe hai.", "Gold bilkul safe hai ji"],
    ["go on where a restart takes another way", "Gold loan par byaj", "Gold loan par aap 9 % denge.", "Gold loan par byaj aap 9 % denge."],
    ["keep a word from the middle", "Gold loan par byaj", "gold ke hisaab se hai.", "Gold loan par byaj gold ke hisaab se hai."],
    ["take the longest repetition", "gold aur gold", "gold aur gold aur silver", "gold aur gold aur silver"],
    ["keep lists apart", "Pehla 9 % hai. Doosra", "10 % hai.", "Pehla 9 % hai. Doosra 10 % hai."],
    ["may be dashes first", "Gold safe hai", "— bank mein.", "Gold safe hai — bank mein."],
  ])("%s", (_, said, text, whole) => {
    expect(joined(said, text)).toBe(whole);
    // As a rule the space was passed on already.
    expect(joined(`${said} `, text).replace(/ (?=[,.]|$)/g, "")).toBe(whole);
    expect(joined(said, text, 1_000)).toBe(whole);
  });

  it("cut anywhere, and begun again from anywhere, give every word once and in order", () => {
    // Words that differ in sound: among equal ones no one could say which is which.
    const answer = fc.uniqueArray(fc.stringMatching(/^[a-z]{2,8}$/), { minLength: 4, maxLength: 20, selector: matchKey });
    fc.assert(
      fc.property(answer, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 9 }), (words, cutAt, backTo, size) => {
        const cut = 1 + (cutAt % (words.length - 1));
        const from = backTo % (cut + 1);
        for (const space of ["", " "]) {
          const whole = joined(words.slice(0, cut).join(" ") + space, words.slice(from).join(" "), size);
          expect(whole.trimEnd()).toBe(words.join(" "));
        }
      }),
    );
  });

  it("are passed on as soon as they are whole, with the space that shows it", () => {
    const words = new WholeWords();
    expect(["Gold sa", "fe hai. ", "9", ".5 ", "%"].map((text) => words.push(text))).toEqual(["Gold ", "safe hai. ", "", "9.5 ", ""]);
    expect(words.end()).toBe("%");
  });

  it("of a first model go through untouched, to the last space", () => {
    fc.assert(fc.property(fc.string(), fc.integer({ min: 1, max: 5 }), (text, size) => joined("", text, size) === text));
  });
});
