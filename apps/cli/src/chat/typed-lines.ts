import { createInterface } from "node:readline";
import type { CommandContext } from "../cli.ts";

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
