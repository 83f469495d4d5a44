import type { Json } from "@vaarta/flow";
import { describe, expect, it } from "vitest";
import { understandSample } from "../testing/sample-program.ts";

/** Best candidate of a slot. */
function slotOf(text: string, slot: string, wants: Parameters<typeof understandSample>[1] = {}) {
  return understandSample(text, wants)
    .slots.filter((candidate) => candidate.slot === slot)
    .sort((a, b) => b.score - a.score)[0];
}

describe("the value asked for", () => {
  const rows: [slot: string, text: string, value: Json, more?: object][] = [
    ["amount", "paanch lakh", 500000],
    ["amount", "पाँच लाख", 500000],
    ["amount", "5,00,000 rupaye", 500000],
    ["amount", "₹2,50,000", 250000],
    ["amount", "250000", 250000],
    ["amount", "dhai lakh hai", 250000],
    ["amount", "saadhe teen lakh", 350000],
    ["amount", "around three and a half lakh", 350000],
    ["amount", "karib do lakh pachaas hazaar", 250000],
    ["amount", "bas paanch", 500000, { assumed: "unit" }],
    ["amount", "do peti", 200000, { assumed: "unit" }],
    ["amount", "ek khokha", 10000000, { assumed: "unit" }],
    ["amount", "do lakh pachaas", 250000, { assumed: "unit" }],
    ["amount", "2-3 lakh", { min: 200000, max: 300000 }, { vague: true }],
    ["wanted", "2-3 lakh", { min: 200000, max: 300000 }, { vague: undefined }],
    ["amount", "thoda sa", null, { vague: true }],
    ["amount", "500 rupaye", 500, { problem: { rule: "too-little", detail: { min: 5000 } } }],
    ["amount", "पाच लाख आहे", 500000],
    ["amount", "পাঁচ লাখ টাকা", 500000],
    ["rate", "18 percent", 18],
    ["rate", "अठारह परसेंट", 18],
    ["rate", "18%", 18],
    ["rate", "atharah", 18],
    ["rate", "do taka", 24, { assumed: "rate-period" }],
    ["rate", "do rupaye saikda", 24, { assumed: "rate-period" }],
    ["rate", "2 percent", 24, { assumed: "rate-period" }],
    ["rate", "dedh percent mahine ka", 18, { assumed: undefined }],
    ["rate", "1.5 percent per month", 18, { assumed: undefined }],
    ["rate", "12 percent salana", 12],
    ["rate", "90 percent", 90, { problem: { rule: "too-much", detail: { max: 60 } } }],
    ["amount", "do lakh liye the, ab dedh bache", 150000, { assumed: "unit" }],
    ["amount", "teen lakh mein se ek lakh baki hai", 100000],
    ["amount", "it was ten lakh, now it's eight lakh", 800000],
    ["amount", "आधी दहा लाख होते, आता आठ लाख राहिले", 800000],
    ["amount", "আড়াই লাখ নিয়েছিলাম, এখন দেড় লাখ বাকি", 150000],
    ["weight", "das das gram ke do sikke", 20],
    ["weight", "paav bhar sona", 250],
    ["time", "do ghante baad", "13:30"],
    ["time", "पावणे बाराला", "11:45"],
    ["purpose", "दुकानासाठी", "shop"],
    ["agreed", "yeah okay", true],
    ["agreed", "hmm haan", true],
    ["agreed", "mana kar diya na", false],
    ["weight", "40 gram", 40],
    ["weight", "चालीस ग्राम", 40],
    ["weight", "pachaas gm", 50],
    ["weight", "aadha kilo", 500],
    ["weight", "2 tola", 23.32, { assumed: "unit" }],
    ["weight", "40", 40],
    ["weight", "900 kg", 900000, { problem: { rule: "too-much", detail: { max: 1000 } } }],
    ["carats", "22 carat", 22],
    ["carats", "bais", 22],
    ["term", "12 mahine", 12],
    ["term", "ek saal", 12],
    ["term", "dedh saal", 18],
    ["term", "six months", 6],
    ["term", "baarah", 12],
    ["day", "kal", "2026-11-19"],
    ["day", "parson", "2026-11-20"],
    ["day", "shanivaar ko", "2026-11-21"],
    ["day", "agle somvaar", "2026-11-23"],
    ["day", "25 tareekh", "2026-11-25"],
    ["day", "next Friday", "2026-11-27"],
    ["day", "31 June", null, { problem: { rule: "no-such-date" } }],
    ["day", "25 january", "2027-01-25", { problem: { rule: "too-late", detail: { to: "2026-12-18" } } }],
    ["day", "agle hafte", { min: "2026-11-23", max: "2026-11-29" }, { vague: true }],
    ["day", "aaj ya kal", "2026-11-18", { alternatives: ["2026-11-19"] }],
    ["time", "subah 11 baje", "11:00"],
    ["time", "saadhe das", "10:30"],
    ["time", "5 baje", "17:00", { alternatives: undefined }],
    ["time", "dopahar do baje", "14:00"],
    ["time", "raat 9 baje", "21:00", { problem: { rule: "too-late", detail: { from: "10:00", to: "17:30" } } }],
    ["time", "subah", { min: "08:00", max: "12:00" }, { vague: true }],
    ["phone", "9876543210", "9876543210"],
    ["phone", "+91 98765 43210", "9876543210"],
    ["phone", "nau aath saat chhe paanch double char teen do ek", "9876544321"],
    ["phone", "नौ आठ सात छह पाँच चार तीन दो एक शून्य", "9876543210"],
    ["phone", "98765", "98765", { problem: { rule: "incomplete", detail: { digits: 5, of: 10 } } }],
    ["phone", "987654321", "987654321", { problem: { rule: "too-short", detail: { digits: 9, of: 10 } } }],
    ["pin", "411038", "411038"],
    ["pin", "chaar ek ek zero teen aath", "411038"],
    ["pin", "41103", "41103", { problem: { rule: "too-short", detail: { digits: 5, of: 6 } } }],
    ["pin", "411", "411", { problem: { rule: "incomplete", detail: { digits: 3, of: 6 } } }],
    ["email", "sunita.s@gmail.com hai", "sunita.s@gmail.com"],
    ["person", "Sunita Sharma", "Sunita Sharma"],
    ["person", "mera naam rahul hai", "Rahul"],
    ["person", "मेरा नाम सुनीता है", "सुनीता"],
    ["person", "ji main Rahul Verma bol raha hoon", "Rahul Verma"],
    ["person", "my name is John", "John"],
    ["agreed", "haan ji", true],
    ["agreed", "bilkul nahi", false],
    ["agreed", "koi dikkat nahi", true],
    ["city", "Pune mein", "Pune"],
    ["city", "पुणे", "Pune"],
    ["city", "calcuta", "Kolkata"],
    ["city", "Nashik", "Nashik"],
    ["lender", "muthut se liya hai", "Muthoot Finance"],
    ["lender", "manapuram", "Manappuram"],
    ["lender", "Sharma Jewellers se liya hai", "Sharma Jewellers"],
    ["purpose", "dukaan ke liye", "shop"],
    ["purpose", "beti ki shaadi hai", "wedding"],
    ["note", "gate par ghanti bajana", "gate par ghanti bajana"],
  ];
  it.each(rows)("%s: %s", (slot, text, value, more) => {
    const candidate = slotOf(text, slot, { asked: slot });
    expect(candidate?.value).toEqual(value);
    expect(candidate?.anchored).toBe(true);
    expect(candidate?.score).toBeGreaterThanOrEqual(0.5);
    expect(candidate?.problem).toEqual((more as { problem?: unknown } | undefined)?.problem);
    for (const [key, expected] of Object.entries(more ?? {})) expect(candidate?.[key as keyof typeof candidate]).toEqual(expected);
  });

  it.each([
    ["person", "beta"],
    ["person", "haan bhaiya"],
    ["person", "kyun bataun"],
    ["person", "what is the rate?"],
    ["person", "ek minute"],
    ["note", "phir se boliye"],
    ["lender", "byaj kitna lagega"],
    ["amount", "haan"],
    ["time", "paanch lakh"],
    ["agreed", "achha"],
  ])("%s is not answered by %s", (slot, text) => expect(slotOf(text, slot, { asked: slot })).toBeUndefined());
});

