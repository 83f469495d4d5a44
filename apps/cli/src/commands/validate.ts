import { lint } from "@vaarta/flow";
import type { CommandContext } from "../cli.ts";
import { readAgent } from "../files.ts";
import { exitCodes, type ExitCode } from "../surroundings.ts";
import { counted } from "../terminal.ts";

export async function validate({ terminal, surroundings }: CommandContext, file: string, options: { strict?: boolean }): Promise<ExitCode> {
  const { document } = await readAgent(surroundings.directory, file);
  const issues = lint(document);
  const [errors, warnings] = (["error", "warning"] as const).map(
    (severity) => issues.filter((issue) => issue.severity === severity).length,
  );
  for (const issue of issues) terminal.issue(issue);
  const ok = errors === 0 && (!options.strict || warnings === 0);
  terminal.answer(
    { ok, name: document.name, states: Object.keys(document.states).length, errors, warnings, issues },
    `${document.name}: ${counted(Object.keys(document.states).length, "state")}, ${counted(errors ?? 0, "error")}, ${counted(warnings ?? 0, "warning")}.`,
  );
  return ok ? exitCodes.done : exitCodes.found;
}
