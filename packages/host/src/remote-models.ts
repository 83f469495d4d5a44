import { ModelError, type ModelChunk, type ModelRequest, type Models, type ModelTask } from "@vaarta/llm";
import { HostError } from "./host-error.ts";
import type { Link } from "./link.ts";

/** The workspace's models, asked through the server: no key is here. */
export function remoteModels(link: Link, conversation: string, tasks: readonly ModelTask[]): Models {
  async function* stream({ signal, ...request }: ModelRequest): AsyncGenerator<ModelChunk> {
    try {
      yield* link.parts("models.stream", { conversation, request }, signal);
    } catch (error) {
      if (HostError.is(error)) throw new ModelError("UNAVAILABLE");
      throw error;
    }
  }
  return {
    has: (task) => tasks.includes(task),
    stream,
    async complete(request) {
      let text = "";
      const toolCalls: { id: string; tool: string; args: Extract<ModelChunk, { type: "tool-call" }>["args"] }[] = [];
      for await (const chunk of stream(request)) {
        if (chunk.type === "text") text += chunk.text;
        else if (chunk.type === "tool-call") toolCalls.push({ id: chunk.id, tool: chunk.tool, args: chunk.args });
        else {
          const { type: _, ...outcome } = chunk;
          return { ...outcome, text, toolCalls, ...(request.schema && { json: JSON.parse(text) as never }) };
        }
      }
      throw new ModelError("UNAVAILABLE");
    },
  };
}
