import { readdirSync, readFileSync } from "node:fs";

/** What a group of processes uses. Linux alone tells it; elsewhere it is all 0. */
export interface Usage {
  /** Seconds of processor time so far, of children that have ended too. */
  cpu: number;
  /** Proportional set size, in megabytes: what is shared counts by its share. */
  pss: number;
  /** Resident set size, in megabytes: what is shared counts in each. */
  rss: number;
}

export function usageOf(pids: readonly number[]): Usage {
  const all = pids.map((pid) => {
    const ticks = statOf(pid).slice(11, 15).reduce((sum, one) => sum + Number(one), 0); // prettier-ignore
    const memory = fileOf(pid, "smaps_rollup");
    const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(memory)?.[1] ?? 0);
    return { cpu: ticks / 100, pss: kilobytes("Pss") / 1_024, rss: kilobytes("Rss") / 1_024 };
  });
  const sum = (name: keyof Usage) => all.reduce((total, one) => total + one[name], 0);
  return { cpu: sum("cpu"), pss: sum("pss"), rss: sum("rss") };
}

/** Processes that a process started and that still run, and theirs. `fits`: part of the command line. */
export function descendantsOf(pid: number, fits = ""): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) if (/^\d+$/.test(name)) parents.set(Number(name), parentOf(Number(name)));
  const isOf = (one: number): boolean => {
    const parent = parents.get(one) ?? 0;
    return parent === pid || (parent > 1 && isOf(parent));
  };
  return [...parents.keys()].filter((one) => isOf(one) && fileOf(one, "cmdline").includes(fits));
}

export function parentOf(pid: number): number {
  return Number(statOf(pid)[1] ?? 0);
}

/** Fields after the name, which may hold anything. */
function statOf(pid: number): string[] {
  return fileOf(pid, "stat").replace(/^.*\) /s, "").split(" "); // prettier-ignore
}

function fileOf(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return "";
  }
}
