import type { Json } from "@vaarta/flow";

/** A text that an answer may rest on. */
export interface Passage {
  id: string;
  text: string;
  source: string;
}

/** Passages as the log keeps them; what has no text is left out, and so is what comes after eight. */
export function passagesOf(passages: Json | undefined): Passage[] {
  if (!Array.isArray(passages)) return [];
  return passages.slice(0, 8).flatMap((passage, at): Passage[] => {
    if (typeof passage !== "object" || passage === null || Array.isArray(passage) || typeof passage["text"] !== "string") return [];
    const { id, source } = passage;
    return [
      {
        id: typeof id === "string" ? id : String(at + 1),
        text: passage["text"].slice(0, 2000),
        source: typeof source === "string" ? source : "",
      },
    ];
  });
}

/** Text of others between marks that it cannot hold itself. */
export function fenced(kind: string, text: string, boundary: string): string {
  return `«data ${boundary} | ${kind.replaceAll(/[«»|\n]/g, " ")}»\n${text.replaceAll(boundary, "").replaceAll(/[«»]/g, '"')}\n«end ${boundary}»`;
}
