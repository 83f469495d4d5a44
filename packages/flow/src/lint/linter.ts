import type { AgentDocument } from "../document/document.ts";
import type { Issue, Operation } from "../issues.ts";
import { cyclicCalls } from "./analyses/cyclic-calls.ts";
import { statesWithoutEnd } from "./analyses/endings.ts";
import { unreachableStates } from "./analyses/reachability.ts";
import { silentLoops } from "./analyses/silent-loops.ts";
import { slotsReadBeforeSet } from "./analyses/slots-before-set.ts";
import { unphrasedClaims } from "./checks/banned-claims.ts";
import { exampleCollisions } from "./checks/collisions.ts";
import { collectionOf } from "./checks/references.ts";
import { unusedEntries } from "./checks/unused.ts";
import { fixFor } from "./fixes.ts";
import { FlowGraph } from "./graph.ts";
import { checkOwner, ownerCollections, type Findings, type OwnerCollection } from "./owner.ts";
import { firstOf, walkFrom, type Walk } from "./walk.ts";
import { witnesses } from "./witnesses.ts";
import { createWords, type Words } from "./words.ts";

/** Keeps the issues of a document in step with its edits: a patch in, the issues out. */
export interface Linter {
  /** All issues now, errors first, in a stable order. */
  issues(): readonly Issue[];
  /**
   * Takes the edited document, with the operations that made it from the one before, and gives its issues. The result
   * is the same as linting it afresh; only what the operations touched is looked at again.
   */
  update(document: AgentDocument, operations: readonly Operation[]): readonly Issue[];
}

/** Every problem of a document; the same as a new linter's. Pure. */
export function lint(document: AgentDocument): readonly Issue[] {
  return createLinter(document).issues();
}

/** A linter over a document. Pure: it keeps derived tables, reads no clock and changes no document. */
export function createLinter(document: AgentDocument): Linter {
  return new IncrementalLinter(document);
}

// A change of these reaches into every entry: names in expressions and templates, languages, the voice, what may not be said.
const farReaching: ReadonlySet<string> = new Set(["slots", "languages", "voice", "main", "guardrails"]);
// A change of these can change what is wrong with the entries that point at them.
const watched: ReadonlySet<string> = new Set(["tools", "flows", "experiments", "states"]);
// The desk is no map of entries, but its lines are said like any other's.
const deskKey = "desk/";
const kindOf = Object.fromEntries(Object.entries(collectionOf).map(([kind, collection]) => [collection, kind]));

class IncrementalLinter implements Linter {
  #document: AgentDocument;
  #graph: FlowGraph;
  #words: Words;
  #findings = new Map<string, Findings>();
  /** Entries with issues, so that collecting them does not visit 10,000 others. */
  #troubled = new Set<string>();
  #users = new Map<string, Set<string>>();
  /** What each state reads, its lines included. */
  #reads = new Map<string, Findings["reads"]>();
  /** Every walk from where conversations begin or jump to. */
  #walk: Walk | null = null;
  #whole: readonly Issue[] = [];
  #collisions: readonly Issue[] = [];
  #sorted: readonly Issue[] | null = null;

  constructor(document: AgentDocument) {
    this.#document = document;
    this.#graph = new FlowGraph(document);
    this.#words = createWords(document);
    this.#checkEverything();
  }

