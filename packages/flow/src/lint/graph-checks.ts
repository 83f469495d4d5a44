import type { AgentDocument } from "../document/document.ts";
import type { Issue } from "../issues.ts";
import { cyclicCalls } from "./analyses/cyclic-calls.ts";
import { statesWithoutEnd } from "./analyses/endings.ts";
import { UnreachableStates } from "./analyses/reachability.ts";
import { silentLoops } from "./analyses/silent-loops.ts";
import { SlotsReadBeforeSet, type SlotRead } from "./analyses/slots-before-set.ts";
import type { Entries, Entry, EntryCollection } from "./entries.ts";
import { FlowGraph } from "./graph.ts";
import type { IssueList } from "./issue-list.ts";
import { kindOf } from "./touched.ts";
import { firstOf, walkFrom, type Walk } from "./walk.ts";
import { witnesses } from "./witnesses.ts";

/**
 * What only the whole graph tells. The analyses run over all of it after every change: over numbers in plain arrays
 * that takes a millisecond or two at 10,000 states. What they find is compared with what they found before.
 */
export class GraphChecks {
  readonly #graph: FlowGraph;
  readonly #entries: Entries;
  readonly #list: IssueList;
  readonly #unreachable = new UnreachableStates();
  readonly #unset = new SlotsReadBeforeSet();
  #others: readonly Issue[] = [];
  /** Every walk from where conversations begin or jump to. */
  #walk: Walk | null = null;

  constructor(document: AgentDocument, entries: Entries, list: IssueList) {
    this.#graph = new FlowGraph(document);
    this.#entries = entries;
    this.#list = list;
  }

  /** Takes over a document of which only these states and flows changed, came or went. */
  update(document: AgentDocument, states: Iterable<string>, flows: ReadonlySet<string>): void {
    this.#graph.update(document, states, flows);
  }

  /** Ids of the states that call one of these flows. */
  *callersOf(flows: ReadonlySet<string>): Iterable<string> {
    for (const number of this.#graph.calls) {
      const state = this.#graph.states[number];
      if (state?.kind === "call" && flows.has(state.target)) yield this.#graph.ids[number]!;
    }
  }

  /** Labels of slots changed. */
  forgetWords(): void {
    this.#unset.forgetWords();
  }

  /** Runs every analysis, with what the states read now. */
  analyse(): void {
    const graph = this.#graph;
    for (const entry of this.#entries.reread) {
      const number = graph.numberEver(entry.id);
      if (number >= 0) this.#unset.reads(number, this.#readsOf(entry));
    }
    this.#entries.reread.clear();
    const { entries, anywhere } = graph.roots();
    const walk = walkFrom(graph, [...entries, ...anywhere]);
    this.#walk = walk;
    this.#unreachable.update(graph, walk, this.#list);
    this.#unset.update(graph, walk, this.#list);
    this.#others = this.#list.replace(this.#others, [
      ...noMainFlow(graph.document),
      ...statesWithoutEnd(graph, walk),
      ...silentLoops(graph, walk),
      ...cyclicCalls(graph),
    ]);
  }

  /** Gives errors the walk that shows them. */
  witnesses(): (issue: Issue) => Issue {
    return witnesses(this.#graph, this.#walk!, ({ path: [collection, id] }) =>
      this.#stateUsing(this.#entries.find(collection as EntryCollection, String(id))),
    );
  }

  /** The state that says a line, asks for a detail or offers an option first, over at most two others in between. */
  #stateUsing(entry: Entry | undefined): string | undefined {
    let users: Iterable<Entry> = entry ? [entry] : [];
    for (let far = 0; far < 3; far++) {
      const next = new Set<Entry>();
      for (const { collection, id } of users) {
        const kind = kindOf[collection];
        if (kind) for (const user of this.#entries.users(kind, id)) next.add(user);
      }
      users = next;
      const states = [...next].flatMap(({ collection, id }) => (collection === "states" ? [id] : []));
      const first = firstOf(this.#graph, this.#walk!, states);
      if (first !== undefined) return first;
    }
    return undefined;
  }

  /** What a state reads; the reading of a line counts at the state that says it. */
  #readsOf({ reads, targets }: Entry): readonly SlotRead[] {
    let all = reads;
    for (const { kind, id } of targets) {
      const said = kind === "line" ? this.#entries.find("lines", id)?.reads : undefined;
      if (said && said.length > 0) all = [...all, ...said];
    }
    return all;
  }
}

function noMainFlow(document: AgentDocument): Issue[] {
  if (document.flows[document.main]) return [];
  const message = "The agent has no main flow, so no conversation can begin. Choose the flow every conversation starts with.";
  return [{ code: "no-main-flow", severity: "error", path: ["main"], message }];
}
