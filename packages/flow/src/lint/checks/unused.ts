import type { AgentDocument } from "../../document/document.ts";
import type { Issue } from "../../issues.ts";
import type { Entries, Entry } from "../entries.ts";
import type { IssueList } from "../issue-list.ts";

/** Where entries live that ought to be used, by what points at them. */
const collections = { line: "lines", tool: "tools", prompt: "prompts", experiment: "experiments" } as const;

type UsableKind = keyof typeof collections;

const usable = Object.keys(collections) as UsableKind[];

/** Entries that nothing points at. Harmless; they only make the tables longer. */
export class UnusedEntries {
  readonly #list: IssueList;
  readonly #found: Readonly<Record<UsableKind, Map<string, readonly Issue[]>>> = {
    line: new Map(),
    tool: new Map(),
    prompt: new Map(),
    experiment: new Map(),
  };

  constructor(list: IssueList) {
    this.#list = list;
  }

  checkAll(document: AgentDocument, entries: Entries): void {
    for (const kind of usable) for (const id in document[collections[kind]]) this.#check(document, entries, kind, id);
    entries.turned.clear();
  }

  /** Looks again at what was touched, and at what came into use or out of it. */
  check(document: AgentDocument, entries: Entries, touched: Iterable<Entry>): void {
    for (const { collection, id } of touched) {
      const kind = usable.find((candidate) => collections[candidate] === collection);
      if (kind) this.#check(document, entries, kind, id);
    }
    for (const { kind, id } of entries.turned) if (kind in collections) this.#check(document, entries, kind as UsableKind, id);
    entries.turned.clear();
  }

  #check(document: AgentDocument, entries: Entries, kind: UsableKind, id: string): void {
    const isThere = Object.hasOwn(document[collections[kind]], id);
    const now = isThere && !entries.isUsed(kind, id) ? [unused(document, kind, id)] : [];
    const before = this.#found[kind].get(id) ?? [];
    if (now.length > 0) this.#found[kind].set(id, this.#list.replace(before, now));
    else if (before.length > 0) {
      this.#list.replace(before, []);
      this.#found[kind].delete(id);
    }
  }
}

function unused(document: AgentDocument, kind: UsableKind, id: string): Issue {
  const collection = collections[kind];
  return {
    code: "unused",
    severity: "info",
    path: [collection, id],
    message: `The ${kind} “${document[collection][id]?.name ?? id}” is not used anywhere. Use it, or delete it.`,
    fix: { title: "Delete it", operations: [{ op: "remove", path: [collection, id] }] },
  };
}
