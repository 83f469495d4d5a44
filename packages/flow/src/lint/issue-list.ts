import type { Issue } from "../issues.ts";

/** What changed in a list of issues: the places of those that went, in the list before, and of those that came, in the list after. */
export interface IssueChange {
  went: readonly number[];
  came: readonly { at: number; issue: Issue }[];
}

/** The list after a change. Pure. */
export function applyIssueChange(issues: readonly Issue[], { went, came }: IssueChange): readonly Issue[] {
  if (went.length === 0 && came.length === 0) return issues;
  const after: Issue[] = [];
  let gone = 0;
  let next = 0;
  for (let index = 0; index <= issues.length; index++) {
    while (next < came.length && came[next]!.at === after.length) after.push(came[next++]!.issue);
    if (index === issues.length) break;
    if (went[gone] === index) gone++;
    else after.push(issues[index]!);
  }
  return after;
}

/** What is found, in order, kept as sources replace what they found. An issue that stays is the same object. */
export class IssueList {
  #issues: readonly Issue[] = [];
  #went = new Set<Issue>();
  #came = new Set<Issue>();

  /** In order, as of the last `settle`. */
  get issues(): readonly Issue[] {
    return this.#issues;
  }

  /** Takes what a source finds now instead of what it found before; gives it with issues that stay as they were. */
  replace(before: readonly Issue[], now: readonly Issue[]): readonly Issue[] {
    if (before.length === 0) {
      for (const issue of now) this.#came.add(issue);
      return now;
    }
    if (now.length === 0) {
      for (const issue of before) this.#remove(issue);
      return now;
    }
    const left = new Map<string, Issue[]>();
    for (const issue of before) {
      const same = left.get(issue.message);
      if (same) same.push(issue);
      else left.set(issue.message, [issue]);
    }
    const kept = now.map((issue) => {
      const candidates = left.get(issue.message);
      const found = candidates?.findIndex((candidate) => sameIssue(candidate, issue)) ?? -1;
      if (found >= 0) return candidates!.splice(found, 1)[0]!;
      this.#came.add(issue);
      return issue;
    });
    for (const issues of left.values()) for (const issue of issues) this.#remove(issue);
    return kept;
  }

  /** Puts everything in order; tells what changed since the last time. */
  settle(): IssueChange {
    if (this.#went.size === 0 && this.#came.size === 0) return { went: [], came: [] };
    const before = this.#issues;
    const arriving = [...this.#came].sort(compareIssues);
    const after: Issue[] = [];
    const went: number[] = [];
    const came: { at: number; issue: Issue }[] = [];
    let index = 0;
    const keepUpTo = (end: number) => {
      for (; index < end; index++) {
        if (this.#went.has(before[index]!)) went.push(index);
        else after.push(before[index]!);
      }
    };
    for (const issue of arriving) {
      keepUpTo(placeOf(before, issue, index));
      came.push({ at: after.length, issue });
      after.push(issue);
    }
    keepUpTo(before.length);
    this.#issues = after;
    this.#went.clear();
    this.#came.clear();
    return { went, came };
  }

  #remove(issue: Issue): void {
    if (!this.#came.delete(issue)) this.#went.add(issue);
  }
}

const rank = { error: 0, warning: 1, info: 2 };

/** Errors first, then by place. */
function compareIssues(a: Issue, b: Issue): number {
  return (
    rank[a.severity] - rank[b.severity] ||
    comparePaths(a.path, b.path) ||
    compare(a.code, b.code) ||
    compare(a.message, b.message) ||
    compare(a.state ?? "", b.state ?? "")
  );
}

function comparePaths(a: Issue["path"], b: Issue["path"]): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const [x, y] = [a[index]!, b[index]!];
    if (x === y) continue;
    return typeof x === "number" && typeof y === "number" ? x - y : compare(String(x), String(y));
  }
  return a.length - b.length;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Where an issue belongs among those from `from` on. */
function placeOf(issues: readonly Issue[], issue: Issue, from: number): number {
  let [low, high] = [from, issues.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareIssues(issues[middle]!, issue) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** True when two issues say the same of the same place, with the same proof and the same way to mend it. */
export function sameIssue(a: Issue, b: Issue): boolean {
  return (
    a.code === b.code &&
    a.severity === b.severity &&
    a.message === b.message &&
    a.state === b.state &&
    a.path.length === b.path.length &&
    a.path.every((part, index) => part === b.path[index]) &&
    sameWitness(a.witness, b.witness) &&
    sameValue(a.fix, b.fix) &&
    sameValue(a.wayOut, b.wayOut)
  );
}

function sameValue(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function sameWitness(a: Issue["witness"], b: Issue["witness"]): boolean {
  if (!a || !b || a.length !== b.length) return a === b;
  return a.every((step, index) => step === b[index] || (step.state === b[index]!.state && step.via === b[index]!.via));
}
