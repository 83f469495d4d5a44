import { Braces } from "lucide-react";
import { Command } from "cmdk";
import { useState } from "react";
import { useDocument } from "../../document/use-draft.ts";
import { useSay } from "../../i18n/keys.ts";
import { Button, focusFirst, Popover } from "../../ui/index.ts";

/** The button that puts a detail into a text: some keyboards have no brace. */
export function InsertDetail({ onInsert }: { onInsert: (name: string) => void }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label={say("line.insert")}
      open={open}
      onOpenChange={setOpen}
      align="end"
      trigger={
        <Button small look="quiet">
          <Braces size={13} aria-hidden />
          {say("line.insert")}
        </Button>
      }
    >
      <DetailList
        onChoose={(name) => {
          setOpen(false);
          onInsert(name);
        }}
      />
    </Popover>
  );
}

export function DetailList({ onChoose }: { onChoose: (name: string) => void }) {
  const say = useSay();
  const slots = useDocument((document) => document.slots);
  return (
    <Command label={say("line.insert")} loop className="detail-list">
      <Command.Input className="combo-input" placeholder={say("ref.choose")} ref={focusFirst} />
      <Command.List className="combo-list">
        {Object.entries(slots).map(([id, slot]) => (
          <Command.Item key={id} value={id} keywords={[slot.label, slot.name]} className="menu-item" onSelect={() => onChoose(slot.name)}>
            <span className="menu-text">{slot.label}</span>
            <span className="menu-hint">{slot.name}</span>
          </Command.Item>
        ))}
        <Command.Empty className="combo-empty">{say("ui.none")}</Command.Empty>
      </Command.List>
    </Command>
  );
}
