import { describe, expect, test } from "vitest";
import { sampleDocument } from "../backend/sample-document.ts";
import { entriesOf, find } from "./find.ts";

const entries = entriesOf(sampleDocument());
const titles = (typed: string) => find(entries, typed, 10).map(({ title }) => title);

describe("finding anything", () => {
  test("a state by part of its name, first", () => {
    expect(titles("name and")[0]).toBe("Name and day");
  });

  test("a Hindi line by its words in Devanagari or typed in Latin letters", () => {
    const line = "आप मिलने का समय लेना चाहेंगे, या कोई सवाल है?";
    expect(titles("मिलने का समय")).toContain(line);
    expect(titles("milne ka samay")).toContain(line);
    expect(titles("dhanyavaad")).toContain("धन्यवाद। नमस्ते।");
  });

  test("a line leads to the state that says it", () => {
    const found = find(entries, "which day", 1)[0];
    expect(found).toMatchObject({ kind: "line", state: "state-details", flow: "flow-main" });
  });

  test("details and meanings are found by their other names and examples", () => {
    expect(titles("visit_day")).toContain("Day");
    expect(titles("kitne paise")).toContain("Asks the price");
  });

  test("words that stand nowhere find nothing", () => {
    expect(titles("zzzz")).toEqual([]);
  });
});
