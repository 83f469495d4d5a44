import { hashText } from "@vaarta/flow";
import { useState } from "react";
import { useDocument, useDraftActions } from "../../document/use-draft.ts";
import { useView } from "../../document/view.ts";
import { useSay, type Say } from "../../i18n/keys.ts";
import { Tabs } from "../../ui/index.ts";
import { languageName } from "../../words/language-name.ts";
import { firstHeard, variantsInOrder } from "../../words/line-text.ts";
import { TextEditor } from "./text-editor.tsx";
import { VariantBar } from "./variant-bar.tsx";

/** A line with its variants and languages. The product's heart: everything the agent says is written in one of these. */
export function LineEditor({ line: lineId, label }: { line: string; label: string }) {
  const say = useSay();
  const draft = useDraftActions();
  const shown = useView((view) => view.language);
  const line = useDocument((document) => document.lines[lineId]);
  const languages = useDocument((document) => document.languages);
  const gender = useDocument((document) => document.voice.gender);
  const [chosenLanguage, setLanguage] = useState<string | null>(null);
  const [chosenVariant, setVariant] = useState<string | null>(null);
  if (!line) return null;
  const variants = variantsInOrder(line);
  const [variantId, variant] = variants.find(([id]) => id === chosenVariant) ?? firstHeard(variants, gender) ?? [];
  const offered = Object.keys(languages.offered);
  const language = chosenLanguage !== null && offered.includes(chosenLanguage) ? chosenLanguage : shown;
  if (variantId === undefined || !variant) return null;

  const base = variant.texts[languages.default]?.text ?? "";
  const text = variant.texts[language];
  const isStale = (tag: string) => {
    const { baseHash } = variant.texts[tag] ?? {};
    return tag !== languages.default && baseHash !== undefined && base !== "" && baseHash !== hashText(base);
  };
  const write = (next: string) => {
    const path = ["lines", lineId, "variants", variantId, "texts", language];
    // A translation remembers which base it was made from, so that it shows when the base has changed since.
    const origin = language === languages.default || base === "" ? {} : { baseHash: hashText(base) };
    draft.apply([next === "" ? { op: "remove", path } : { op: "set", path, value: { text: next, ...origin } }], {
      summary: say("line.write", { what: label, language: languageName(language, say) }),
      merge: path.join("/"),
    });
  };
  const keep = () => {
    if (!text) return;
    const path = ["lines", lineId, "variants", variantId, "texts", language];
    draft.apply([{ op: "set", path, value: { ...text, baseHash: hashText(base) } }], { summary: say("line.keep") });
  };
  return (
    <div className="line-editor">
      {variants.length > 1 || variant.when ? (
        <VariantBar lineId={lineId} variants={variants} chosen={variantId} onChoose={setVariant} />
      ) : null}
      <Tabs
        className="line-tabs"
        label={say("line.languages", { what: label })}
        value={language}
        onChange={setLanguage}
        tabs={offered.map((tag) => ({ value: tag, text: languageName(tag, say), ...markOf(variant.texts[tag]?.text, isStale(tag), say) }))}
      />
      <TextEditor
        key={`${lineId}/${variantId}/${language}`}
        label={`${label}, ${languageName(language, say)}`}
        language={language}
        value={text?.text ?? ""}
        base={language === languages.default ? "" : base}
        baseLanguage={languages.default}
        stale={isStale(language)}
        onChange={write}
        onKeep={keep}
        extra={
          variants.length === 1 && !variant.when ? (
            <VariantBar lineId={lineId} variants={variants} chosen={variantId} onChoose={setVariant} compact />
          ) : null
        }
      />
    </div>
  );
}

function markOf(text: string | undefined, stale: boolean, say: Say): { mark?: string } {
  if (!text) return { mark: say("line.missing") };
  return stale ? { mark: say("line.stale") } : {};
}
