import { FlaskConical, GitCompareArrows, Search } from "lucide-react";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { useCompare } from "../../canvas/compare/use-compare.ts";
import { useDocument, useDraft, useDraftActions } from "../../document/use-draft.ts";
import { useView, useViewStore } from "../../document/view.ts";
import { useSay } from "../../i18n/keys.ts";
import { Button, IconButton, Keys, Select, toast, Tooltip } from "../../ui/index.ts";
import { languageName } from "../../words/language-name.ts";
import { PersonMenu } from "../person-menu.tsx";

/** The top bar: which agent, in which language, in what state, with whom; Test and Publish. */
export function Bar({ agent }: { agent: string }) {
  const say = useSay();
  const view = useViewStore();
  const [, navigate] = useLocation();
  const dock = useView((state) => state.dock);
  return (
    <header className="bar">
      <a href="#main" className="button frame-skip">
        {say("app.skip")}
      </a>
      <Tooltip text={say("bar.agents")}>
        <Link href="/" className="bar-home" aria-label={say("bar.agents")}>
          <img src="/mark.svg" alt="" width={26} height={26} />
        </Link>
      </Tooltip>
      <AgentName />
      <LanguageShown />
      <DraftWords />
      <span className="bar-gap" />
      <People />
      <Button className="bar-find" onClick={() => view.setState({ searching: true })}>
        <Search size={14} aria-hidden />
        {say("bar.search")}
        <Keys keys="Mod+K" />
      </Button>
      <Button
        aria-pressed={dock === "test"}
        onClick={() => {
          view.setState({ dock: dock === "test" ? "inspector" : "test" });
          navigate(`/a/${agent}/design`);
        }}
      >
        <FlaskConical size={15} aria-hidden />
        {say("bar.test")}
      </Button>
      <Button look="main" asChild>
        <Link href={`/a/${agent}/publish`}>{say("bar.publish")}</Link>
      </Button>
      <PersonMenu onShortcuts={() => view.setState({ shortcuts: true })} />
    </header>
  );
}

function AgentName() {
  const say = useSay();
  const draft = useDraftActions();
  const name = useDocument((document) => document.name);
  const [typed, setTyped] = useState<string | null>(null);
  const save = () => {
    const next = typed?.trim();
    if (next && next !== name) {
      draft.apply([{ op: "set", path: ["name"], value: next }], { summary: say("bar.rename") });
    }
    setTyped(null);
  };
  return (
    <input
      className="bar-name"
      aria-label={say("bar.rename")}
      value={typed ?? name}
      maxLength={200}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === "Enter" && !event.nativeEvent.isComposing) event.currentTarget.blur();
        if (event.key === "Escape") setTyped(null);
      }}
    />
  );
}

function LanguageShown() {
  const say = useSay();
  const view = useViewStore();
  const offered = useDocument((document) => document.languages.offered);
  const language = useView((state) => state.language);
  return (
    <Select
      quiet
      label={say("bar.language")}
      value={language}
      options={Object.keys(offered).map((tag) => ({ value: tag, text: languageName(tag, say) }))}
      onChange={(value) => view.setState({ language: value })}
    />
  );
}

function DraftWords() {
  const say = useSay();
  const compare = useCompare();
  const saving = useDraft((state) => state.saving);
  const live = useDraft((state) => state.live);
  const text =
    saving === "offline"
      ? say("bar.offline")
      : live
        ? say(live.changed ? "bar.draft-changed" : "bar.draft-same", { number: live.number })
        : say("bar.draft-new");
  return (
    <>
      <span className="bar-state" data-bad={saving === "offline"} role="status">
        {saving === "saving" ? say("bar.saving") : text}
      </span>
      {live?.changed ? (
        <IconButton
          small
          label={say("compare.see")}
          icon={<GitCompareArrows size={15} />}
          onClick={() => void compare("live", "draft").catch((error: unknown) => toast(String(error)))}
        />
      ) : null}
    </>
  );
}

function People() {
  const say = useSay();
  const people = useDraft((state) => state.people);
  if (people.length < 2) return null;
  const names = people.map((person) => person.name).join(", ");
  return (
    <Tooltip text={say("bar.people", { names })}>
      <button type="button" className="bar-people" aria-label={say("bar.people", { names })}>
        {people.slice(0, 4).map((person) => (
          <span key={person.user} className="bar-person">
            {Array.from(person.name)[0]}
          </span>
        ))}
      </button>
    </Tooltip>
  );
}
