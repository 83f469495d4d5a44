import type { Models } from "@vaarta/llm";

/** The language models of a workspace, as they are set now; one without any has none for every task. */
export type ModelsFor = (workspace: string) => Promise<Models>;
