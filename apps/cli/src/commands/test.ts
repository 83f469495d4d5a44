import { compile } from "@vaarta/flow";
import { runTest, type TestResult } from "@vaarta/runtime";
import type { CommandContext } from "../cli.ts";
import { CliError } from "../cli-error.ts";
import { readAgent } from "../files.ts";
import { exitCodes, type ExitCode } from "../surroundings.ts";
import { counted, type Terminal } from "../terminal.ts";

export async function testAgent({ terminal, surroundings }: CommandContext, file: string, options: { only?: string }): Promise<ExitCode> {
  const { document } = await readAgent(surroundings.directory, file);
  const only = options.only?.toLowerCase();
  const chosen = Object.entries(document.tests).filter(
    ([id, test]) => only === undefined || id === options.only || test.name.toLowerCase().includes(only),
  );
  if (only !== undefined && chosen.length === 0)
    throw new CliError("USAGE", `No test of ${document.name} has a name or id like ${options.only}. Run without --only to see them all.`);
  const program = compile(document);
  const results: TestResult[] = [];
  for (const [id] of chosen) {
    const result = await runTest(document, id, { program });
    results.push(result);
    show(terminal, result);
  }
  const failed = results.filter((result) => !result.passed).length;
  const summary =
    results.length === 0
      ? "This agent has no tests. Save a run of the test console as one."
      : `${counted(results.length, "test")}, ${failed} failed.`;
  terminal.answer(
    { passed: results.length - failed, failed, results: results.map((result) => ({ ...result, events: undefined })) },
    summary,
  );
  return failed === 0 ? exitCodes.done : exitCodes.found;
}

function show(terminal: Terminal, result: TestResult): void {
  terminal.say(`${result.passed ? terminal.style("green", "passed") : terminal.style("red", "failed")} ${result.name}`);
  if (result.passed) return;
  for (const failure of result.failures) terminal.say(`       ${failure.message}`);
  for (const { who, text } of result.transcript)
    terminal.say(terminal.style("gray", `       ${who === "agent" ? "agent " : "caller"} ${text}`));
}
