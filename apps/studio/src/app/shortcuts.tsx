import { useSay, type TextKey } from "../i18n/keys.ts";
import { useView, useViewStore } from "../document/view.ts";
import { Dialog, Keys } from "../ui/index.ts";

const groups: readonly { title: TextKey; keys: readonly (readonly [string, TextKey])[] }[] = [
  {
    title: "keys.move",
    keys: [
      ["↑+↓+←+→", "keys.arrows"],
      ["Enter", "keys.enter"],
      ["Esc", "keys.escape"],
      ["Mod+K", "keys.search"],
      ["F6", "keys.pane"],
      ["Shift+←+↑+→+↓", "keys.nudge"],
    ],
  },
  {
    title: "keys.change",
    keys: [
      ["N", "keys.new"],
      ["C", "keys.connect"],
      ["Alt+↑", "keys.order"],
      ["Delete", "keys.delete"],
      ["Mod+D", "keys.duplicate"],
      ["G", "keys.group"],
    ],
  },
  {
    title: "keys.all",
    keys: [
      ["Mod+C", "keys.copy"],
      ["Mod+V", "keys.paste"],
      ["Mod+A", "keys.select-all"],
      ["Mod+Z", "keys.undo"],
      ["Mod+Shift+Z", "keys.redo"],
      ["Mod+J", "keys.problems"],
      ["Mod+Enter", "keys.test"],
      ["?", "keys.sheet"],
    ],
  },
];

export function Shortcuts() {
  const say = useSay();
  const view = useViewStore();
  const open = useView((state) => state.shortcuts);
  return (
    <Dialog wide open={open} onClose={() => view.setState({ shortcuts: false })} title={say("menu.shortcuts")}>
      <div className="shortcuts">
        {groups.map(({ title, keys }) => (
          <section key={title}>
            <h3>{say(title)}</h3>
            <dl>
              {keys.map(([chord, text]) => (
                <div key={text} className="shortcut">
                  <dt>{say(text)}</dt>
                  <dd>
                    <Keys keys={chord} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
