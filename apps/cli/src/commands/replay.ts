import { replay, type ReplayReport } from "@vaarta/engine";
import { compile, type AgentDocument, type Json } from "@vaarta/flow";
import { createUnderstander } from "@vaarta/understanding";
import type { CommandContext } from "../cli.ts";
import { readAgent, readLog } from "../files.ts";
import { exitCodes, type ExitCode } from "../surroundings.ts";
import { counted } from "../terminal.ts";

export async function replayLog(
  { terminal, surroundings }: CommandContext,
  log: string,
  file: string,
  options: { understandAgain?: boolean },
): Promise<ExitCode> {
  const events = await readLog(surroundings.directory, log);
  const { document } = await readAgent(surroundings.directory, file);
  const program = compile(document);
  const understander = options.understandAgain ? createUnderstander(program) : null;
  const report = replay(program, events, {
    mode: understander ? "again" : "recorded",
    ...(understander && { understand: (input) => understander.understand(input) }),
  });
  for (const line of told(document, report)) terminal.say(line);
  terminal.answer({
    same: report.same,
    turns: report.turns,
    firstDifference: report.firstDifference,
    stoppedAt: report.stoppedAt,
    steps: report.steps.map(({ effects: _effects, ...step }) => step),
  });
  return report.same ? exitCodes.done : exitCodes.found;
}

const kinds = {
  path: "goes another way",
  request: "asks for something else",
  words: "says something else",
  effects: "does something else",
};

function told(document: AgentDocument, { same, turns, firstDifference, stoppedAt, steps }: ReplayReport): string[] {
  if (same) return [`The same over ${counted(turns, "turn")}.`];
  if (!firstDifference) return [`It could not be compared beyond ${counted(turns, "turn")}.`];
  const { turn, kind, index, recorded, replayed } = firstDifference;
  const state = steps.find((step) => step.index === index)?.state ?? "";
  return [
    `At turn ${turn}, in ${document.states[state]?.name ?? state}, it ${kinds[kind]}.`,
    `  recorded  ${shown(recorded)}`,
    `  now       ${shown(replayed)}`,
    ...(stoppedAt === null ? [] : ["It stopped there: the answers in the log are to another question."]),
  ];
}

function shown(value: Json): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}...` : text;
}
