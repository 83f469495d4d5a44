import {
  ConnectionLineType, ReactFlow, SelectionMode, useReactFlow, type FinalConnectionState, type NodeChange,
} from "@xyflow/react"; // prettier-ignore
import { useCallback, useMemo, useRef, useState, type DragEvent } from "react";
import { applyOperations, layout } from "@vaarta/editing";
import type { AgentDocument, StateKind } from "@vaarta/flow";
import { useProblems } from "../document/problems.ts";
import { useView, useViewStore } from "../document/view.ts";
import { useSay } from "../i18n/keys.ts";
import { useLatest } from "../ui/index.ts";
import { CanvasActionsProvider, type CanvasActions } from "./canvas-actions.ts";
import { Card } from "./card.tsx";
import { WayOut, type WayOutEdge } from "./edge.tsx";
import { useComparison, useDrawn } from "./compare/comparison-store.ts";
import { Dots } from "./dots.tsx";
import { createGraphs } from "./graph.ts";
import { edgeNear } from "./hit.ts";
import { Minimap } from "./minimap.tsx";
import { Group, Note } from "./notes.tsx";
import { OverlayLegend } from "./overlays/overlay-legend.tsx";
import { useOverlays } from "./overlays/overlay-store.ts";
import { Overview } from "./overview.tsx";
import { cardAt } from "./paint.ts";
import { kindType } from "./palette.tsx";
import { Picker, type Pick } from "./picker.tsx";
import { Toolbar } from "./toolbar.tsx";
import { useCamera } from "./use-camera.ts";
import { useCommands, type Origin } from "./use-commands.ts";
import { focusCard, isTyping, useCanvasKeys } from "./use-keys.ts";
import { inGroup, useNodes, type CanvasNode, type Places } from "./use-nodes.ts";
import { useWindow } from "./use-window.ts";

const nodeTypes = { state: Card, note: Note, group: Group };
const edgeTypes = { "way-out": WayOut };

