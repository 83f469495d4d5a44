import { startConversation } from "@vaarta/engine";
import { compile, type Json } from "@vaarta/flow";
import { sampleAgent } from "@vaarta/testing";
import { describe, expect, it } from "vitest";
import { privacyOf } from "./privacy.ts";

const program = compile(
  sampleAgent((document) => {
    document.slots["nick"] = { name: "nick", label: "Nickname", type: { type: "text" }, attribute: "nick" };
    document.slots["name"] = { name: "name", label: "Name", type: { type: "name" }, sensitivity: "personal", attribute: "customer_name" };
    document.lines["offer"]!.variants["all"]!.texts["hi"]!.text = "आपका सोना सुरक्षित है।";
  }),
);

function privacy(herWords: string[] = [], attributes: Record<string, Json> = {}) {
  const { snapshot } = startConversation(program, {
    type: "conversation-started", at: 1_800_000_000_000, seed: "s", timezone: "Asia/Kolkata", channel: "test", direction: "inbound", attributes, program: program.hash,
  }); // prettier-ignore
  return privacyOf(program, snapshot, herWords);
}

describe("a name that no detail holds", () => {
  it.each([
    ["mera naam Sunita Sharma hai, loan chahiye", "mera naam [name] hai, loan chahiye"],
    ["मेरा नाम रमेश कुमार है", "मेरा नाम [name] है"],
    ["haan main Ramesh bol raha hoon", "haan main [name] bol raha hoon"],
    ["मैं सुनीता बोल रही हूँ", "मैं [name] बोल रही हूँ"],
    ["Ramesh bol raha hoon", "[name] bol raha hoon"],
    ["আমার নাম রিনা দাস", "আমার নাম [name]"],
    ["আমি সুমিত বলছি", "আমি [name] বলছি"],
    ["amar naam Sumit Ghosh, ekta loan chai", "amar naam [name], ekta loan chai"],
    ["माझं नाव आरती पाटील आहे", "माझं नाव [name] आहे"],
    ["मी सचिन बोलतोय", "मी [name] बोलतोय"],
    ["majha naav Sachin aahe", "majha naav [name] aahe"],
    ["my name is Asha Rao and I want a loan", "my name is [name] and I want a loan"],
    ["this is Asha speaking", "this is [name] speaking"],
  ])("is hidden where it is given: %s", (text, masked) => expect(privacy().mask(text)).toBe(masked));

  it.each([
    "main ghar se bol raha hoon",
    "main bol raha hoon",
    "haan bol rahi hoon",
    "mera naam kya likha hai",
    "is the manager here",
    "मैं अभी बैंक से बोल रहा हूँ",
    "sona safe rahega na?",
  ])("is none here: %s", (text) => expect(privacy().mask(text)).toBe(text));

  it("is hidden wherever it comes again, in either script", () => {
    const { mask, holdsOwn } = privacy(["mera naam Sunita Sharma hai"]);
    expect(mask("सुनीता शर्मा को कितना मिलेगा? Sunita ko bataiye")).toBe("[name] को कितना मिलेगा? [name] ko bataiye");
    expect([holdsOwn("Sunita, you can come."), holdsOwn("You can come.")]).toEqual([true, false]);
  });

  it("that is a word of the agent too is hidden where it is given, and not wherever the word comes", () => {
    const { mask } = privacy(["mera naam Sona hai"]);
    expect(mask("mera naam Sona hai")).toBe("mera naam [name] hai");
    expect(mask("mera sona safe hai?")).toBe("mera sona safe hai?");
  });

  it("of the contact is hidden in its parts as well, and not one that the flow lets be known", () => {
    expect(privacy([], { customer_name: "Ramesh Kumar" }).mask("haan Ramesh hoon")).toBe("haan [name] hoon");
    expect(privacy(["mera naam Bablu hai"], { nick: "Bablu" }).mask("mera naam Bablu hai")).toBe("mera naam Bablu hai");
  });
});
