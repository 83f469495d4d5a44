import { stemsOf } from "../words/endings.ts";
import { matchKey } from "../words/match-key.ts";
import type { Token } from "../words/tokens.ts";
import { calendarKeys } from "./calendar-words.ts";

/** The key of a token, or of the word of the calendar it is a form of: that of दिवस for दिवसांनी, of সোমবার for সোমবারে. Pure. */
export function calendarKey(token: Token): string {
  // "call" has the letters of "kal".
  if (token.kind !== "word" || calendarKeys.has(token.key)) return token.key;
  for (const stem of stemsOf(token.text, token.script)) {
    const key = matchKey(stem);
    if (key.length > 2 && calendarKeys.has(key)) return key;
  }
  return token.key;
}
