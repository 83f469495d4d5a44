import { NodeResizer, type Node, type NodeProps } from "@xyflow/react";
import { memo, useState } from "react";
import { useDraftActions } from "../document/use-draft.ts";
import { useSay } from "../i18n/keys.ts";

export type NoteNode = Node<{ text: string }, "note">;
export type GroupNode = Node<{ name: string; width: number; height: number }, "group">;

/** A note for people; nothing of it is ever spoken. */
export const Note = memo(function Note({ id, data, selected }: NodeProps<NoteNode>) {
  const say = useSay();
  const draft = useDraftActions();
  return (
    <div className="note" data-selected={selected}>
      <textarea
        className="note-text nowheel nodrag"
        aria-label={say("canvas.note-text")}
        value={data.text}
        placeholder={say("canvas.note-new")}
        maxLength={4000}
        onChange={(event) =>
          draft.apply([{ op: "set", path: ["canvas", "notes", id, "text"], value: event.target.value }], {
            summary: say("canvas.note"),
            merge: `note:${id}`,
          })
        }
      />
    </div>
  );
});

/** A named area behind some states; moving it moves what lies in it. */
export const Group = memo(function Group({ id, data, selected }: NodeProps<GroupNode>) {
  const say = useSay();
  const draft = useDraftActions();
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <div className="group" data-selected={selected}>
      <NodeResizer
        isVisible={selected}
        minWidth={160}
        minHeight={96}
        onResizeEnd={(_event, { x, y, width, height }) =>
          draft.apply(
            Object.entries({ x, y, width, height }).map(([key, value]) => ({
              op: "set",
              path: ["canvas", "groups", id, key],
              value: Math.round(value),
            })),
            { summary: say("canvas.group") },
          )
        }
      />
      <input
        className="group-name nodrag"
        aria-label={say("canvas.group-name")}
        value={typed ?? data.name}
        maxLength={200}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => {
          const name = typed?.trim();
          if (name && name !== data.name) {
            draft.apply([{ op: "set", path: ["canvas", "groups", id, "name"], value: name }], { summary: say("canvas.group-name") });
          }
          setTyped(null);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.nativeEvent.isComposing) event.currentTarget.blur();
        }}
      />
    </div>
  );
});
