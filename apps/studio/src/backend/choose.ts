import type { Backend } from "./backend.ts";

/** The real server, unless this build was made to run alone (`VITE_BACKEND=local`), with everything kept in the tab. */
export async function chooseBackend(): Promise<Backend> {
  if (import.meta.env["VITE_BACKEND"] === "local") {
    const { createLocalBackend } = await import("./local.ts");
    return createLocalBackend();
  }
  const { createServerBackend } = await import("./server.ts");
  return createServerBackend();
}
