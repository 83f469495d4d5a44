import type { AudioLine } from "@vaarta/call";
import type { Program } from "@vaarta/flow";
import { createDriver, type Driver, isRuntimeError, modelParts, modelUnderstander, ruleUnderstander, type RuntimeError, type Transport } from "@vaarta/runtime"; // prettier-ignore
import { createToolRunner } from "@vaarta/tools";
import { HostError } from "./host-error.ts";
import type { Link } from "./link.ts";
import { remotePrograms } from "./programs.ts";
import type { OpenedCall } from "./protocol.ts";
import { remoteModels } from "./remote-models.ts";
import { remoteStore } from "./remote-store.ts";
import { remoteToolStores } from "./remote-tools.ts";

/** A caller's line as this process sees it: what carries her sound, and what tells her that this is the end of it. */
export interface CallersLine extends AudioLine {
  /** The call does not go on here. `retry`: another place has it, or will. */
  refuse(code: string, message: string, retry: boolean): void;
}

/** What talks on one line: hears her, speaks to her. Made anew for every line. */
export interface Talk {
  transport: Transport;
  /** The conversation is there, and is said on this line from here on. */
  attach(driver: Driver): void;
  /** The line is another's, or gone: nothing more is heard or said on it. */
  leave(): void;
}

export interface TalkInput {
  line: AudioLine;
  call: OpenedCall;
  program: Program;
  /** She hung up. */
  left(): void;
  /** Her line broke. */
  lost(): void;
}

export interface HostedCallsOptions {
  link(): Link;
  talk(input: TalkInput): Talk;
  /** Something went wrong that nobody waits for. Never words. */
  onTrouble(what: string, conversation: string, code: string): void;
  /** A conversation without a line is kept for this long; after that whoever comes back finds it in the log. @defaultValue 60000 */
  lingerMs?: number;
  leaseMs?: number;
}

interface Live {
  call: OpenedCall;
  driver: Driver;
  talk: Talk | null;
  line: CallersLine | null;
  lingering: NodeJS.Timeout | null;
}

export type HostedCalls = ReturnType<typeof createHostedCalls>;

