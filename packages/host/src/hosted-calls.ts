import { setTimeout as delay } from "node:timers/promises";
import { type AudioLine, type Call, CallError, createCall } from "@vaarta/call";
import type { Program } from "@vaarta/flow";
import { type DriverOptions, isRuntimeError, modelParts, modelUnderstander, ruleUnderstander, type RuntimeError } from "@vaarta/runtime"; // prettier-ignore
import type { Hearing, TurnDetector, Voice, VoiceActivity } from "@vaarta/speech";
import { isSpeechError } from "@vaarta/speech";
import { createToolRunner } from "@vaarta/tools";
import { agentWords } from "./agent-words.ts";
import { HostError } from "./host-error.ts";
import type { Link } from "./link.ts";
import { remotePrograms } from "./programs.ts";
import type { OpenedCall } from "./protocol.ts";
import { remoteModels } from "./remote-models.ts";
import { remoteStore } from "./remote-store.ts";
import { remoteToolStores } from "./remote-tools.ts";
import type { SpeechKits } from "./speech.ts";
import { turnTimings } from "./turn-timings.ts";

/** A caller's line as this process sees it: what carries her sound, and what tells her that this is the end of it. */
export interface CallersLine extends AudioLine {
  /** The call does not go on here. `retry`: another place has it, or will. */
  refuse(code: string, message: string, retry: boolean): void;
  /** No microphone is on: she writes, which takes longer than to speak. */
  onlyWrites?: boolean;
}

/** What hears and speaks in one call. */
export interface CallSpeech {
  hearing: Hearing | null;
  /** In the order to try them; none for captions alone. */
  voices: readonly Voice[];
  activity: VoiceActivity;
  turnDetector?: TurnDetector;
}

export interface HostedCallsOptions {
  link(): Link;
  speech: SpeechKits;
  /** Something went wrong that nobody waits for. Never words. */
  onTrouble(what: string, conversation: string, code: string): void;
  /** A conversation without a line is kept for this long; after that whoever comes back finds it in the log. @defaultValue 60000 */
  lingerMs?: number;
  /** @defaultValue 15000 */
  leaseMs?: number;
}

/** How many times longer than one who speaks somebody who writes is waited for. */
const writersPatience = 5;
/** Events that the server has not taken yet are waited for this long when a call is handed over. */
const durableWithinMs = 2_000;

interface Live {
  opened: OpenedCall;
  call: Call;
  line: CallersLine | null;
  lingering: NodeJS.Timeout | null;
}

export type HostedCalls = ReturnType<typeof createHostedCalls>;

