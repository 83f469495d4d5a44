import { describe, expect, it } from "vitest";
import { understandLanguage } from "./understand-language.ts";

describe("the language of an utterance", () => {
  it.each([
    ["bn", ["ami kal ashbo", "sud koto lagbe bolun to", "eto beshi keno", "payment kore diyechi ami", "লোনটা কবে পাব", "loan টা কবে পাব"]],
    ["mr", ["mala ajun vel pahije", "kharach banketun boltay ka tumhi", "paise kadhi miltil", "हप्ता भरला आहे मी", "loan कधी मिळेल मला"]],
    ["hi", ["मुझे लोन बंद करना है", "किस्त भर दी थी मैंने", "बच्चे को बुखार है"]],
    ["hi-x-hinglish", ["emi bhar di thi maine", "aap log kab tak loge", "loan ka status batao please", "मुझे loan close करना है"]],
    ["en", ["my loan is with Muthoot Finance", "please send it to Sunita", "what did you say", "branch near Kothrud please"]],
  ])("%s", (tag, texts) => {
    for (const text of texts) expect(understandLanguage(text).tag, text).toBe(tag);
  });

  it("is not flipped by names, numbers and one-word answers (V15)", () => {
    const said = [
      "5 lakh",
      "411038",
      "Sunita Sharma",
      "Rahul",
      "Kothrud",
      "ok",
      "yes",
      "no",
      "haan",
      "ji",
      "nahi",
      "Muthoot Finance",
      "UPI",
      "10 baje",
      "nako",
      "thik",
      "kal",
    ];
    for (const current of ["hi", "bn", "mr", "en", "hi-x-hinglish"]) {
      for (const text of said) {
        const { tag, score } = understandLanguage(text, current);
        expect(tag === current || score < 0.5, `${text} in ${current}: ${tag} ${score}`).toBe(true);
      }
    }
  });

  it("keeps to the language spoken where the words are of two", () => {
    expect(understandLanguage("ठीक", "mr").tag).toBe("mr");
    expect(understandLanguage("?!", "bn")).toEqual({ tag: "bn", score: 0.1 });
  });
});
