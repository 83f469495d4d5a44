import { plainTalk } from "@vaarta/host";
import { createEspeakVoice, findEspeak } from "@vaarta/speech";
import type { WorkerParts } from "./host.ts";

/** What calls of this process are held with. */
export async function workerParts(environment: Readonly<Record<string, string | undefined>>): Promise<WorkerParts> {
  const program = findEspeak(environment);
  const voice = program === null ? null : createEspeakVoice({ program });
  return {
    talk: (input) => plainTalk(input, { voice }),
    offer: { hears: "nobody", speaks: voice ? "draft" : "captions" },
    languages: voice?.languages ?? [],
    close: async () => voice?.close(),
  };
}