describe("values nobody asked for (V1)", () => {
  it("takes all of a sentence", () => {
    const { slots } = understandSample("mera paanch lakh ka loan hai Muthoot mein 18 percent pe, Pune mein rehta hoon, kal aa sakta hoon");
    const best = new Map(slots.map(({ slot, value }) => [slot, value]));
    expect(Object.fromEntries(best)).toMatchObject({
      amount: 500000,
      lender: "Muthoot Finance",
      rate: 18,
      city: "Pune",
      day: "2026-11-19",
    });
  });
  it("takes the number after a day for its hour", () => {
    expect(slotOf("tomorrow at 11", "time")?.value).toBe("11:00");
    expect(slotOf("kal 5 baje nahi, 4 baje", "time")).toMatchObject({ value: "16:00", instead: "17:00" });
    expect(slotOf("kal paanch lakh le aaunga", "time")).toBeUndefined();
  });
  it("says where each came from", () => expect(slotOf("mera paanch lakh ka loan hai", "amount")?.words).toBe("paanch lakh"));
  it("tells two details of one type by their cues", () => {
    expect(slotOf("mujhe do lakh chahiye", "wanted", { asked: "amount" })).toMatchObject({ value: 200000, anchored: true });
    expect(slotOf("mujhe do lakh chahiye", "amount", { asked: "amount" })).toBeUndefined();
    expect(slotOf("kal phone karna", "callback", { asked: null })).toMatchObject({ value: "2026-11-19", anchored: true });
    expect(slotOf("kal aaunga", "day")?.anchored).toBe(true);
  });
  it("gives one amount to one detail only", () => {
    const { slots } = understandSample("paanch lakh", { asked: "amount" });
    expect(slots.map(({ slot }) => slot)).toEqual(["amount"]);
    const open = understandSample("paanch lakh").slots.filter(({ score }) => score >= 0.5);
    expect(open.map(({ slot }) => slot)).toEqual(["amount"]);
  });
  it("leaves the tools' own details alone", () => expect(slotOf("paanch lakh", "saving")).toBeUndefined());
  it("leaves bare numbers and yesterday alone", () => {
    expect(understandSample("do baar bola maine").slots).toEqual([]);
    expect(slotOf("kal bhar diya", "day")).toBeUndefined();
  });
});

