import type { AgentDocument } from "@vaarta/flow";
import { ArrowLeft, Trash2 } from "lucide-react";
import { useMemo } from "react";
import { useDocument } from "../../document/use-draft.ts";
import { useSay } from "../../i18n/keys.ts";
import { Combobox, IconButton } from "../../ui/index.ts";
import { languageName } from "../../words/language-name.ts";
import { useEdit } from "../parts/use-edit.ts";
import { ChoiceField } from "../parts/fields.tsx";
import { Section } from "./section.tsx";
import { useSetting } from "./use-setting.ts";

const known = ["hi", "hi-x-hinglish", "en", "bn", "mr", "gu", "pa", "ta", "te", "kn", "ml"];

/** The languages the agent speaks: how far each is written, and where it looks when a text is missing. */
export function LanguagesSection() {
  const say = useSay();
  const set = useSetting();
  const edit = useEdit();
  const document = useDocument((whole) => whole);
  const { languages } = document;
  const tags = Object.keys(languages.offered);
  const written = useMemo(() => countTexts(document), [document]);
  const name = (tag: string) => languageName(tag, say);
  const fallbacks = (tag: string, next: readonly string[]) => set(["languages", "offered", tag], { fallbacks: [...next] });
  /** What was written in it stays in the document: adding the language again brings it back. */
  const remove = (tag: string) =>
    edit(say("settings.remove-language", { language: name(tag) }), [
      { op: "remove", path: ["languages", "offered", tag] },
      ...tags
        .filter((other) => other !== tag && languages.offered[other]?.fallbacks.includes(tag))
        .map((other) => ({
          op: "set" as const,
          path: ["languages", "offered", other],
          value: { fallbacks: languages.offered[other]?.fallbacks.filter((fallback) => fallback !== tag) ?? [] },
        })),
    ]);
  return (
    <Section title={say("settings.languages")} says={say("settings.languages-says")}>
      <ChoiceField
        name={say("settings.language")}
        value={languages.default}
        options={tags.map((tag) => ({ value: tag, text: name(tag) }))}
        onChange={(value) => set(["languages", "default"], value)}
      />
      <ul className="settings-languages">
        {tags.map((tag) => {
          const chain = languages.offered[tag]?.fallbacks ?? [];
          const others = tags.filter((other) => other !== tag && !chain.includes(other));
          return (
            <li key={tag} className="settings-language">
              <strong lang={tag.split("-")[0]}>{name(tag)}</strong>
              <span className="is-faint">{say("settings.written", { written: written.byTag.get(tag) ?? 0, all: written.all })}</span>
              <span className="settings-chain">
                <span className="is-faint">{say("settings.fallbacks")}</span>
                {chain.map((fallback, index) => (
                  <span key={fallback} className="chip" data-tone="plain">
                    {index > 0 ? (
                      <IconButton
                        small
                        label={say("settings.earlier", { language: name(fallback) })}
                        icon={<ArrowLeft size={12} />}
                        onClick={() => fallbacks(tag, chain.with(index, chain[index - 1] ?? fallback).with(index - 1, fallback))}
                      />
                    ) : null}
                    {name(fallback)}
                    <IconButton
                      small
                      label={say("settings.no-fallback", { language: name(fallback) })}
                      icon={<Trash2 size={12} />}
                      onClick={() =>
                        fallbacks(
                          tag,
                          chain.filter((other) => other !== fallback),
                        )
                      }
                    />
                  </span>
                ))}
                {others.length ? (
                  <Combobox
                    label={say("settings.add-fallback", { language: name(tag) })}
                    value={undefined}
                    placeholder={say("settings.add")}
                    options={others.map((other) => ({ value: other, text: name(other) }))}
                    onChange={(other) => {
                      if (other !== undefined) fallbacks(tag, [...chain, other]);
                    }}
                  />
                ) : null}
              </span>
              {tag === languages.default ? null : (
                <IconButton
                  label={say("settings.remove-language", { language: name(tag) })}
                  icon={<Trash2 size={15} />}
                  onClick={() => remove(tag)}
                />
              )}
            </li>
          );
        })}
      </ul>
      <div className="settings-add">
        <Combobox
          label={say("settings.add-language")}
          value={undefined}
          placeholder={say("settings.add-language")}
          options={known.filter((tag) => !tags.includes(tag)).map((tag) => ({ value: tag, text: name(tag) }))}
          onChange={(tag) => {
            if (tag !== undefined) set(["languages", "offered", tag], { fallbacks: [languages.default] });
          }}
        />
      </div>
    </Section>
  );
}

function countTexts(document: AgentDocument): { byTag: ReadonlyMap<string, number>; all: number } {
  const byTag = new Map<string, number>();
  let all = 0;
  for (const line of Object.values(document.lines)) {
    for (const { texts } of Object.values(line.variants)) {
      all += 1;
      for (const [tag, { text }] of Object.entries(texts)) if (text.trim() !== "") byTag.set(tag, (byTag.get(tag) ?? 0) + 1);
    }
  }
  return { byTag, all };
}
