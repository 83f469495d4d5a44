import type { StateKind } from "@vaarta/flow";
import { Command } from "cmdk";
import { useSay } from "../i18n/keys.ts";
import { focusFirst } from "../ui/index.ts";
import { families, kindIcons } from "./kind-icons.ts";

export const kindType = "application/x-vaarta-kind";

interface PaletteProps {
  /** Kinds to offer first, where it is known what comes before. */
  likely?: readonly StateKind[];
  onChoose: (kind: StateKind) => void;
}

/** Everything a state can be, in five families; the three likeliest first. */
export function Palette({ likely = [], onChoose }: PaletteProps) {
  const say = useSay();
  const item = (kind: StateKind, family: string, prefix = "") => {
    const Icon = kindIcons[kind];
    return (
      <Command.Item
        key={prefix + kind}
        value={prefix + kind}
        keywords={[say(`kind.${kind}`), say(`kind-help.${kind}`), kind]}
        className="palette-item"
        data-family={family}
        draggable
        onDragStart={(event) => {
          event.dataTransfer.setData(kindType, kind);
          event.dataTransfer.effectAllowed = "copy";
          // Out of the way of what it is dropped on; still there, since the drag ends with its source.
          const box = event.currentTarget.closest<HTMLElement>(".picker");
          setTimeout(() => box?.setAttribute("data-dragging", ""));
        }}
        onDragEnd={(event) => event.currentTarget.closest<HTMLElement>(".picker")?.removeAttribute("data-dragging")}
        onSelect={() => onChoose(kind)}
      >
        <span className="palette-icon">
          <Icon size={15} aria-hidden />
        </span>
        <span className="palette-text">
          <span>{say(`kind.${kind}`)}</span>
          <span className="palette-help">{say(`kind-help.${kind}`)}</span>
        </span>
      </Command.Item>
    );
  };
  const familyOf = (kind: StateKind) => families.find(({ kinds }) => kinds.includes(kind))?.family ?? "speak";
  return (
    <Command
      className="palette"
      label={say("palette.title")}
      loop
      filter={(_value, search, keywords) => (keywords?.join(" ").toLocaleLowerCase().includes(search.toLocaleLowerCase()) ? 1 : 0)}
    >
      {/* The palette opens because somebody asked for it; typing narrows it at once. */}
      <Command.Input className="combo-input" placeholder={say("palette.search")} ref={focusFirst} />
      <Command.List className="palette-list">
        {likely.length ? (
          <Command.Group heading={say("palette.likely")}>{likely.map((kind) => item(kind, familyOf(kind), "likely:"))}</Command.Group>
        ) : null}
        {families.map(({ family, kinds }) => (
          <Command.Group key={family} heading={say(`family.${family}`)}>
            {kinds.map((kind) => item(kind, family))}
          </Command.Group>
        ))}
        <Command.Empty className="combo-empty">{say("ui.none")}</Command.Empty>
      </Command.List>
    </Command>
  );
}