  issues(): readonly Issue[] {
    this.#sorted ??= sortIssues([
      ...this.#whole,
      ...this.#collisions,
      ...unusedEntries(this.#document, (key) => (this.#users.get(key)?.size ?? 0) > 0),
      ...[...this.#troubled].flatMap((key) => this.#findings.get(key)!.issues),
    ]).map(this.#completed());
    return this.#sorted;
  }

  update(document: AgentDocument, operations: readonly Operation[]): readonly Issue[] {
    const before = this.#document;
    this.#document = document;
    this.#sorted = null;
    const touched = touchedEntries(before, document, operations);
    if (touched === "everything") {
      this.#graph = new FlowGraph(document);
      this.#words = createWords(document);
      this.#findings.clear();
      this.#troubled.clear();
      this.#users.clear();
      this.#reads.clear();
      this.#checkEverything();
      return this.issues();
    }
    const recheck = new Set(touched);
    const changedStates = new Set<string>();
    const relink = new Set<string>();
    for (const key of touched) {
      if (key === deskKey) continue;
      const [collection, id] = splitKey(key);
      const came = Object.hasOwn(document[collection], id) !== Object.hasOwn(before[collection], id);
      if (collection === "states") changedStates.add(id);
      const kind = kindOf[collection];
      if (!kind || !(came || watched.has(collection))) continue;
      const reachesUsers = came || collection !== "states" || returnChanged(before, document, id);
      if (!reachesUsers) continue;
      for (const user of this.#users.get(`${kind}:${id}`) ?? []) recheck.add(user);
      if (collection === "states" && returnChanged(before, document, id)) this.#callersOf(before, document, id, recheck);
    }
    for (const key of recheck) {
      const [collection, id] = splitKey(key);
      if (collection === "states") relink.add(id);
      // The first state of a flow came or went: the calls of that flow lead elsewhere now.
      if (collection === "flows") {
        for (const user of this.#users.get(`flow:${id}`) ?? []) if (user.startsWith("states/")) relink.add(user.slice("states/".length));
      }
    }
    const flowsTouched = touched.some((key) => key.startsWith("flows/"));
    if (flowsTouched) this.#graph = new FlowGraph(document);
    else this.#graph.update(document, changedStates, relink);
    const readsBefore = this.#readsOfLines(touched);
    for (const key of recheck) this.#check(key);
    const graphMoved = flowsTouched || changedStates.size > 0 || readsBefore !== this.#readsOfLines(touched);
    if (graphMoved) this.#analyse();
    if (touched.some((key) => key.startsWith("intents/") || key.startsWith("answers/"))) this.#collisions = exampleCollisions(document);
    return this.issues();
  }

  #checkEverything(): void {
    for (const collection of ownerCollections) {
      for (const id of Object.keys(this.#document[collection])) this.#check(`${collection}/${id}`);
    }
    this.#check(deskKey);
    this.#collisions = exampleCollisions(this.#document);
    this.#analyse();
  }

  #check(key: string): void {
    const [collection, id] = splitKey(key);
    const old = this.#findings.get(key);
    if (old) for (const target of old.references) this.#users.get(target)?.delete(key);
    this.#troubled.delete(key);
    this.#forgetReads(key);
    if (key !== deskKey && !Object.hasOwn(this.#document[collection], id)) {
      this.#findings.delete(key);
      return;
    }
    const findings = checkOwner(this.#document, this.#words, key === deskKey ? ["desk"] : [collection, id]);
    this.#findings.set(key, findings);
    if (findings.issues.length > 0) this.#troubled.add(key);
    for (const target of findings.references) {
      const users = this.#users.get(target);
      if (users) users.add(key);
      else this.#users.set(target, new Set([key]));
    }
  }

  #analyse(): void {
    const graph = this.#graph;
    const { entries, anywhere } = graph.roots();
    const walk = walkFrom(graph, [...entries, ...anywhere]);
    this.#walk = walk;
    this.#whole = [
      ...this.#mainFlow(),
      ...unreachableStates(graph, walk),
      ...statesWithoutEnd(graph, walk),
      ...silentLoops(graph, walk),
      ...cyclicCalls(graph),
      ...slotsReadBeforeSet(graph, walk, (id) => this.#readsOf(id)),
      ...unphrasedClaims(this.#document),
    ];
  }

  /** Adds to an issue what only the whole document tells: the walk that shows it, and a change that mends it. */
  #completed(): (issue: Issue) => Issue {
    const witnessed = witnesses(this.#graph, this.#walk!, ({ path: [collection, id] }) => this.#stateUsing(`${collection}/${id}`));
    return (issue) => {
      const fix = issue.fix ?? fixFor(this.#document, issue);
      return witnessed(fix === issue.fix ? issue : { ...issue, fix });
    };
  }

  /** The state that says a line, asks for a detail or offers an option first, over at most two others in between. */
  #stateUsing(key: string): string | undefined {
    let users = [key];
    for (let far = 0; far < 3; far++) {
      users = users.flatMap((user) => {
        const [collection, id] = splitKey(user);
        return [...(this.#users.get(`${kindOf[collection]}:${id}`) ?? [])];
      });
      const states = users.flatMap((user) => (user.startsWith("states/") ? [user.slice("states/".length)] : []));
      const first = firstOf(this.#graph, this.#walk!, states);
      if (first !== undefined) return first;
    }
    return undefined;
  }

  #mainFlow(): Issue[] {
    if (this.#document.flows[this.#document.main]) return [];
    const message = "The agent has no main flow, so no conversation can begin. Choose the flow every conversation starts with.";
    return [{ code: "no-main-flow", severity: "error", path: ["main"], message }];
  }

  /** What a state reads; the reading of a line counts at the state that says it. */
  #readsOf(state: string): Findings["reads"] {
    let reads = this.#reads.get(state);
    if (!reads) {
      const findings = this.#findings.get(`states/${state}`);
      reads = findings ? [...findings.reads, ...findings.lines.flatMap((line) => this.#findings.get(`lines/${line}`)?.reads ?? [])] : [];
      this.#reads.set(state, reads);
    }
    return reads;
  }

  #forgetReads(key: string): void {
    const [collection, id] = splitKey(key);
    if (collection === "states") this.#reads.delete(id);
    else if (collection === "lines") {
      for (const user of this.#users.get(`line:${id}`) ?? [])
        if (user.startsWith("states/")) this.#reads.delete(user.slice("states/".length));
    }
  }

  #readsOfLines(keys: readonly string[]): string {
    return keys
      .filter((key) => key.startsWith("lines/"))
      .map(
        (key) =>
          this.#findings
            .get(key)
            ?.reads.map(({ slot }) => slot)
            .join() ?? "",
      )
      .join(";");
  }

  #callersOf(before: AgentDocument, document: AgentDocument, id: string, into: Set<string>): void {
    for (const flow of new Set([before.states[id]?.flow, document.states[id]?.flow])) {
      for (const user of this.#users.get(`flow:${flow}`) ?? []) if (user.startsWith("states/")) into.add(user);
    }
  }
}

/** `collection/id` of every entry the operations touched; everything when they reach further. */
function touchedEntries(before: AgentDocument, after: AgentDocument, operations: readonly Operation[]): string[] | "everything" {
  const touched = new Set<string>();
  for (const { path } of operations) {
    const [collection, id] = path;
    if (collection === undefined || farReaching.has(collection)) return "everything";
    if (collection === "desk") touched.add(deskKey);
    if (!(ownerCollections as readonly string[]).includes(collection)) continue;
    if (id !== undefined) touched.add(`${collection}/${id}`);
    else {
      const name = collection as OwnerCollection;
      for (const key of new Set([...Object.keys(before[name]), ...Object.keys(after[name])])) touched.add(`${name}/${key}`);
    }
  }
  return [...touched];
}

/** True when what a sub-flow can return may have changed with this state. */
function returnChanged(before: AgentDocument, after: AgentDocument, id: string): boolean {
  const was = before.states[id];
  const is = after.states[id];
  const outcome = (state: typeof was) => (state?.kind === "return" ? `${state.flow}:${state.outcome}` : "");
  return outcome(was) !== outcome(is);
}

function splitKey(key: string): [OwnerCollection, string] {
  const slash = key.indexOf("/");
  return [key.slice(0, slash) as OwnerCollection, key.slice(slash + 1)];
}

const rank = { error: 0, warning: 1, info: 2 };

function sortIssues(issues: Issue[]): Issue[] {
  const keyed = issues.map((issue) => ({ issue, key: `${rank[issue.severity]} ${issue.path.join("/")} ${issue.code} ${issue.message}` }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.map(({ issue }) => issue);
}
