import { Command } from "cmdk";
import {
  CornerDownLeft,
  MessageCircleQuestion,
  MessageSquareText,
  MessagesSquare,
  ShieldQuestion,
  Tags,
  Workflow,
  type LucideIcon,
} from "lucide-react";
import { Dialog } from "radix-ui";
import { useDeferredValue, useMemo, useState } from "react";
import { useLocation } from "wouter";
import { sectionGroups } from "../app/frame/sections.ts";
import { useDocument, useDraft, useDraftActions } from "../document/use-draft.ts";
import { goToState, useView, useViewStore } from "../document/view.ts";
import { useSay } from "../i18n/keys.ts";
import { entriesOf, find, type Entry } from "./find.ts";
import "./search.css";

/** Finds anything: a step, a sentence in any script, a detail, a question, a command. */
export function Search() {
  const view = useViewStore();
  const open = useView((state) => state.searching);
  const say = useSay();
  return (
    <Dialog.Root open={open} onOpenChange={(searching) => view.setState({ searching })}>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-veil" />
        <Dialog.Content className="search" aria-describedby={undefined}>
          <Dialog.Title className="visually-hidden">{say("bar.search")}</Dialog.Title>
          <SearchList onDone={() => view.setState({ searching: false })} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const icons: Readonly<Record<Entry["kind"], LucideIcon>> = {
  state: Workflow,
  objection: ShieldQuestion,
  line: MessageSquareText,
  slot: Tags,
  intent: MessagesSquare,
  answer: MessageCircleQuestion,
};

function SearchList({ onDone }: { onDone: () => void }) {
  const say = useSay();
  const view = useViewStore();
  const draft = useDraftActions();
  const agent = useDraft((state) => state.agent);
  const [, navigate] = useLocation();
  const document = useDocument((whole) => whole);
  const [typed, setTyped] = useState("");
  const wanted = useDeferredValue(typed);
  const entries = useMemo(() => entriesOf(document), [document]);
  const found = useMemo(() => find(entries, wanted, 40), [entries, wanted]);

  const go = (entry: Entry) => {
    onDone();
    if (entry.state !== undefined && entry.flow !== undefined) {
      navigate(`/a/${agent}/design`);
      goToState(view, entry.state, entry.flow);
    } else if (entry.screen) navigate(`/a/${agent}/${entry.screen}`);
  };
  const commands = [
    ...sectionGroups.flatMap(({ sections }) =>
      sections.map(({ path, text, icon }) => ({ id: path, text: say(text), icon, run: () => navigate(`/a/${agent}/${path}`) })),
    ),
    { id: "undo", text: say("canvas.undo"), icon: CornerDownLeft, run: () => draft.undo() },
    { id: "test", text: say("bar.test"), icon: CornerDownLeft, run: () => view.setState({ dock: "test" }) },
    { id: "publish", text: say("bar.publish"), icon: CornerDownLeft, run: () => navigate(`/a/${agent}/publish`) },
    { id: "problems", text: say("drawer.problems"), icon: CornerDownLeft, run: () => view.setState({ drawer: "problems" }) },
    { id: "json", text: say("drawer.json"), icon: CornerDownLeft, run: () => view.setState({ drawer: "json" }) },
    { id: "shortcuts", text: say("menu.shortcuts"), icon: CornerDownLeft, run: () => view.setState({ shortcuts: true }) },
  ].filter(({ text }) => typed !== "" && text.toLowerCase().includes(typed.trim().toLowerCase()));
  // What is found comes a moment after the typing: the first of it is then what Enter takes.
  const first = found[0] ? `${found[0].kind}:${found[0].id}` : commands[0] ? `command:${commands[0].id}` : "";
  const [chosen, setChosen] = useState(first);
  const [shownFirst, setShownFirst] = useState(first);
  if (first !== shownFirst) {
    setShownFirst(first);
    setChosen(first);
  }
  return (
    <Command label={say("bar.search")} shouldFilter={false} loop value={chosen} onValueChange={setChosen}>
      <Command.Input className="search-input" value={typed} onValueChange={setTyped} placeholder={say("search.placeholder")} />
      <Command.List className="search-list">
        <Command.Empty className="combo-empty">{say("search.none")}</Command.Empty>
        {found.map((entry) => {
          const Icon = icons[entry.kind];
          return (
            <Command.Item
              key={`${entry.kind}:${entry.id}`}
              value={`${entry.kind}:${entry.id}`}
              className="menu-item"
              onSelect={() => go(entry)}
            >
              <span className="menu-icon">
                <Icon size={14} aria-hidden />
              </span>
              <span className="menu-text search-title" lang={entry.lang}>
                {entry.title}
              </span>
              <span className="menu-hint">{entry.detail}</span>
            </Command.Item>
          );
        })}
        {commands.length ? (
          <Command.Group heading={say("search.go")}>
            {commands.map(({ id, text, icon: Icon, run }) => (
              <Command.Item
                key={id}
                value={`command:${id}`}
                className="menu-item"
                onSelect={() => {
                  onDone();
                  run();
                }}
              >
                <span className="menu-icon">
                  <Icon size={14} aria-hidden />
                </span>
                <span className="menu-text">{text}</span>
              </Command.Item>
            ))}
          </Command.Group>
        ) : null}
      </Command.List>
    </Command>
  );
}
