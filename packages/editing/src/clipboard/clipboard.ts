import { emptyDocument, parseDocument, schemaVersion, type AgentDocument, type Issue } from "@vaarta/flow";
import { isMap } from "../json.ts";

/** Maps whose entries travel with states. */
export const carriedMaps = [
  "flows", "states", "lines", "slots", "intents", "answers", "segments", "prompts", "tools", "outcomes", "experiments", "datasets",
] as const satisfies readonly (keyof AgentDocument)[]; // prettier-ignore

export type CarriedMap = (typeof carriedMaps)[number];

/**
 * States on the clipboard, with everything they need elsewhere. JSON; any text editor may look at it, and a paste checks
 * it like a file from a stranger.
 */
export type StatesClipboard = Pick<AgentDocument, CarriedMap> & {
  vaarta: "states";
  version: 1;
  schemaVersion: number;
  /** The states that were chosen; others of `states` belong to sub-flows these run. */
  chosen: string[];
  positions: Record<string, { x: number; y: number }>;
};

/** The format's version, raised when a reader of the one before could not read it. */
export const clipboardVersion = 1;

export type ReadClipboard = { ok: true; clipboard: StatesClipboard } | { ok: false; issues: Issue[] };

/**
 * Reads clipboard contents: JSON text or a value. All or nothing, like `parseDocument`; never throws. Older schema
 * versions are brought up to date.
 */
export function readClipboard(input: unknown): ReadClipboard {
  const value = typeof input === "string" ? parseText(input) : input;
  if (!isMap(value) || value["vaarta"] !== "states") {
    return failed("clipboard-foreign", "The clipboard holds no states. Copy states on the canvas, then paste again.");
  }
  if (value["version"] !== clipboardVersion) {
    return failed(
      "clipboard-newer",
      "These states were copied in another version of the product. Reload both pages, copy and paste again.",
    );
  }
  // The rules for documents are the rules for parts of them: one door, one set of limits.
  const parts = Object.fromEntries(carriedMaps.map((map) => [map, value[map] ?? {}]));
  const canvas = { positions: value["positions"] ?? {}, notes: {}, groups: {} };
  const parsed = parseDocument({ ...emptyDocument("Clipboard"), ...parts, schemaVersion: value["schemaVersion"], canvas });
  if (!parsed.ok) {
    const issues = parsed.issues.map((issue): Issue => ({ ...issue, message: `The copied states are damaged. ${issue.message}` }));
    return { ok: false, issues };
  }
  const { document } = parsed;
  const { chosen } = value;
  if (!Array.isArray(chosen) || !chosen.every((id): id is string => typeof id === "string" && Object.hasOwn(document.states, id))) {
    return failed("clipboard-broken", "The copied states are damaged: some of those chosen are missing. Copy them again.");
  }
  if (chosen.length === 0) return failed("clipboard-empty", "No states were copied. Choose some on the canvas and copy again.");
  return { ok: true, clipboard: clipboardOf(document, chosen) };
}

/** Parts of a document as a clipboard. */
export function clipboardOf(document: Pick<AgentDocument, CarriedMap | "canvas">, chosen: readonly string[]): StatesClipboard {
  const parts = Object.fromEntries(carriedMaps.map((map) => [map, document[map]])) as Pick<AgentDocument, CarriedMap>;
  const positions = Object.fromEntries(Object.entries(document.canvas.positions).filter(([id]) => Object.hasOwn(document.states, id)));
  return { vaarta: "states", version: clipboardVersion, schemaVersion, chosen: [...chosen], positions, ...parts };
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function failed(code: string, message: string): { ok: false; issues: Issue[] } {
  return { ok: false, issues: [{ code, severity: "error", path: [], message }] };
}