export function Stage() {
  const say = useSay();
  const view = useViewStore();
  const document = useDrawn((whole) => whole);
  const isComparing = useComparison((shown) => shown !== null);
  const flow = useView((state) => state.flow);
  const language = useView((state) => state.language);
  const selected = useView((state) => state.selected);
  const transition = useView((state) => state.transition);
  const lit = useView((state) => state.lit);
  const byState = useProblems((state) => state.byState);
  const overlay = useOverlays((state) => state.overlay);
  const [graphs] = useState(createGraphs);
  const graph = useMemo(() => graphs(placedDocument(document, flow), flow, language, say), [graphs, document, flow, language, say]);
  const graphNow = useLatest(graph);
  const commands = useCommands(graphNow);
  const { screenToFlowPosition } = useReactFlow();
  const { visible, isOverview } = useWindow(graph, selected);
  const [dragged, setDragged] = useState<Places | null>(null);
  const [pick, setPick] = useState<Pick | null>(null);
  const stage = useRef<HTMLDivElement>(null);
  const { nodes, edges } = useNodes({ document, flow, visible, selected, transition, dragged });
  useCamera(graph, stage);
  const keys = useCanvasKeys({ graph, commands, stage, onAdd: (origin) => openPicker(origin) });

  const openPicker = useCallback(
    (origin: Origin | null, point?: { x: number; y: number }) => {
      const box = stage.current?.getBoundingClientRect();
      if (!box) return;
      const at = point ? screenToFlowPosition(point) : undefined;
      const shown = point ?? { x: box.left + box.width / 2 - 150, y: box.top + 72 };
      setPick({
        origin,
        left: shown.x - box.left,
        top: shown.y - box.top,
        width: box.width,
        height: box.height,
        ...(at ? { at: { x: at.x, y: at.y - 19 } } : {}),
      });
    },
    [screenToFlowPosition],
  );

  const actions = useMemo<CanvasActions>(
    () => ({
      language,
      nameOf: (state) => graphNow.current.byId.get(state)?.card.name ?? null,
      open: (state) => commands.open(state),
      selectTransition: (state, transition) => commands.selectTransition(state, transition),
      fillExit: (state, when) => openPicker({ state, when }),
      moveRow: (state, transition, by) => commands.moveRow(state, transition, by),
      showComments: (state) => view.setState({ selected: [state], transition: null, dock: "comments" }),
      add: (kind, at) => commands.addAfter(kind, null, at),
    }),
    [language, commands, openPicker, graphNow, view],
  );

  const marks = useMemo(
    () => ({
      selected: new Set(selected),
      current: lit?.current ?? null,
      walked: lit?.states ?? new Set<string>(),
      bad: new Set([...byState].filter(([, mark]) => mark.severity === "error").map(([id]) => id)),
      overlay,
    }),
    [selected, lit, byState, overlay],
  );

  const changed = (changes: NodeChange<CanvasNode>[]) => {
    const now = view.getState().selected;
    const next = new Set(now);
    let selects = false;
    let places: Map<string, { x: number; y: number }> | null = null;
    for (const change of changes) {
      if (change.type === "select") {
        selects = true;
        next.delete(change.id);
        if (change.selected) next.add(change.id);
      }
      if (change.type === "position" && change.position && change.dragging)
        (places ??= new Map(dragged ?? [])).set(change.id, change.position);
    }
    if (selects && (next.size !== now.length || now.some((id) => !next.has(id)))) commands.select([...next]);
    if (places) setDragged(withMembers(places));
  };
  /** What lies in a group moves with it. */
  const withMembers = (places: Map<string, { x: number; y: number }>) => {
    for (const [id, at] of new Map(places)) {
      const group = document.canvas.groups[id];
      if (!group) continue;
      for (const { card, x, y } of inGroup(group, graph.cards)) places.set(card.id, { x: x + at.x - group.x, y: y + at.y - group.y });
    }
    return places;
  };
  const dropped = () => {
    if (dragged) commands.move(dragged);
    setDragged(null);
  };
  const originOf = (state: FinalConnectionState): Origin | null => {
    const from = state.fromNode?.id;
    const port = state.fromHandle?.id;
    if (!from || !port) return null;
    const row = graph.byId.get(from)?.card.rows.find((candidate) => candidate.port === port);
    if (row?.transition) return { state: from, transition: row.transition };
    return row ? { state: from, when: row.when } : { state: from };
  };
  const connected = (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
    const origin = originOf(state);
    if (!origin) return;
    const point = "changedTouches" in event ? event.changedTouches[0] : event;
    if (!point) return;
    const at = { x: point.clientX, y: point.clientY };
    const under = window.document.elementFromPoint(at.x, at.y)?.closest<HTMLElement>("[data-state]")?.dataset["state"];
    const target = state.toNode?.id ?? under;
    if (target) commands.join(origin.state, target, origin);
    else openPicker(origin, at);
  };
  const drop = (event: DragEvent) => {
    const kind = event.dataTransfer.getData(kindType) as StateKind | "";
    if (!kind) return;
    event.preventDefault();
    setPick(null);
    stage.current?.focus({ preventScroll: true });
    const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
    const edge = edgeNear(graph, at.x, at.y, 24);
    if (edge) commands.insert(kind, edge.source, edge.transition, { x: at.x - 140, y: at.y - 19 });
    else commands.addAfter(kind, null, { x: at.x - 140, y: at.y - 19 });
  };
  // React Flow keeps the browser from moving the focus when something is grabbed; keys belong to what was clicked.
  const takeFocus = (target: EventTarget | null, id: string) => {
    if (target === null || !isTyping(target)) focusCard(stage.current, id);
  };
  const choose = (kind: StateKind) => {
    if (pick) commands.addAfter(kind, pick.origin, pick.at);
    setPick(null);
  };

  const handlers = {
    onKeyDown: keys.onKeyDown,
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(kindType)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
    },
    onDrop: drop,
  };
  return (
    <CanvasActionsProvider value={actions}>
      <div
        ref={stage}
        className="stage"
        role="application"
        aria-label={say("canvas.label")}
        aria-describedby="canvas-help"
        tabIndex={0}
        data-overview={isOverview}
        data-comparing={isComparing}
        data-focus-home
        data-painted={overlay !== null && !isComparing}
        {...handlers}
      >
        <p id="canvas-help" className="visually-hidden">
          {say("canvas.help")}
        </p>
        {isOverview ? <Overview graph={graph} marks={marks} /> : <Dots />}
        <ReactFlow<CanvasNode, WayOutEdge>
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onNodesChange={changed}
          onNodeClick={(event, node) => takeFocus(event.target, node.id)}
          onNodeDragStart={(event, node) => takeFocus(event.target, node.id)}
          onSelectionEnd={() => stage.current?.focus({ preventScroll: true })}
          onNodeDragStop={dropped}
          onSelectionDragStop={dropped}
          onConnectEnd={connected}
          onMoveEnd={() => delete stage.current?.dataset["moving"]}
          onMoveStart={(event) => {
            // A layer of its own while it moves, so that no frame is painted anew; sharp again when it rests.
            if (stage.current) stage.current.dataset["moving"] = "true";
            // Programmatic moves come without an event.
            if (event && view.getState().follows && view.getState().lit) view.setState({ follows: false });
          }}
          onEdgeClick={(_event, edge) => commands.selectTransition(edge.source, edge.data?.transition ?? "")}
          onReconnect={(edge, connection) => {
            if (connection.target)
              commands.join(edge.source, connection.target, { state: edge.source, transition: edge.data?.transition ?? "" });
          }}
          onPaneClick={(event) => {
            stage.current?.focus({ preventScroll: true });
            const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
            const hit = isOverview ? cardAt(graph, at.x, at.y) : null;
            commands.select(hit ? [hit.card.id] : []);
          }}
          onlyRenderVisibleElements
          minZoom={0.04}
          maxZoom={1.6}
          panOnScroll
          zoomOnDoubleClick={false}
          selectionMode={SelectionMode.Partial}
          multiSelectionKeyCode={["Shift", "Meta", "Control"]}
          deleteKeyCode={null}
          nodesDraggable={!isComparing}
          nodesConnectable={!isComparing}
          disableKeyboardA11y
          nodesFocusable={false}
          edgesFocusable={false}
          elevateNodesOnSelect
          connectionRadius={28}
          connectionLineType={ConnectionLineType.Bezier}
          snapToGrid
          snapGrid={[8, 8]}
          proOptions={{ hideAttribution: true }}
        ></ReactFlow>
        {graph.cards.length === 0 ? <p className="stage-empty">{say("canvas.empty")}</p> : null}
        {isComparing ? null : (
          <>
            <OverlayLegend />
            <Toolbar graph={graph} commands={commands} onAdd={() => openPicker(null)} />
          </>
        )}
        {graph.cards.length > 6 ? <Minimap graph={graph} /> : null}
        {pick ? <Picker pick={pick} document={document} onChoose={choose} onClose={() => setPick(null)} /> : null}
        <div className={keys.joining ? "stage-hint" : "visually-hidden"} role="status">
          {keys.message}
        </div>
      </div>
    </CanvasActionsProvider>
  );
}

/** The document with places for states that have none: made elsewhere, as by an import. They are kept once something is moved. */
function placedDocument(document: AgentDocument, flow: string): AgentDocument {
  const { positions } = document.canvas;
  const isPlaced = Object.entries(document.states).every(([id, state]) => state.flow !== flow || positions[id] !== undefined);
  return isPlaced ? document : applyOperations(document, layout(document, flow, { only: "unplaced" }));
}
