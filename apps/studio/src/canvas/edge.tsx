import { BaseEdge, type Edge, type EdgeProps } from "@xyflow/react";
import { memo } from "react";
import { useView } from "../document/view.ts";
import { useWayChange } from "./compare/comparison-store.ts";
import { edgePath } from "./edge-path.ts";
import { useWayMark } from "./overlays/overlay-store.ts";

export type WayOutEdge = Edge<{ transition: string; isElse: boolean; shift: number; drop: number }, "way-out">;

export const WayOut = memo(function WayOut(props: EdgeProps<WayOutEdge>) {
  const { source, sourceX, sourceY, targetX, targetY, data, selected, markerEnd } = props;
  const isTaken = useView((view) => view.lit?.transitions.has(`${source}/${data?.transition}`) ?? false);
  const change = useWayChange(`${source}/${data?.transition}`);
  const mark = useWayMark(`${source}/${data?.transition}`);
  return (
    <BaseEdge
      path={edgePath({ sx: sourceX, sy: sourceY, tx: targetX + (data?.shift ?? 0), ty: targetY, drop: data?.drop ?? 0 })}
      className="way-out"
      data-else={data?.isElse}
      data-selected={selected}
      data-taken={isTaken}
      data-change={change}
      data-tone={mark?.tone}
      interactionWidth={16}
      {...(markerEnd ? { markerEnd } : {})}
    />
  );
});
