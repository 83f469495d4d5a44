import {
  addState,
  applyOperations,
  canJoin,
  connect,
  copyStates,
  deleteStates,
  duplicateStates,
  insertOnEdge,
  pasteStates,
} from "@vaarta/editing";
import type { Condition, Operation, StateKind } from "@vaarta/flow";
import { useReactFlow } from "@xyflow/react";
import { useMemo, type RefObject } from "react";
import { useDraftActions } from "../document/use-draft.ts";
import { followState, goToState, useViewStore } from "../document/view.ts";
import { layoutSoon } from "../document/workshop.ts";
import { useSay } from "../i18n/keys.ts";
import { toast } from "../ui/index.ts";
import { arranged, type Arrangement } from "./arrange.ts";
import { cardWidth } from "./card-model.ts";
import { comparison } from "./compare/comparison-store.ts";
import { freeName, id, moveRow, nextCondition, place, retarget, snapped } from "./edits.ts";
import type { FlowGraph } from "./graph.ts";

/** Where a new state comes from: a way out that is there, one that is to be made, or nothing. */
export interface Origin {
  state: string;
  transition?: string;
  when?: Condition;
}

export type CanvasCommands = ReturnType<typeof useCommands>;

/** Everything one can do to the graph, by mouse, key or menu. Reads the newest document when called. */
export function useCommands(graphNow: RefObject<FlowGraph>) {
  const draft = useDraftActions();
  const view = useViewStore();
  const say = useSay();
  const flow = useReactFlow();

  return useMemo(() => {
    const now = () => draft.store.getState().document;
    /** While two versions are compared nothing is edited: what is drawn may be neither of them. */
    const isComparing = () => {
      const comparing = comparison.getState().shown !== null;
      if (comparing) toast(say("compare.read-only"));
      return comparing;
    };
    const states = () => view.getState().selected.filter((key) => (comparison.getState().shown?.drawn ?? now()).states[key]);
    const select = (ids: readonly string[]) => view.setState({ selected: ids, transition: null });
    const selectTransition = (state: string, transition: string) =>
      view.setState((before) => ({ selected: [state], transition: { state, id: transition }, dock: before.dock ?? "inspector" }));

    /** A free place below a state, to the right of what already stands there. */
    const beside = (state: string) => {
      const from = graphNow.current.byId.get(state);
      if (!from) return middle();
      const at = { x: from.x, y: from.y + from.card.height + 80 };
      for (const { card, x, y } of [...graphNow.current.cards].sort((a, b) => a.x - b.x)) {
        if (y < at.y + 140 && y + card.height > at.y - 16 && x < at.x + cardWidth && x + cardWidth > at.x) at.x = x + cardWidth + 48;
      }
      return at;
    };
    const middle = () => {
      const box = document.querySelector(".stage")?.getBoundingClientRect();
      if (!box) return { x: 0, y: 0 };
      const centre = flow.screenToFlowPosition({ x: box.left + box.width / 2, y: box.top + box.height / 2 });
      return { x: centre.x - cardWidth / 2, y: centre.y - 60 };
    };
    const addAfter = (kind: StateKind, origin: Origin | null, at?: { x: number; y: number }) => {
      if (isComparing()) return;
      const document = now();
      const from = origin ? document.states[origin.state] : undefined;
      const position = snapped(at ?? (origin ? beside(origin.state) : middle()));
      const inFlow = from?.flow ?? view.getState().flow;
      const made = addState(document, { kind, flow: inFlow, position, name: freeName(document, say(`kind.${kind}`)) }, Math.random);
      const operations = [...made.operations];
      if (origin && from) {
        if (origin.transition) operations.push(...retarget(origin.state, origin.transition, made.id));
        else {
          const when = origin.when ?? nextCondition(document, from);
          const grown = applyOperations(document, made.operations);
          operations.push(...connect(grown, { from: origin.state, to: made.id, when }, Math.random).operations);
        }
      }
      draft.apply(operations, { summary: say("canvas.add") });
      goToState(view, made.id, inFlow);
    };

    return {
      states,
      select,
      selectTransition,
      addAfter,
      insert(kind: StateKind, from: string, transition: string, at: { x: number; y: number }) {
        if (isComparing()) return;
        const name = freeName(now(), say(`kind.${kind}`));
        const made = insertOnEdge(now(), { state: from, transition, kind, position: snapped(at), name }, Math.random);
        draft.apply(made.operations, { summary: say("canvas.add") });
        select([made.id]);
      },
      join(from: string, to: string, port: Origin) {
        if (isComparing()) return;
        const document = now();
        const source = document.states[from];
        const target = document.states[to];
        if (!source || !target || source.flow !== target.flow) return;
        if (port.transition) {
          draft.apply(retarget(from, port.transition, to), { summary: say("canvas.joined") });
          selectTransition(from, port.transition);
          return;
        }
        const made = connect(document, { from, to, when: port.when ?? nextCondition(document, source) }, Math.random);
        draft.apply(made.operations, { summary: say("canvas.joined") });
        selectTransition(from, made.id);
      },
      moveRow(state: string, transition: string, by: number) {
        if (isComparing()) return;
        const found = now().states[state];
        if (found) draft.apply(moveRow(found, state, transition, by), { summary: say("canvas.reordered") });
      },
      move(places: ReadonlyMap<string, { x: number; y: number }>) {
        if (isComparing()) return;
        const { states: known, canvas } = now();
        const operations: Operation[] = [];
        for (const [key, at] of places) {
          if (known[key]) operations.push(...place(new Map([[key, at]])));
          const own = canvas.notes[key] ? "notes" : canvas.groups[key] ? "groups" : null;
          if (own) {
            const { x, y } = snapped(at);
            operations.push(
              { op: "set", path: ["canvas", own, key, "x"], value: x },
              { op: "set", path: ["canvas", own, key, "y"], value: y },
            );
          }
        }
        draft.apply(operations, { summary: say("canvas.moved") });
      },
      removeSelected() {
        if (isComparing()) return;
        const document = now();
        const { transition, selected } = view.getState();
        if (transition) {
          draft.apply([{ op: "remove", path: ["states", transition.state, "transitions", transition.id] }], {
            summary: say("canvas.way-out-removed"),
          });
          view.setState({ transition: null });
          return;
        }
        const ids = states();
        const extras = selected.flatMap((key): Operation[] =>
          document.canvas.notes[key] ? [{ op: "remove", path: ["canvas", "notes", key] }]
          : document.canvas.groups[key] ? [{ op: "remove", path: ["canvas", "groups", key] }] : [],
        ); // prettier-ignore
        if (ids.length === 0 && extras.length === 0) return;
        const names = ids.map((key) => document.states[key]?.name ?? key).join(", ");
        const summary = ids.length > 1 ? say("canvas.deleted-many", { count: ids.length }) : say("canvas.deleted", { names });
        const joinable = canJoin(document, ids);
        draft.apply([...deleteStates(document, ids, { join: false }).operations, ...extras], { summary });
        select([]);
        const undo = { text: say("canvas.undo"), run: () => draft.undo() };
        if (!joinable) return toast(summary, undo);
        const rejoin = () => {
          draft.undo();
          draft.apply([...deleteStates(now(), ids, { join: true }).operations, ...extras], { summary });
        };
        toast(summary, { text: say("canvas.join-neighbours"), run: rejoin }, undo);
      },
      align(how: Arrangement) {
        if (isComparing()) return;
        draft.apply(place(arranged(graphNow.current, states(), how)), { summary: say("canvas.align") });
      },
      note() {
        if (isComparing()) return;
        const noteId = id("note");
        const at = snapped(middle());
        draft.apply([{ op: "set", path: ["canvas", "notes", noteId], value: { text: "", ...at, flow: view.getState().flow } }], {
          summary: say("canvas.note"),
        });
        select([noteId]);
      },
      group() {
        if (isComparing()) return;
        const cards = states().flatMap((key) => graphNow.current.byId.get(key) ?? []);
        if (cards.length === 0) return;
        const left = Math.min(...cards.map(({ x }) => x)) - 24;
        const top = Math.min(...cards.map(({ y }) => y)) - 48;
        const width = Math.max(...cards.map(({ x }) => x)) + cardWidth + 24 - left;
        const height = Math.max(...cards.map(({ y, card }) => y + card.height)) + 24 - top;
        const groupId = id("group");
        const value = { name: say("canvas.group-new"), x: left, y: top, width, height, flow: view.getState().flow };
        draft.apply([{ op: "set", path: ["canvas", "groups", groupId], value }], { summary: say("canvas.group") });
        select([groupId]);
      },
      /** What is chosen, as JSON that any agent can take; null when nothing is. */
      copied(): string | null {
        const ids = states();
        return ids.length === 0 ? null : JSON.stringify(copyStates(now(), ids), null, 2);
      },
      paste(text: string) {
        if (isComparing()) return;
        const pasted = pasteStates(now(), text, { flow: view.getState().flow, at: snapped(middle()), random: Math.random });
        if (!pasted.ok) {
          toast(pasted.issues[0]?.message ?? say("canvas.paste-bad"));
          return;
        }
        draft.apply(pasted.operations, { summary: say("canvas.pasted", { count: pasted.ids.length }) });
        select(pasted.ids);
        // They may have found room only out of sight.
        if (pasted.ids[0] !== undefined) followState(view, pasted.ids[0], view.getState().flow);
      },
      duplicate() {
        if (isComparing()) return;
        const ids = states();
        if (ids.length === 0) return;
        const made = duplicateStates(now(), ids, Math.random);
        if (!made.ok) return;
        draft.apply(made.operations, { summary: say("canvas.duplicate") });
        select(made.ids);
      },
      async arrange() {
        if (isComparing()) return;
        const document = now();
        const operations = await layoutSoon(document, view.getState().flow);
        if (now() === document) draft.apply(operations, { summary: say("canvas.arrange") });
      },
      selectAll() {
        select(graphNow.current.cards.map(({ card }) => card.id));
      },
      open(state: string) {
        view.setState({ selected: [state], transition: null, dock: "inspector", field: { path: ["states", state], at: Date.now() } });
      },
    };
  }, [draft, view, say, flow, graphNow]);
}
