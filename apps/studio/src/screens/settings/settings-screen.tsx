import { canonicalJson, toMermaid, toScript } from "@vaarta/flow";
import { useParams } from "wouter";
import { saveFile } from "../../app/save-file.ts";
import { useDocument } from "../../document/use-draft.ts";
import { useSay } from "../../i18n/keys.ts";
import { Button } from "../../ui/index.ts";
import { ReleaseRule } from "../publish/release-rule.tsx";
import { AboutSection, DeskSection } from "./about-section.tsx";
import { LanguagesSection } from "./languages-section.tsx";
import { NeverSaysSection } from "./never-says-section.tsx";
import { PatienceSection } from "./patience-section.tsx";
import { Section } from "./section.tsx";
import "../parts/parts.css";
import "./settings.css";

/** What holds for the whole agent: whom it speaks for, its languages, its patience, what it may promise and never says, and ways to take it along. */
export function SettingsScreen() {
  const say = useSay();
  const { agent } = useParams<{ agent: string }>();
  return (
    <section className="screen" aria-label={say("screen.settings")}>
      <div className="screen-page">
        <header>
          <h1>{say("screen.settings")}</h1>
          <p className="is-faint">{say("settings.intro")}</p>
        </header>
        <AboutSection />
        <LanguagesSection />
        <DeskSection />
        <PatienceSection />
        <NeverSaysSection />
        <ReleaseRule agent={agent} />
        <ExportSection />
      </div>
    </section>
  );
}

function ExportSection() {
  const say = useSay();
  const document = useDocument((whole) => whole);
  const script = () => toScript(document, { languages: Object.keys(document.languages.offered) });
  return (
    <Section title={say("settings.export")}>
      <div className="settings-buttons">
        <Button onClick={() => saveFile("agent.json", "application/json", canonicalJson(document))}>{say("settings.json")}</Button>
        <Button onClick={() => saveFile("script.md", "text/markdown", script())}>{say("settings.script")}</Button>
        <Button onClick={() => saveFile("diagram.mmd", "text/plain", toMermaid(document))}>{say("settings.mermaid")}</Button>
      </div>
    </Section>
  );
}
