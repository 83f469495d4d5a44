import { AlignHorizontalSpaceAround, LayoutDashboard, Maximize, Minus, Plus, Redo2, StickyNote, Undo2 } from "lucide-react";
import { useReactFlow, useStore } from "@xyflow/react";
import { useDraft, useDraftActions } from "../document/use-draft.ts";
import { useView } from "../document/view.ts";
import { useSay } from "../i18n/keys.ts";
import { Button, IconButton, Menu, MenuItem, MenuLine } from "../ui/index.ts";
import type { FlowGraph } from "./graph.ts";
import { OverlayMenu } from "./overlays/overlay-menu.tsx";
import type { CanvasCommands } from "./use-commands.ts";

interface ToolbarProps {
  graph: FlowGraph;
  commands: CanvasCommands;
  onAdd: () => void;
}

/** What can be done on the canvas, one row at its foot. */
export function Toolbar({ graph, commands, onAdd }: ToolbarProps) {
  const say = useSay();
  const draft = useDraftActions();
  const undo = useDraft((state) => state.undo);
  const redo = useDraft((state) => state.redo);
  const count = useView((state) => state.selected.length);
  const { zoomIn, zoomOut, setViewport } = useReactFlow();
  const zoom = useStore((state) => Math.round(state.transform[2] * 100));
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const fit = () => {
    const { left, top, right, bottom } = graph.bounds;
    const scale = Math.max(0.04, Math.min((width - 80) / Math.max(1, right - left), (height - 120) / Math.max(1, bottom - top), 1));
    void setViewport(
      { x: (width - (right - left) * scale) / 2 - left * scale, y: (height - (bottom - top) * scale) / 2 - top * scale, zoom: scale },
      { duration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 180 },
    );
  };
  return (
    <div className="toolbar" role="toolbar" aria-label={say("canvas.label")}>
      <Button small look="main" onClick={onAdd}>
        <Plus size={14} aria-hidden />
        {say("canvas.add")}
      </Button>
      <span className="toolbar-line" />
      <IconButton
        small
        side="top"
        label={undo ? `${say("canvas.undo")}: ${undo}` : say("canvas.undo")}
        keys="Mod+Z"
        icon={<Undo2 size={15} />}
        aria-disabled={!undo}
        onClick={() => draft.undo()}
      />
      <IconButton
        small
        side="top"
        label={redo ? `${say("canvas.redo")}: ${redo}` : say("canvas.redo")}
        keys="Mod+Shift+Z"
        icon={<Redo2 size={15} />}
        aria-disabled={!redo}
        onClick={() => draft.redo()}
      />
      <span className="toolbar-line" />
      <IconButton small side="top" label={say("canvas.note")} icon={<StickyNote size={15} />} onClick={() => commands.note()} />
      <IconButton
        small
        side="top"
        label={say("canvas.arrange")}
        icon={<LayoutDashboard size={15} />}
        onClick={() => void commands.arrange()}
      />
      <OverlayMenu />
      {count > 1 ? (
        <Menu
          label={say("canvas.align")}
          trigger={<IconButton small side="top" label={say("canvas.align")} icon={<AlignHorizontalSpaceAround size={15} />} />}
        >
          <MenuItem onChoose={() => commands.align("left")}>{say("canvas.align-left")}</MenuItem>
          <MenuItem onChoose={() => commands.align("top")}>{say("canvas.align-top")}</MenuItem>
          <MenuItem onChoose={() => commands.align("across")}>{say("canvas.space-across")}</MenuItem>
          <MenuItem onChoose={() => commands.align("down")}>{say("canvas.space-down")}</MenuItem>
          <MenuLine />
          <MenuItem keys="G" onChoose={() => commands.group()}>
            {say("canvas.group")}
          </MenuItem>
        </Menu>
      ) : null}
      <span className="toolbar-line" />
      <IconButton small side="top" label={say("canvas.zoom-out")} icon={<Minus size={15} />} onClick={() => void zoomOut()} />
      <span className="toolbar-zoom">{zoom} %</span>
      <IconButton small side="top" label={say("canvas.zoom-in")} icon={<Plus size={15} />} onClick={() => void zoomIn()} />
      <IconButton small side="top" label={say("canvas.fit")} icon={<Maximize size={15} />} onClick={fit} />
    </div>
  );
}