const nobody: Transport = { speak: () => new Promise(() => {}), ended: () => {} };

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

  function driverOf(call: OpenedCall, program: Program, transport: Transport): Driver {
    const link = options.link();
    const { conversation } = call;
    const models = call.tasks.length > 0 ? remoteModels(link, conversation, call.tasks) : null;
    return createDriver({
      conversation,
      program,
      // A conversation keeps its release for good, and a later version of this product reads that release under another hash.
      programs: () => program,
      store: remoteStore(link),
      understander: models ? modelUnderstander({ models, rules }) : rules,
      ...(models && { parts: modelParts({ models }) }),
      tools: createToolRunner({ datasets: program.document.datasets, stores: remoteToolStores(link, conversation) }),
      transport,
      leaseMs,
      onStopped: (error) => stopped(conversation, error),
      onFault: (error) => onTrouble("a step failed", conversation, error.code),
      onEnded: () => void forget(conversation),
    });
  }

  function stopped(conversation: string, error: RuntimeError): void {
    const live = lives.get(conversation);
    lives.delete(conversation);
    live?.talk?.leave();
    // Her page asks the server where her call is now.
    live?.line?.refuse(error.code, "The call goes on in another place in a moment.", true);
    onTrouble("it stopped here", conversation, error.code);
    tellClosed(conversation);
  }

  /** Everything was said; the line ends by itself when it was heard. */
  async function forget(conversation: string): Promise<void> {
    const live = lives.get(conversation);
    if (!live) return;
    lives.delete(conversation);
    if (live.lingering) clearTimeout(live.lingering);
    await live.driver.close();
    tellClosed(conversation);
  }

  function tellClosed(conversation: string): void {
    options
      .link()
      .ask("call.close", { conversation })
      .catch(() => undefined);
    if (lives.size === 0) for (const wake of idle) wake();
  }

  function linger(conversation: string, live: Live): void {
    if (live.lingering) clearTimeout(live.lingering);
    live.lingering = setTimeout(() => void forget(conversation), lingerMs);
  }

  function talkOn(line: CallersLine, call: OpenedCall, program: Program): Talk {
    const { conversation } = call;
    /** What she does while her call is still being opened is done after that; what another line took over is not done at all. */
    function onceOpen(act: (live: Live) => void): void {
      talk.leave();
      const opened = opening.get(conversation) ?? Promise.resolve();
      void opened
        .catch(() => undefined)
        .then(() => {
          const live = lives.get(conversation);
          if (live?.line !== line) return;
          Object.assign(live, { line: null, talk: null });
          act(live);
        });
    }
    const talk: Talk = options.talk({
      line,
      call,
      program,
      left() {
        onceOpen((live) =>
          live.driver.hangUp().then(
            () => forget(conversation),
            (error: unknown) => onTrouble("it could not be hung up", conversation, codeOf(error)),
          ),
        );
      },
      lost() {
        onceOpen((live) => {
          live.driver.reconnect(nobody);
          linger(conversation, live);
        });
      },
    });
    return talk;
  }

  async function open(line: CallersLine, call: OpenedCall, opened: () => void): Promise<{ resumed: boolean }> {
    const { conversation } = call;
    programOf ??= remotePrograms(options.link());
    const program = await programOf(call);
    const talk = talkOn(line, call, program);
    opened();
    const there = lives.get(conversation);
    if (there) {
      if (there.lingering) clearTimeout(there.lingering);
      there.talk?.leave();
      there.line?.refuse("REPLACED", "This call was opened in another window.", false);
      Object.assign(there, { line, talk, call, lingering: null });
      talk.attach(there.driver);
      there.driver.reconnect(talk.transport);
      return { resumed: true };
    }
    const driver = driverOf(call, program, talk.transport);
    lives.set(conversation, { call, driver, talk, line, lingering: null });
    talk.attach(driver);
    try {
      if (call.start) await driver.start(call.start);
      else await driver.resume();
    } catch (error) {
      lives.delete(conversation);
      talk.leave();
      await driver.close();
      tellClosed(conversation);
      throw error;
    }
    return { resumed: call.start === null };
  }

  return {
    /**
     * Lets a caller in who shows a token. `opened` is told before the first word is said.
     * @throws {HostError} TOKEN_INVALID, LINK_LOST; {RuntimeError} of the driver
     */
    async join(token: string, line: CallersLine, opened: (call: OpenedCall) => void): Promise<{ call: OpenedCall; resumed: boolean }> {
      const call = await options.link().ask("call.open", { token });
      const before = opening.get(call.conversation) ?? Promise.resolve();
      const work = before.catch(() => undefined).then(() => open(line, call, () => opened(call)));
      opening.set(call.conversation, work);
      try {
        return { call, ...(await work) };
      } finally {
        if (opening.get(call.conversation) === work) opening.delete(call.conversation);
      }
    },

    /** Another process has it: it falls silent at once. */
    revoke(conversation: string, code: string): void {
      const live = lives.get(conversation);
      if (!live) return;
      lives.delete(conversation);
      if (live.lingering) clearTimeout(live.lingering);
      live.talk?.leave();
      live.line?.refuse(code, "This call goes on in another place.", code !== "REPLACED");
      void live.driver.close();
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
        [...lives].map(async ([conversation, live]) => {
          lives.delete(conversation);
          live.talk?.leave();
          await live.driver.close();
          live.line?.refuse("RESTARTING", "The line is back in a moment; nothing is lost.", true);
          tellClosed(conversation);
        }),
      );
    },

    get count(): number {
      return lives.size;
    },
    grants: (): string[] => [...lives.values()].map(({ call }) => call.grant),
  };
}

function codeOf(error: unknown): string {
  if (isRuntimeError(error) || HostError.is(error)) return error.code;
  return "FAULT";
}
