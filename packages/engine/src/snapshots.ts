import type { Json } from "@vaarta/flow";
import { EngineError } from "./engine-error.ts";
import type { Snapshot } from "./types.ts";

/** The snapshot format this version writes. Older ones are brought up to date when read. */
export const snapshotFormat = 1;

type Raw = Record<string, Json>;

/** From a format to the next. Format 1 is the first; a fixture of every format is read by the tests. */
const migrations: Readonly<Record<number, (snapshot: Raw) => Raw>> = {};

/**
 * Reads a stored snapshot of this or an older format. Pure.
 * @throws {EngineError} SNAPSHOT_UNREADABLE for something else, or a format newer than this version knows
 */
export function readSnapshot(value: unknown): Snapshot {
  let raw = isObject(value) ? value : unreadable("it is not an object");
  for (;;) {
    const { format } = raw;
    if (typeof format !== "number") return unreadable("it has no format number");
    if (format > snapshotFormat) return unreadable(`its format ${format} is newer than ${snapshotFormat}`);
    if (format === snapshotFormat) return raw as unknown as Snapshot;
    const migrate = migrations[format];
    if (!migrate) return unreadable(`nothing leads on from format ${format}`);
    raw = migrate(raw);
  }
}

function isObject(value: unknown): value is Raw {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function unreadable(why: string): never {
  throw new EngineError(
    "SNAPSHOT_UNREADABLE",
    `The snapshot of the conversation cannot be read: ${why}. Rebuild it from the conversation's events, or run the version that wrote it.`,
  );
}
