import type { AgentDocument } from "../document/document.ts";
import type { Issue, Operation } from "../issues.ts";
import type { State } from "../kinds/kinds.ts";
import { returnOutcomes } from "../kinds/outcomes.ts";
import { unphrasedClaims } from "./checks/banned-claims.ts";
import { exampleCollisions } from "./checks/collisions.ts";
import { knownTimezone } from "./checks/known-timezone.ts";
import { UnusedEntries } from "./checks/unused.ts";
import { CompletedIssues } from "./completed-issues.ts";
import { Entries, valueOf, type Entry } from "./entries.ts";
import { fixesFor } from "./fixes.ts";
import { GraphChecks } from "./graph-checks.ts";
import { IssueList, type IssueChange } from "./issue-list.ts";
import { ownerCollections, type OwnerContext } from "./owner.ts";
import { kindOf, reachesEverything, reachOf, touchedEntries } from "./touched.ts";
import { createWords, withSlots } from "./words.ts";

/** Keeps the issues of a document in step with its edits: a patch in, what changed among the issues out. */
export interface Linter {
  /** All issues now, errors first, in a stable order. */
  issues(): readonly Issue[];
  /**
   * Takes the edited document, with the operations that made it from the one before, and tells what changed among its
   * issues. They are the same as when linting it afresh; only what the operations touched is looked at again, and an
   * issue that stays is the same object unless that was everything.
   * The document may be the one before, edited in place, as long as every entry that changed is a new object.
   */
  update(document: AgentDocument, operations: readonly Operation[]): IssueChange;
}

/** Every problem of a document; the same as a new linter's. Pure. */
export function lint(document: AgentDocument): readonly Issue[] {
  return createLinter(document).issues();
}

/** A linter over a document. Pure: it keeps derived tables, reads no clock and changes no document. */
export function createLinter(document: AgentDocument): Linter {
  return new IncrementalLinter(document);
}

class IncrementalLinter implements Linter {
  readonly #list = new IssueList();
  readonly #completed = new CompletedIssues();
  #context!: OwnerContext;
  #entries!: Entries;
  #graph!: GraphChecks;
  #unused!: UnusedEntries;
  #collisions: readonly Issue[] = [];
  #returns: ReadonlyMap<string, readonly string[]> | null = null;

  constructor(document: AgentDocument) {
    this.#checkEverything(document);
    this.#settle();
  }

  issues(): readonly Issue[] {
    return this.#completed.issues;
  }

  update(document: AgentDocument, operations: readonly Operation[]): IssueChange {
    const touched = touchedEntries(document, this.#entries, operations);
    if (touched === "everything" || [...touched].some((entry) => reachesEverything(entry, valueOf(document, entry.collection, entry.id)))) {
      this.#list.replace(this.#list.issues, []);
      this.#checkEverything(document);
    } else this.#checkTouched(document, touched);
    return this.#settle();
  }

  #settle(): IssueChange {
    const change = this.#list.settle();
    const fixFor = fixesFor(this.#context.document);
    const witnessed = this.#graph.witnesses();
    return this.#completed.update(this.#list.issues, change, (issue) => {
      const fix = issue.fix ?? fixFor(issue);
      return witnessed(fix === issue.fix ? issue : { ...issue, fix });
    });
  }

  #checkEverything(document: AgentDocument): void {
    const returnsOf = (flow: string) => (this.#returns ??= returnOutcomes(this.#context.document)).get(flow) ?? [];
    this.#context = { document, words: createWords(document), returnsOf };
    this.#returns = null;
    this.#entries = new Entries(this.#list);
    this.#unused = new UnusedEntries(this.#list);
    this.#graph = new GraphChecks(document, this.#entries, this.#list);
    for (const collection of ownerCollections) {
      for (const id in document[collection]) this.#entries.check(this.#context, this.#entries.entry(collection, id));
    }
    this.#entries.check(this.#context, this.#entries.entry("desk", ""));
    this.#unused.checkAll(document, this.#entries);
    this.#collisions = this.#list.replace([], exampleCollisions(document));
    this.#list.replace([], unphrasedClaims(document));
    this.#list.replace([], knownTimezone(document));
    this.#graph.analyse();
  }

  #checkTouched(document: AgentDocument, touched: ReadonlySet<Entry>): void {
    this.#context.document = document;
    const states: string[] = [];
    const flows = new Set<string>();
    const recheck = new Set(touched);
    let slotsTouched = false;
    let meaningsTouched = false;
    for (const entry of touched) {
      const { collection, id } = entry;
      if (collection === "states") states.push(id);
      else if (collection === "flows") flows.add(id);
      else if (collection === "slots") slotsTouched = true;
      else if (collection === "intents" || collection === "answers") meaningsTouched = true;
      this.#addUsers(entry, valueOf(document, collection, id), recheck);
    }
    for (const caller of this.#callersOfChangedReturns(document, touched)) recheck.add(caller);
    if (slotsTouched) {
      // Messages name slots by their labels.
      this.#context.words = withSlots(this.#context.words, document);
      this.#graph.forgetWords();
      for (const entry of this.#entries.troubled) recheck.add(entry);
    }
    for (const entry of recheck) this.#entries.check(this.#context, entry);
    this.#unused.check(document, this.#entries, touched);
    if (meaningsTouched) this.#collisions = this.#list.replace(this.#collisions, exampleCollisions(document));
    this.#graph.update(document, states, flows);
    if (states.length > 0 || flows.size > 0 || slotsTouched || this.#entries.reread.size > 0) this.#graph.analyse();
  }

  #addUsers(entry: Entry, now: unknown, recheck: Set<Entry>): void {
    const kind = kindOf[entry.collection];
    const reach = kind ? reachOf(entry, now) : "none";
    if (!kind || reach === "none") return;
    for (const user of this.#entries.users(kind, entry.id)) if (reach === "all" || this.#entries.troubled.has(user)) recheck.add(user);
  }

  /** States that call a sub-flow which can come back with something else now. */
  #callersOfChangedReturns(document: AgentDocument, touched: ReadonlySet<Entry>): Entry[] {
    const flows = new Set<string>();
    for (const { collection, id, value } of touched) {
      if (collection !== "states") continue;
      const [was, is] = [value, valueOf(document, collection, id)] as (State | undefined)[];
      if (outcomeOf(was) === outcomeOf(is)) continue;
      for (const state of [was, is]) if (state?.kind === "return") flows.add(state.flow);
    }
    if (flows.size === 0) return [];
    this.#returns = null;
    return [...this.#graph.callersOf(flows)].map((id) => this.#entries.entry("states", id));
  }
}

function outcomeOf(state: State | undefined): string {
  return state?.kind === "return" ? `${state.flow} ${state.outcome}` : "";
}
