import type { Snapshot } from "@vaarta/engine";
import { inOrder } from "@vaarta/flow";
import type { Program, Slot, StateOf } from "@vaarta/flow";
import { isPrivate, scopeOf } from "./scope.ts";

/** Who speaks, what may be promised, what is never said. */
export function describeAgent(program: Program, snapshot: Snapshot): string[] {
  const { desk, guardrails, name, description, voice } = program.document;
  const purpose = desk.purpose === undefined ? "" : program.line(desk.purpose, scopeOf({ ...snapshot, slots: {} })).text;
  const hours = desk.hours ? ` from ${desk.hours.from} to ${desk.hours.to}, days ${desk.hours.days.join(",")} (0 is Sunday)` : "";
  const promises = [
    desk.callsBack !== undefined || desk.hours ? `A call back by ${desk.callsBack ?? "our staff"}${hours}.` : "No call back.",
    desk.personAvailable ? "Handing over to a person now." : "No handing over to a person now.",
    desk.offer === undefined
      ? "No offer and no discount."
      : `One offer, word for word: ${program.line(desk.offer, scopeOf({ ...snapshot, slots: {} })).text}`,
    desk.publicNumber === undefined ? "" : `The number to check us by: ${desk.publicNumber}.`,
  ];
  const never = Object.values(guardrails.bannedClaims).map((claim) => claim.name);
  return [
    `AGENT: ${name}, an automatic assistant of ${desk.company}. Its voice is ${voice.gender}; its own verbs agree with it. ${description ?? ""} ${purpose}`.trim(),
    `PROMISES: ${promises.filter((promise) => promise !== "").join(" ")}`,
    never.length > 0 ? `NEVER: ${never.join("; ")}.` : "",
  ];
}

/** The goal, the ways out, the details it may take, the tools it may look things up with. */
export function describeState(program: Program, state: StateOf<"converse">, isSimple: boolean): string[] {
  const exits = inOrder(state.exits).map((exit) => `- ${exit.id}: ${exit.name}. Holds when: ${exit.criterion}`);
  const details = inOrder(state.asks).flatMap((ask) => {
    const slot = program.document.slots[ask.slot];
    return slot && !isPrivate(slot) && (slot.sensitivity ?? "normal") === "normal"
      ? [`- ${slot.name}: ${slot.label}${ask.required === false ? ", optional" : ""}; ${typeWords(slot)}`]
      : [];
  });
  const tools = Object.keys(state.tools ?? {})
    .toSorted()
    .flatMap((id) => {
      const tool = program.document.tools[id];
      return tool?.effect === "read"
        ? [`- ${tool.name}: ${tool.description} Arguments: ${JSON.stringify(tool.parameters["properties"] ?? {})}`]
        : [];
    });
  return [
    `GOAL: ${state.goal}`,
    exits.length > 0 ? `WAYS OUT:\n${exits.join("\n")}` : "WAYS OUT: none.",
    details.length > 0 ? `DETAILS to learn, one at a time:\n${details.join("\n")}` : "",
    !isSimple && tools.length > 0 ? `TOOLS:\n${tools.join("\n")}` : "",
  ];
}

function typeWords(slot: Slot): string {
  const { type, example } = slot;
  const shape: Partial<Record<typeof type.type, string>> = {
    money: "number of rupees (5 lakh is 500000)",
    percent: "number, percent a year (2 a month is 24)",
    weight: "number of grams",
    date: "YYYY-MM-DD",
    time: "HH:MM",
    months: "number of months",
    yesno: "true or false",
  };
  const options = type.type === "choice" ? `one of ${Object.keys(type.options).join(", ")}` : undefined;
  return `${options ?? shape[type.type] ?? type.type}${example === undefined ? "" : `, such as "${example}"`}`;
}

/** What kind of caller she is, and how she is won over: the strategy of this state goes before the segment's own. */
export function describeSegment(program: Program, snapshot: Snapshot): string[] {
  const segment = snapshot.segment === null ? undefined : program.document.segments[snapshot.segment];
  if (!segment) return [];
  const stage = segment.stages?.[snapshot.stack.at(-1)?.state ?? ""];
  const strategy = stage ?? segment.persuasion;
  const parts = [
    `CALLER: ${segment.name}.${segment.description === undefined ? "" : ` ${segment.description}`}`,
    segment.tone === undefined ? "" : `Tone: ${segment.tone}.`,
    segment.pace === undefined ? "" : `Pace: ${segment.pace}.`,
    segment.focus === undefined ? "" : `Speak of: ${segment.focus}.`,
    strategy ? `Convince by ${strategy.primary}${strategy.secondary === undefined ? "" : `, then by ${strategy.secondary}`}.` : "",
    strategy?.avoid === undefined ? "" : `Avoid ${strategy.avoid}.`,
    "Never name this description to her.",
  ];
  return [parts.filter((part) => part !== "").join(" ")];
}
