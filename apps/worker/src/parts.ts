import { openSpeech } from "@vaarta/host";
import type { WorkerParts } from "./host.ts";

/** What calls of this process are held with. */
export async function workerParts(environment: Readonly<Record<string, string | undefined>>): Promise<WorkerParts> {
  const speech = await openSpeech(environment, (what, code) => console.warn(`${what} (${code})`));
  return { speech, close: speech.close };
}
