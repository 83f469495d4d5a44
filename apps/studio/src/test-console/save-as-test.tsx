import { newId } from "@vaarta/editing";
import { ListChecks } from "lucide-react";
import { useState } from "react";
import { useDraftActions } from "../document/use-draft.ts";
import { useSay } from "../i18n/keys.ts";
import { Button, Popover, toast } from "../ui/index.ts";
import type { TestSession } from "./session.ts";

/** Keeps this run as a test: what was said, and what it came to. */
export function SaveAsTest({ session }: { session: TestSession }) {
  const say = useSay();
  const draft = useDraftActions();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const save = () => {
    const title = name.trim() || say("test.save-name", { number: Object.keys(draft.store.getState().document.tests).length + 1 });
    const test = session.asTest(draft.store.getState().document, title);
    if (!test) return;
    draft.apply([{ op: "set", path: ["tests", newId("test", Math.random)], value: test }], { summary: say("test.save") });
    setOpen(false);
    setName("");
    toast(say("test.saved", { name: title }), { text: say("ui.undo"), run: () => draft.undo() });
  };
  return (
    <Popover
      label={say("test.save")}
      open={open}
      onOpenChange={setOpen}
      align="end"
      trigger={
        <Button small>
          <ListChecks size={13} aria-hidden />
          {say("test.save")}
        </Button>
      }
    >
      <form
        className="variant-form"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <label className="field">
          <span className="field-name">{say("field.name")}</span>
          <input className="input" value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
        </label>
        <p className="field-help">{say("test.save-help")}</p>
        <Button look="main" type="submit">
          {say("ui.save")}
        </Button>
      </form>
    </Popover>
  );
}