/** The conversations that this process drives, each with the line its caller is on. */
export function createHostedCalls(options: HostedCallsOptions) {
  const { onTrouble, lingerMs = 60_000, leaseMs = 15_000 } = options;
  // One for all conversations: making it ready for a program takes longer than a whole turn.
  const rules = ruleUnderstander();
  const lives = new Map<string, Live>();
  /** One at a time for each conversation: two lines must not open it twice. */
  const opening = new Map<string, Promise<unknown>>();
  let programOf: ReturnType<typeof remotePrograms> | null = null;
  const idle = new Set<() => void>();

  function callOf(opened: OpenedCall, program: Program, line: CallersLine): Call {
    const link = options.link();
    const { conversation } = opened;
    const words = agentWords(program);
    const models = opened.tasks.length > 0 ? remoteModels(link, conversation, opened.tasks) : null;
    const timings = turnTimings((turn) => {
      link
        .ask("call.turn", { conversation, turn })
        .catch((error: unknown) => onTrouble("a turn's times were lost", conversation, codeOf(error)));
    });
    const driverOptions: Omit<DriverOptions, "transport" | "clock"> = {
      conversation,
      program,
      // A conversation keeps its release for good, and a later version of this product reads that release under another hash.
      programs: () => program,
      store: remoteStore(link),
      understander: models ? modelUnderstander({ models, rules }) : rules,
      ...(models && { parts: modelParts({ models }), speculates: false }),
      tools: createToolRunner({ datasets: program.document.datasets, stores: remoteToolStores(link, conversation) }),
      leaseMs,
      patience: () => (lives.get(conversation)?.line?.onlyWrites ? writersPatience : 1),
      onStopped: (error) => stopped(conversation, error),
      onFault: (error) => onTrouble("a step failed", conversation, error.code),
      onEnded: () => void forget(conversation),
      onLatency: timings.sample,
    };
    return createCall({
      line,
      driverOptions,
      ...options.speech.of(opened.speech),
      words: () => words,
      onTurn: timings.report,
      onFault: (error) => onTrouble("a part of the call failed", conversation, codeOf(error)),
      onLost: () => lost(conversation),
    });
  }

  function take(conversation: string): Live | undefined {
    const live = lives.get(conversation);
    lives.delete(conversation);
    if (live?.lingering) clearTimeout(live.lingering);
    return live;
  }

  function stopped(conversation: string, error: RuntimeError): void {
    const live = take(conversation);
    onTrouble("it stopped here", conversation, error.code);
    // Her page asks the server where her call is now.
    live?.line?.refuse(error.code, "The call goes on in another place in a moment.", true);
    void live?.call.close();
    tellClosed(conversation);
  }

  /** Everything was said; the line ends by itself when it was heard. */
  async function forget(conversation: string): Promise<void> {
    const live = take(conversation);
    if (!live) return;
    await live.call.close();
    tellClosed(conversation);
  }

  function lost(conversation: string): void {
    const live = lives.get(conversation);
    if (!live) return;
    live.line = null;
    if (live.lingering) clearTimeout(live.lingering);
    live.lingering = setTimeout(() => void forget(conversation), lingerMs);
  }

  function tellClosed(conversation: string): void {
    options
      .link()
      .ask("call.close", { conversation })
      .catch(() => undefined);
    if (lives.size === 0) for (const wake of idle) wake();
  }

  async function open(line: CallersLine, opened: OpenedCall, isOpen: () => void): Promise<void> {
    const { conversation } = opened;
    programOf ??= remotePrograms(options.link());
    const program = await programOf(opened);
    isOpen();
    const there = lives.get(conversation);
    if (there) {
      if (there.lingering) clearTimeout(there.lingering);
      const before = there.line;
      Object.assign(there, { line, opened, lingering: null });
      await there.call.reconnect(line);
      before?.refuse("REPLACED", "This call was opened in another window.", false);
      return;
    }
    const call = callOf(opened, program, line);
    lives.set(conversation, { opened, call, line, lingering: null });
    try {
      if (opened.start) await call.start(opened.start);
      else await call.resume({ cameBack: true });
    } catch (error) {
      take(conversation);
      await call.close().catch(() => undefined);
      tellClosed(conversation);
      throw error;
    }
  }

  return {
    /**
     * Lets a caller in who shows a token. `isOpen` is told before the first word is said.
     * @throws {HostError} TOKEN_INVALID, LINK_LOST; {RuntimeError} of the driver
     */
    async join(token: string, line: CallersLine, isOpen: (call: OpenedCall) => void): Promise<OpenedCall> {
      const opened = await options.link().ask("call.open", { token });
      const { conversation } = opened;
      const before = opening.get(conversation) ?? Promise.resolve();
      const work = before.catch(() => undefined).then(() => open(line, opened, () => isOpen(opened)));
      opening.set(conversation, work);
      try {
        await work;
        return opened;
      } finally {
        if (opening.get(conversation) === work) opening.delete(conversation);
      }
    },

    /** Another process has it: it falls silent at once. */
    revoke(conversation: string, code: string): void {
      const live = take(conversation);
      if (!live) return;
      void live.call.close();
      live.line?.refuse(code, "This call goes on in another place.", code !== "REPLACED");
      if (lives.size === 0) for (const wake of idle) wake();
    },

    /** Resolves when no call is left; after a time the rest is handed over. */
    async drain(withinMs: number): Promise<void> {
      if (lives.size > 0) {
        let late: NodeJS.Timeout | undefined;
        let wake = () => {};
        await new Promise<void>((resolve) => {
          wake = resolve;
          idle.add(wake);
          late = setTimeout(resolve, withinMs);
        });
        idle.delete(wake);
        clearTimeout(late);
      }
      await Promise.all(
        [...lives.keys()].map(async (conversation) => {
          const live = take(conversation);
          live?.line?.refuse("RESTARTING", "The line is back in a moment; nothing is lost.", true);
          if (live)
            await Promise.race([live.call.driver.durable(), delay(durableWithinMs, undefined, { ref: false })]).catch(() => undefined);
          await live?.call.close();
          tellClosed(conversation);
        }),
      );
    },

    get count(): number {
      return lives.size;
    },
    grants: (): string[] => [...lives.values()].map(({ opened }) => opened.grant),
  };
}

function codeOf(error: unknown): string {
  if (isRuntimeError(error) || HostError.is(error) || isSpeechError(error) || error instanceof CallError) return error.code;
  return error instanceof Error ? error.name : "FAULT";
}
