import { newId, type IdKind } from "@vaarta/editing";
import { hashText, type Line, type Operation } from "@vaarta/flow";
import { useCallback } from "react";
import { useDraftActions } from "../../document/use-draft.ts";

/** Edits of the draft from a form: typing in one field is one step of undo. */
export function useEdit() {
  const draft = useDraftActions();
  return useCallback(
    (summary: string, operations: Operation[], merge?: string) => draft.apply(operations, merge ? { summary, merge } : { summary }),
    [draft],
  );
}

/** Sets a value, or takes it away when there is none. */
export function setOrRemove(path: readonly string[], value: unknown, has: boolean): Operation[] {
  if (value !== undefined) return [{ op: "set", path, value }];
  return has ? [{ op: "remove", path }] : [];
}

export function freshId(kind: IdKind): string {
  return newId(kind, Math.random);
}

/** A line with one variant and one text. */
export function newLine(language: string, text: string, name?: string): Line {
  return { ...(name ? { name } : {}), variants: { [freshId("variant")]: { order: "a0", texts: { [language]: { text } } } } };
}

/** Writes one text of a line; a translation remembers which text it was made from, so that a later change shows. */
export function writeText(line: Line, lineId: string, variant: string, language: string, base: string, text: string): Operation {
  const from = language === base ? undefined : line.variants[variant]?.texts[base]?.text;
  const path = ["lines", lineId, "variants", variant, "texts", language];
  return { op: "set", path, value: from ? { text, baseHash: hashText(from) } : { text } };
}

/** True when the text it was translated from has changed since. */
export function isStale(line: Line, variant: string, language: string, base: string): boolean {
  const text = line.variants[variant]?.texts[language];
  const from = line.variants[variant]?.texts[base]?.text;
  return text?.baseHash !== undefined && from !== undefined && text.baseHash !== hashText(from);
}
