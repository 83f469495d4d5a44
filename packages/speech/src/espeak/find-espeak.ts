import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * The espeak-ng program of this machine, or null. It is run as a separate program and never linked: its licence is the GPL.
 * @param environment - `VAARTA_ESPEAK` is the path of one; else it is looked for on `PATH` and where installers put it
 */
export function findEspeak(environment: Readonly<Record<string, string | undefined>>): string | null {
  const given = environment["VAARTA_ESPEAK"];
  if (given) return isProgram(given) ? given : null;
  const folders = [...(environment["PATH"] ?? environment["Path"] ?? "").split(delimiter), ...usualFolders].filter(
    (folder) => folder !== "",
  );
  for (const folder of folders) for (const name of ["espeak-ng", "espeak-ng.exe"]) if (isProgram(join(folder, name))) return join(folder, name); // prettier-ignore
  return null;
}

const usualFolders = ["/opt/homebrew/bin", "/usr/local/bin", "C:\\Program Files\\eSpeak NG"];

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
