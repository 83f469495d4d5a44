import { formKey } from "../words/endings.ts";
import type { Token } from "../words/tokens.ts";
import { calendarKeys, calendarStems } from "./calendar-words.ts";

/** The key of a token, or of the word of the calendar it is a form of: that of दिवस for दिवसांनी, of সোমবার for সোমবারে. Pure. */
export function calendarKey(token: Token): string {
  return calendarKeys.has(token.key) ? token.key : formKey(token, calendarStems);
}
