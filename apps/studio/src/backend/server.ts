import type { Backend } from "./backend.ts";
import { createLocalBackend } from "./local.ts";

export function createServerBackend(): Backend {
  return createLocalBackend();
}