describe("names with case endings", () => {
  it.each([
    ["मुथूटला लोन आहे", "lender", "Muthoot Finance"],
    ["पुणेमध्ये राहतो", "city", "Pune"],
    ["कोलकाताला येतो", "city", "Kolkata"],
  ])("%s", (text, slot, value) => {
    expect(understandSample(text).slots).toContainEqual(expect.objectContaining({ slot, value }));
  });
  it("is not every word that ends so", () => expect(understandSample("पुन्हा सांगा").slots.filter(({ slot }) => slot === "city")).toEqual([]));
});

describe("values put right", () => {
  it("knows the old and the new", () => {
    expect(slotOf("nahi, paanch lakh nahi, saat lakh", "amount", { known: { amount: 500000 } })).toMatchObject({
      value: 700000,
      instead: 500000,
      anchored: true,
    });
    expect(slotOf("paanch nahi saat lakh", "amount", { asked: "amount" })).toMatchObject({ value: 700000, instead: 500000 });
    expect(slotOf("not 5 lakh, 7 lakh", "amount", { asked: "amount" })).toMatchObject({ value: 700000, instead: 500000 });
    expect(slotOf("kal nahi parson", "day", { asked: "day" })).toMatchObject({ value: "2026-11-20", instead: "2026-11-19" });
  });
  it("offers a known detail the new value", () => {
    const { slots } = understandSample("nahi, saat lakh", { asked: "rate", known: { amount: 500000, wanted: 100000 } });
    expect(slots.map(({ slot }) => slot).sort()).toEqual(["amount", "wanted"]);
  });
  it("takes a denied value for none", () => expect(slotOf("paanch lakh nahi", "amount", { asked: "amount" })).toBeUndefined());
});

describe("pieces of a number (V43)", () => {
  it("takes a piece as incomplete while dictating", () => {
    for (const [text, digits] of [
      ["nau aath saat", "987"],
      ["double nine", "99"],
      ["chaar", "4"],
      ["9876 5", "98765"],
    ]) {
      expect(slotOf(text!, "phone", { asked: "phone", dictating: true }), text).toMatchObject({
        value: digits,
        problem: { rule: "incomplete" },
      });
    }
  });
});

describe("options", () => {
  const best = (text: string) => understandSample(text, { options: ["branch", "home"] }).options[0];
  it.each([
    ["branch mein aaunga", "branch"],
    ["ghar pe aa jao", "home"],
    ["home visit", "home"],
    ["doosra wala", "home"],
    ["first one", "branch"],
    ["ब्रांच में", "branch"],
  ])("%s", (text, option) => {
    expect(best(text)?.option).toBe(option);
    expect(best(text)?.score).toBeGreaterThanOrEqual(0.5);
  });
  it("fits nothing where nothing fits", () => expect(best("aaj mausam achha hai")?.score ?? 0).toBeLessThan(0.5));
});
