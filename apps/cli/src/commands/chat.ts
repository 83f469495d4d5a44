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
