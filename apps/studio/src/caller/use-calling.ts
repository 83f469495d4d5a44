import { useState } from "react";
import { MicrophoneError, type MicrophoneTrouble, openMicrophone, type SoundSource } from "../voice/audio/microphone.ts";
import { openSound, type Sound } from "../voice/audio/sound.ts";
import type { CallWay } from "../voice/call-line.ts";
import { CallRefused, wayOf } from "../voice/find-way.ts";
import type { Way } from "./agent-facts.ts";
import { beginConversation } from "./begin-conversation.ts";
import { keepTicket, type KeptTicket, keptTicket } from "./kept-ticket.ts";

export type Stage =
  | { at: "welcome"; trouble?: MicrophoneTrouble; refusal?: CallRefused }
  | { at: "asking" }
  | { at: "starting" }
  | { at: "chat"; ticket: KeptTicket }
  /** A call that was under way when the page was loaded again: sound needs a tap. */
  | { at: "kept"; ticket: KeptTicket }
  | { at: "call"; ticket: KeptTicket; way: CallWay | null; sound: Sound; source: SoundSource | null };

/** From the welcome to a conversation, by whichever way she chose. */
export function useCalling(slug: string) {
  const [stage, setStage] = useState<Stage>(() => {
    const ticket = keptTicket(slug);
    return ticket ? { at: ticket.way === "chat" ? "chat" : "kept", ticket } : { at: "welcome" };
  });

  const chat = async (language: string) => {
    setStage({ at: "starting" });
    try {
      const { conversation, token } = await beginConversation(slug, { language, channel: "chat" });
      const ticket: KeptTicket = { conversation, token, way: "chat", language };
      keepTicket(slug, ticket);
      setStage({ at: "chat", ticket });
    } catch (error) {
      setStage({ at: "welcome", refusal: error as CallRefused });
    }
  };

  /** Must begin in a tap: browsers open sound only there. */
  const call = async (way: Exclude<Way, "chat">, language: string, kept: KeptTicket | null = null) => {
    const opening = openSound();
    setStage({ at: way === "talk" ? "asking" : "starting" });
    let sound: Sound | null = null;
    let source: SoundSource | null = null;
    try {
      sound = await opening;
      if (way === "talk") source = await openMicrophone(sound);
      setStage({ at: "starting" });
      if (kept) return setStage({ at: "call", ticket: kept, way: null, sound, source });
      const { conversation, token, ...offer } = await beginConversation(slug, { language, channel: "voice" });
      const ticket: KeptTicket = { conversation, token, way, language };
      keepTicket(slug, ticket);
      setStage({ at: "call", ticket, way: wayOf(offer), sound, source });
    } catch (error) {
      source?.close();
      sound?.close();
      if (error instanceof MicrophoneError) setStage({ at: "welcome", trouble: error.trouble });
      else setStage({ at: "welcome", refusal: error instanceof CallRefused ? error : new CallRefused("FAULT", String(error), true) });
    }
  };

  return {
    stage,
    chat,
    call,
    goOn: (ticket: KeptTicket) => call(ticket.way === "chat" ? "hear" : ticket.way, ticket.language, ticket),
    again() {
      keepTicket(slug, null);
      setStage({ at: "welcome" });
    },
  };
}

export type Calling = ReturnType<typeof useCalling>;
