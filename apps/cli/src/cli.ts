import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import type { Issue } from "@vaarta/flow";
import { CliError } from "./cli-error.ts";
import { isRecord } from "./files.ts";
import { exitCodes, type ExitCode, type Surroundings } from "./surroundings.ts";
import { Terminal } from "./terminal.ts";

export { exitCodes, type Surroundings } from "./surroundings.ts";

/** What every command is given beside its own arguments. */
export interface CommandContext {
  terminal: Terminal;
  surroundings: Surroundings;
}

/**
 * Runs `vaarta` with arguments as a shell would give them.
 * @returns the exit code: 0 well, 1 what was looked at is not in order, 2 wrong call, 3 machine or server
 */
export async function runCli(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  let terminal = new Terminal(surroundings, args.includes("--json"));
  let exitCode: ExitCode = exitCodes.done;
  const perform = (act: (context: CommandContext) => Promise<ExitCode>) => async () => {
    exitCode = await act({ terminal, surroundings });
  };
  const program = commands(perform, surroundings);
  try {
    await program.parseAsync([...args], { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    if (!(error instanceof CliError)) throw error;
    report(terminal, error);
    return error.exitCode;
  }
}

type Perform = (act: (context: CommandContext) => Promise<ExitCode>) => () => Promise<void>;

function commands(perform: Perform, surroundings: Surroundings): Command {
  const program = new Command("vaarta")
    .description("Design, test and publish conversational agents.")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void surroundings.output.write(text),
      writeErr: (text) => void surroundings.errors.write(text),
    })
    .showHelpAfterError("(vaarta --help lists the commands)");
  const json = () => new Option("--json", "answer as one JSON value");
  const agent = "an agent's file, or the folder that holds its agent.json";

  program
    .command("validate")
    .description("Check an agent and say what is wrong with it, where, and how to mend it.")
    .argument("<file>", agent)
    .option("--strict", "let warnings fail too")
    .addOption(json())
    .action((file: string, options: { strict?: boolean }) =>
      perform(async (context) => (await import("./commands/validate.ts")).validate(context, file, options))(),
    );

  program
    .command("chat")
    .description("Talk with an agent in the terminal.")
    .argument("[file]", `${agent}; leave it out with --server`)
    .option("--language <tag>", "language to begin in, such as hi or en")
    .option("--outbound", "the agent calls, instead of being called")
    .option("--attribute <name=value>", "something known about the caller; may be given again", collectAttribute, {})
    .option("--log <file>", "save the log when it ends")
    .option("--server <url>", "talk with a published release on this server")
    .option("--agent <slug>", "which agent of the server")
    .action((file: string | undefined, options: ChatOptions) =>
      perform(async (context) => (await import("./commands/chat.ts")).chat(context, file, options))(),
    );

  program
    .command("simulate")
    .description("Let made-up callers talk with an agent and report what was reached.")
    .argument("<file>", agent)
    .option("--callers <count>", "how many", wholeNumber, 100)
    .option("--seed <text>", "the same seed gives the same callers", "vaarta")
    .addOption(json())
    .action((file: string, options: { callers: number; seed: string }) =>
      perform(async (context) => (await import("./commands/simulate.ts")).simulateCallers(context, file, options))(),
    );

  program
    .command("test")
    .description("Run the tests saved in an agent.")
    .argument("<file>", agent)
    .option("--only <text>", "only tests whose name or id contains this")
    .addOption(json())
    .action((file: string, options: { only?: string }) =>
      perform(async (context) => (await import("./commands/test.ts")).testAgent(context, file, options))(),
    );

  program
    .command("export")
    .description("Write an agent as JSON, a Mermaid diagram, or a script for people to sign off.")
    .argument("<file>", agent)
    .addOption(new Option("--format <format>", "what to write").choices(["json", "mermaid", "script"]).default("json"))
    .option("--language <tag>", "a column of the script; may be given again", collect, [])
    .option("--out <file>", "write to a file instead of the terminal")
    .action((file: string, options: ExportOptions) =>
      perform(async (context) => (await import("./commands/export.ts")).exportAgent(context, file, options))(),
    );

  program
    .command("import")
    .description("Read an exported agent, bring it to the newest schema, and write it clean.")
    .argument("<file>", agent)
    .option("--out <file>", "write to a file instead of the terminal")
    .addOption(json())
    .action((file: string, options: { out?: string }) =>
      perform(async (context) => (await import("./commands/import.ts")).importAgent(context, file, options))(),
    );

  program
    .command("replay")
    .description("Play a conversation's log again on an agent and show where it goes another way.")
    .argument("<log>", "a log saved by chat --log or by the studio")
    .argument("<file>", agent)
    .option("--understand-again", "understand the words again instead of using what was understood")
    .addOption(json())
    .action((log: string, file: string, options: { understandAgain?: boolean }) =>
      perform(async (context) => (await import("./commands/replay.ts")).replayLog(context, log, file, options))(),
    );

  program
    .command("publish")
    .description("Bring an agent to a server and publish it.")
    .argument("<file>", agent)
    .requiredOption("--server <url>", "such as http://127.0.0.1:3000")
    .option("--key <key>", "API key; also read from VAARTA_API_KEY. Not needed on the server's own machine")
    .option("--agent <slug>", "publish to this agent; without it, one of the same name, or a new one")
    .option("--note <text>", "what changed, for the list of releases", "")
    .option("--draft", "bring the draft only, publish nothing")
    .addOption(json())
    .action((file: string, options: PublishOptions) =>
      perform(async (context) => (await import("./commands/publish.ts")).publish(context, file, options))(),
    );

  program
    .command("doctor")
    .description("Look whether this machine has what it takes, and say what to do where it does not.")
    .addOption(json())
    .action(() => perform(async (context) => (await import("./commands/doctor.ts")).doctor(context))());

  return program;
}

export interface ChatOptions {
  language?: string;
  outbound?: boolean;
  attribute: Record<string, string>;
  log?: string;
  server?: string;
  agent?: string;
}

export interface ExportOptions {
  format: "json" | "mermaid" | "script";
  language: string[];
  out?: string;
}

export interface PublishOptions {
  server: string;
  key?: string;
  agent?: string;
  note: string;
  draft?: boolean;
}

function report(terminal: Terminal, error: CliError): void {
  const issues = isRecord(error.details) && Array.isArray(error.details.issues) ? (error.details.issues as Issue[]) : [];
  terminal.answer({ error: { code: error.code, message: error.message, ...(issues.length > 0 && { issues }) } });
  terminal.note(`${terminal.style("red", "error")} ${error.message}`);
  for (const issue of issues.slice(0, 50)) terminal.issue(issue);
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 100_000)
    throw new InvalidArgumentError("It must be a whole number from 1 to 100000.");
  return number;
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

function collectAttribute(pair: string, before: Record<string, string>): Record<string, string> {
  const at = pair.indexOf("=");
  if (at < 1) throw new InvalidArgumentError("Write it like name=Asha.");
  return { ...before, [pair.slice(0, at)]: pair.slice(at + 1) };
}
