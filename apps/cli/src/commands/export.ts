import { canonicalJson, toMermaid, toScript, type AgentDocument } from "@vaarta/flow";
import type { CommandContext, ExportOptions } from "../cli.ts";
import { CliError } from "../cli-error.ts";
import { readAgent, writeText } from "../files.ts";
import { exitCodes, type ExitCode } from "../surroundings.ts";

export async function exportAgent({ terminal, surroundings }: CommandContext, file: string, options: ExportOptions): Promise<ExitCode> {
  const { document } = await readAgent(surroundings.directory, file);
  const text = written(document, options);
  if (options.out === undefined) terminal.answer(null, text);
  else {
    await writeText(surroundings.directory, options.out, text);
    terminal.note(`Wrote ${options.out}.`);
  }
  return exitCodes.done;
}

/** JSON as the studio and version control like it: sorted keys, two spaces. */
export function prettyJson(document: AgentDocument): string {
  return `${JSON.stringify(JSON.parse(canonicalJson(document)), null, 2)}\n`;
}

function written(document: AgentDocument, { format, language }: ExportOptions): string {
  if (format === "mermaid") return toMermaid(document);
  if (format === "json") return prettyJson(document);
  const unknown = language.find((tag) => !(tag in document.languages.offered));
  if (unknown !== undefined)
    throw new CliError(
      "USAGE",
      `${document.name} does not speak ${unknown}. Its languages are ${Object.keys(document.languages.offered).join(", ")}.`,
    );
  return toScript(document, language.length > 0 ? { languages: language } : {});
}
