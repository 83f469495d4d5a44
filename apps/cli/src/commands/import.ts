import { lint } from "@vaarta/flow";
import type { CommandContext } from "../cli.ts";
import { readAgent, writeText } from "../files.ts";
import { exitCodes, type ExitCode } from "../surroundings.ts";
import { counted } from "../terminal.ts";
import { prettyJson } from "./export.ts";

export async function importAgent({ terminal, surroundings }: CommandContext, file: string, options: { out?: string }): Promise<ExitCode> {
  const { document, migratedFrom } = await readAgent(surroundings.directory, file);
  const errors = lint(document).filter((issue) => issue.severity === "error").length;
  const text = prettyJson(document);
  if (options.out !== undefined) await writeText(surroundings.directory, options.out, text);
  const report = {
    name: document.name,
    migratedFrom: migratedFrom ?? null,
    schemaVersion: document.schemaVersion,
    errors,
    out: options.out ?? null,
  };
  terminal.answer(options.out === undefined ? { ...report, document } : report, options.out === undefined ? text : undefined);
  const migrated = migratedFrom === undefined ? "" : ` It was of schema ${migratedFrom} and is now of ${document.schemaVersion}.`;
  terminal.note(`${document.name}: read whole.${migrated}${errors > 0 ? ` ${counted(errors, "error")}; vaarta validate lists them.` : ""}`);
  return exitCodes.done;
}
