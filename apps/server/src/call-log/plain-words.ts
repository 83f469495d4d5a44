import type { ConversationEvent, Decision } from "@vaarta/engine";

/** Why a conversation moved or stayed, for somebody who has not drawn it. */
export const causeWords: Record<Decision["cause"], string> = {
  start: "the conversation began",
  transition: "a way out fitted",
  outcome: "the step was done",
  global: "something that holds everywhere",
  answer: "a question was answered",
  digression: "the caller asked for something else first",
  return: "back to where it was",
  skip: "already known, so not asked",
  repair: "it was not understood, or had to be asked again",
  correction: "the caller corrected a detail",
  "goal-change": "the caller wants something else",
  call: "a part of the conversation of its own",
  swap: "a newer release took over",
  silence: "nothing was said",
  stall: "it did not get ahead",
  budget: "it took too long",
  end: "the conversation ended",
  ignored: "it changed nothing",
  model: "the language model's choice, within what is drawn",
  segment: "the kind of customer became clear",
};

/** What happened, in a line; nothing for what is of no use to a reader. */
export function eventWords(event: ConversationEvent, text: (words: string) => string): string[] {
  switch (event.type) {
    case "conversation-started":
      return [event.direction === "inbound" ? "The caller came" : "The caller was called"];
    case "utterance": {
      const sure = event.confidence === undefined ? "" : `, heard with ${Math.round(event.confidence * 100)} % certainty`;
      return [`**Caller** (${event.via === "voice" ? "spoken" : "typed"}${sure}${event.broken ? ", broken up" : ""}): ${text(event.text)}`];
    }
    case "dtmf":
      return [`**Caller** pressed ${event.digits.length} ${event.digits.length === 1 ? "key" : "keys"}`];
    case "sound":
      return [
        { sound: "A sound without words", noise: "Noise or other voices", unheard: "The caller spoke, and it could not be heard" }[
          event.what
        ],
      ];
    case "came-back":
      return ["The line came back"];
    case "delivered":
      if (event.heard === "all") return [];
      return [event.heard === "none" || !event.text ? "The caller heard none of it" : `The caller heard only: ${text(event.text)}`];
    case "tool-finished":
      return [`A tool finished: ${text(event.outcome)}${event.tookMs === undefined ? "" : `, ${Math.round(event.tookMs)} ms`}`];
    case "retrieved":
      return [{ found: "Looked up: found", nothing: "Looked up: nothing found", unavailable: "Looked up: not available" }[event.outcome]];
    case "generated":
      return event.outcome === "ok" ? [] : ["The language model gave no answer"];
    case "worded":
      return event.outcome === "refused" ? [`A sentence of the language model was held back: ${event.why}`] : [];
    case "scheduled":
      return [event.outcome === "scheduled" ? "An appointment was kept" : "An appointment could not be kept"];
    case "transferred":
      return [event.outcome === "connected" ? "Handed over to a person" : "Nobody could be reached to hand over to"];
    case "program-swapped":
      return ["A newer release took over"];
    case "hung-up":
      return [event.by === "caller" ? "The caller hung up" : "The conversation was ended by the system"];
    default:
      return [];
  }
}
