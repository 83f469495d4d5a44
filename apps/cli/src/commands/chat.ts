import { createInterface } from "node:readline";
import type { ChatOptions, CommandContext } from "../cli.ts";
import { CliError } from "../cli-error.ts";
import type { ExitCode } from "../surroundings.ts";
import { chatWithFile } from "../chat/chat-with-file.ts";
import { chatWithServer } from "../chat/chat-with-server.ts";

export function chat(context: CommandContext, file: string | undefined, options: ChatOptions): Promise<ExitCode> {
  if (options.server !== undefined) {
    if (file !== undefined || options.agent === undefined)
      throw new CliError("USAGE", "With --server, name the agent by --agent and give no file.");
    return chatWithServer(context, options.server, options.agent, options);
  }
  if (file === undefined) throw new CliError("USAGE", "Give an agent's file, or a --server and an --agent.");
  return chatWithFile(context, file, options);
}

/** What the person types, line by line, until the end of the input. */
export async function* typedLines({ surroundings }: CommandContext, signal: AbortSignal): AsyncGenerator<string> {
  const { input, output } = surroundings;
  const lines = createInterface({ input, ...(input.isTTY && { output, prompt: "> " }), signal, terminal: input.isTTY === true });
  if (input.isTTY) lines.prompt();
  try {
    for await (const line of lines) {
      if (line.trim() !== "") yield line.trim();
      if (input.isTTY) lines.prompt();
    }
  } finally {
    lines.close();
  }
}
