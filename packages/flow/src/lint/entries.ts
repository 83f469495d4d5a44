import type { AgentDocument } from "../document/document.ts";
import type { RefKind } from "../document/schema-kit.ts";
import type { Issue } from "../issues.ts";
import type { SlotRead } from "./analyses/slots-before-set.ts";
import type { IssueList } from "./issue-list.ts";
import { checkOwner, type OwnerCollection, type OwnerContext } from "./owner.ts";

/** The desk is no map of entries, but its lines are said like any other's. */
export type EntryCollection = OwnerCollection | "desk";

/** One entry of the document as it was last checked. */
export interface Entry {
  readonly collection: EntryCollection;
  readonly id: string;
  /** The entry itself; undefined when there is none. */
  value: unknown;
  issues: readonly Issue[];
  /** Reads of slots with no answer to their absence, by the part of the entry that reads. */
  reads: readonly SlotRead[];
  /** Everything it points at. */
  targets: Target[];
}

/** Something that is pointed at, whether it is there or not. */
export interface Target {
  readonly kind: RefKind;
  readonly id: string;
  /** Who points at it: most things have one user, and a set for each would take more than all the rest. */
  users: Entry | Set<Entry> | null;
}

/** The entries of a document, what is wrong with each by itself, and who points at whom. */
export class Entries {
  /** Entries with issues, so that looking for them does not visit 10,000 others. */
  readonly troubled = new Set<Entry>();
  /** Came into use or out of it; whoever acts on it empties it. */
  readonly turned = new Set<Target>();
  /** States that may read other slots than before, themselves or in their lines; whoever acts on it empties it. */
  readonly reread = new Set<Entry>();
  readonly #list: IssueList;
  readonly #entries = new Map<EntryCollection, Map<string, Entry>>();
  readonly #targets = new Map<RefKind, Map<string, Target>>();

  constructor(list: IssueList) {
    this.#list = list;
  }

  /** The entry, or an empty one that is not in the document. */
  entry(collection: EntryCollection, id: string): Entry {
    let entries = this.#entries.get(collection);
    if (!entries) this.#entries.set(collection, (entries = new Map()));
    let entry = entries.get(id);
    if (!entry) entries.set(id, (entry = { collection, id, value: undefined, issues: none, reads: none, targets: [] }));
    return entry;
  }

  find(collection: EntryCollection, id: string): Entry | undefined {
    return this.#entries.get(collection)?.get(id);
  }

  /** Every entry of a collection that was ever looked at. */
  all(collection: EntryCollection): Iterable<Entry> {
    return this.#entries.get(collection)?.values() ?? none;
  }

  users(kind: RefKind, id: string): Iterable<Entry> {
    const users = this.#targets.get(kind)?.get(id)?.users ?? none;
    return "collection" in users ? [users] : users;
  }

  isUsed(kind: RefKind, id: string): boolean {
    return (this.#targets.get(kind)?.get(id)?.users ?? null) !== null;
  }

  /** Looks at an entry again. */
  check(context: OwnerContext, entry: Entry): void {
    for (const target of entry.targets) this.#leave(target, entry);
    const { collection, id } = entry;
    entry.value = valueOf(context.document, collection, id);
    entry.targets = [];
    const found =
      entry.value === undefined ? nothing : checkOwner(context, collection, id, (kind, target) => this.#use(entry, kind, target));
    const isRead = entry.reads.length > 0 || found.reads.length > 0;
    entry.reads = found.reads;
    if (collection === "states") this.reread.add(entry);
    else if (collection === "lines" && isRead) {
      for (const user of this.users("line", id)) if (user.collection === "states") this.reread.add(user);
    }
    if (found.issues.length === 0 && entry.issues.length === 0) return;
    entry.issues = this.#list.replace(entry.issues, found.issues);
    if (entry.issues.length > 0) this.troubled.add(entry);
    else this.troubled.delete(entry);
  }

  #use(entry: Entry, kind: RefKind, id: string): void {
    let targets = this.#targets.get(kind);
    if (!targets) this.#targets.set(kind, (targets = new Map()));
    let target = targets.get(id);
    if (!target) targets.set(id, (target = { kind, id, users: null }));
    entry.targets.push(target);
    const { users } = target;
    if (users === null) {
      target.users = entry;
      this.turned.add(target);
    } else if (users === entry) return;
    else if (users instanceof Set) users.add(entry);
    else target.users = new Set([users, entry]);
  }

  #leave(target: Target, entry: Entry): void {
    const { users } = target;
    if (users === entry) target.users = null;
    else if (users instanceof Set && users.delete(entry) && users.size === 0) target.users = null;
    if (target.users === null) this.turned.add(target);
  }
}

const none: readonly never[] = [];
const nothing = { issues: none, reads: none };

/** What the document holds for an entry; undefined when it is not there. */
export function valueOf(document: AgentDocument, collection: EntryCollection, id: string): unknown {
  if (collection === "desk") return document.desk;
  const entries: Readonly<Record<string, unknown>> = document[collection];
  return Object.hasOwn(entries, id) ? entries[id] : undefined;
}
