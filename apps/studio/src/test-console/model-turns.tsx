import { useStore } from "zustand";
import { useDocument, useDraftActions } from "../document/use-draft.ts";
import { ModelTurn } from "../model-turn/model-turn.tsx";
import { sessionOf } from "./session.ts";
import type { Exchange } from "./transcript.ts";

/** What a language model was told and answered in an exchange, word for word. */
export function ModelTurns({ exchange }: { exchange: Exchange }) {
  const session = sessionOf(useDraftActions());
  const exchanges = useStore(session.store, (state) => state.exchanges);
  const document = useDocument((whole) => whole);
  const asked = exchange.effects.filter(({ type }) => type === "generate");
  if (asked.length === 0 || session.models === null) return null;
  const events = exchanges.flatMap((each) => each.events);
  return asked.map(({ id }) => <ModelTurn key={id} effect={id} events={events} document={document} uses={[]} currency="" />);
}
