import type { AgentDocument, Json } from "@vaarta/flow";
import { remembered } from "../app/remembered.ts";

/** Who calls in a test. */
export interface Caller {
  id: string;
  name: string;
  language: string | null;
  direction: "inbound" | "outbound";
  /** `HH:MM` in the agent's time zone; null is now. */
  time: string | null;
  /** Known details by the attribute they are filled from. */
  attributes: Record<string, string>;
  /** What a tool does in this test: a sample's id, a kind, or nothing to let it run. */
  tools: Record<string, string>;
}

export const firstCaller: Caller = { id: "anyone", name: "", language: null, direction: "inbound", time: null, attributes: {}, tools: {} };

/** Callers people made, on this machine; tests carry their own. */
export const savedCallers = remembered<readonly Caller[]>("callers", [firstCaller]);
export const chosenCaller = remembered<string>("caller", firstCaller.id);

/** The caller as the runtime wants her. Numbers typed for details that are numbers become numbers. */
export function callerOf(
  document: AgentDocument,
  caller: Caller,
): { language?: string; direction: "inbound" | "outbound"; attributes: Record<string, Json> } {
  const attributes: Record<string, Json> = {};
  for (const [key, text] of Object.entries(caller.attributes)) {
    if (text.trim() === "") continue;
    const slot = Object.values(document.slots).find(({ attribute }) => attribute === key);
    const isNumber = slot !== undefined && ["number", "money", "percent", "weight", "months"].includes(slot.type.type);
    const number = Number(text.replaceAll(",", ""));
    attributes[key] = isNumber && Number.isFinite(number) ? number : text.trim();
  }
  return { direction: caller.direction, attributes, ...(caller.language === null ? {} : { language: caller.language }) };
}

/** The moment a test begins: today at the chosen time of day in the agent's time zone, or now. */
export function startOf(caller: Caller, timezone: string, now: number): number {
  if (caller.time === null) return now;
  const [hours = 0, minutes = 0] = caller.time.split(":").map(Number);
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: timezone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(now);
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)?.value ?? 0);
  return now + ((hours - part("hour")) * 60 + minutes - part("minute")) * 60_000;
}
