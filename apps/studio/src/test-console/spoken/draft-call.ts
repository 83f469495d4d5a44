import type { AgentDocument } from "@vaarta/flow";
import { createStore, type StoreApi } from "zustand";
import type { TestCalls } from "../../backend/test-calls.ts";
import { MicrophoneError, type MicrophoneTrouble, openMicrophone, type SoundSource } from "../../voice/audio/microphone.ts";
import { openSound, type Sound } from "../../voice/audio/sound.ts";
import { wayOf } from "../../voice/find-way.ts";
import { type CallView, VoiceCall } from "../../voice/voice-call.ts";
import { callerOf, type Caller } from "../caller.ts";
import { exchangesOf, type Exchange } from "../transcript.ts";
import { CallLog } from "./call-log.ts";

export interface DraftCallState {
  /** `off`: the console is for typing. */
  stage: "off" | "starting" | "on" | "over";
  /** The draft that is spoken with; what is edited meanwhile is for the next call. */
  document: AgentDocument | null;
  view: CallView | null;
  exchanges: readonly Exchange[];
  source: SoundSource | null;
  trouble: MicrophoneTrouble | null;
  /** Why there is no call. */
  failure: string | null;
}

const off: DraftCallState = { stage: "off", document: null, view: null, exchanges: [], source: null, trouble: null, failure: null };

/** A spoken test of the draft in this tab: sound both ways, and what the engine decides while it goes on. */
export class DraftCall {
  readonly store: StoreApi<DraftCallState> = createStore<DraftCallState>(() => off);
  #call: VoiceCall | null = null;
  #sound: Sound | null = null;
  #log: CallLog | null = null;
  /** Counts beginnings, so that one that was given up opens nothing. */
  #run = 0;

  /** Must begin in a tap: browsers open sound only there. @param saved - resolves when the server has what was typed */
  async start(calls: TestCalls, agent: string, document: AgentDocument, caller: Caller, saved: () => Promise<void>): Promise<void> {
    const opening = openSound();
    this.close();
    const run = this.#run;
    this.store.setState({ ...off, stage: "starting", document });
    let sound: Sound | null = null;
    try {
      sound = await opening;
      await saved();
      const { conversation, token, hears, ...offer } = await calls.begin(agent, callerOf(document, caller));
      if (run !== this.#run) return sound.close();
      this.#sound = sound;
      this.#log = new CallLog(
        (after) => calls.events(conversation, after),
        (events) => run === this.#run && this.store.setState({ exchanges: exchangesOf(events) }),
      );
      this.store.setState({ stage: "on" });
      const onView = (view: CallView) => run === this.#run && this.#show(view);
      this.#call = new VoiceCall({ ticket: { conversation, token }, way: wayOf(offer), sound, source: null, onView });
      // Where people are not heard, a microphone is only for who asks for it.
      if (hears === "people") await this.takeMicrophone();
    } catch (error) {
      sound?.close();
      if (run === this.#run) this.store.setState({ ...off, failure: error instanceof Error ? error.message : String(error) });
    }
  }

  async takeMicrophone(): Promise<void> {
    const [call, sound] = [this.#call, this.#sound];
    if (!call || !sound) return;
    try {
      const source = await openMicrophone(sound);
      if (call !== this.#call || this.store.getState().stage !== "on") return source.close();
      source.onEnded(() => {
        call.setSource(null);
        if (call === this.#call) this.store.setState({ source: null, trouble: "missing" });
      });
      call.setSource(source);
      this.store.setState({ source, trouble: null });
    } catch (error) {
      if (!(error instanceof MicrophoneError)) throw error;
      this.store.setState({ trouble: error.trouble });
    }
  }

  say(text: string): void {
    this.#call?.say(text);
  }

  setMuted(isMuted: boolean): void {
    this.#call?.setMuted(isMuted);
  }

  hangUp(): void {
    this.#call?.hangUp();
  }

  /** Ends it, and leaves the console for typing. */
  close(): void {
    this.#run += 1;
    this.#call?.hangUp();
    this.#call = null;
    this.#sound = null;
    this.#log?.close();
    this.#log = null;
    this.store.setState(off);
  }

  #show(view: CallView): void {
    const isOver = view.connection === "ended" || view.connection === "failed";
    const before = this.store.getState();
    this.store.setState({ view, stage: isOver ? "over" : "on", ...(isOver && { source: null, failure: view.failure?.message ?? null }) });
    if (isOver && before.stage !== "over") this.#log?.finish();
    else if (view.state !== before.view?.state || view.lines.length !== before.view?.lines.length) void this.#log?.look();
  }
}
