/** What a masked text hides of the plain one; `end` is exclusive, `kind` null where the mask names none. */
export interface HiddenSpan {
  start: number;
  end: number;
  kind: string | null;
}

/** Whatever stands for something hidden: `[phone]`, `<PHONE>`, `{phone}`, `****`, `XXXX-XXXX`. */
const mask = /\[([\p{L}_ -]+)\]|<([\p{L}_ -]+)>|\{([\p{L}_ -]+)\}|[*•█]+(?:[ -]?[*•█]+)*|[xX]{3,}(?:[ -]?[xX]{3,})*/gu;

/** The parts of a text that its masked form hides; null when it is no masked form of it. */
export function readMasked(text: string, masked: string): HiddenSpan[] | null {
  const spans: HiddenSpan[] = [];
  let at = 0;
  let literalFrom = 0;
  let open: { start: number; kind: string | null } | null = null;
  for (const match of [...masked.matchAll(mask), null]) {
    const literal = masked.slice(literalFrom, match?.index ?? masked.length);
    const place = open === null ? at : match === null ? text.length - literal.length : text.indexOf(literal, at + 1);
    if (place < at || !text.startsWith(literal, place)) return null;
    if (open !== null) spans.push({ ...open, end: place });
    at = place + literal.length;
    if (match === null) continue;
    const name = match[1] ?? match[2] ?? match[3];
    open = { start: at, kind: name === undefined ? null : name.toLowerCase().replaceAll(/[_ ]/g, "-") };
    literalFrom = match.index + match[0].length;
  }
  return at === text.length && spans.length > 0 ? spans : null;
}
