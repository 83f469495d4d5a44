import { wants, type Snapshot, type Understanding, type Wants } from "@vaarta/engine";
import { compile, type AgentDocument, type AgentTest, type Program } from "@vaarta/flow";
import type { Models } from "@vaarta/llm";
import {
  modelParts, modelUnderstander, rehearse, ruleUnderstander, systemClock, testFromLog, type Rehearsal, type Understander,
} from "@vaarta/runtime"; // prettier-ignore
import { createStore, type StoreApi } from "zustand";
import { callerOf, startOf, type Caller } from "./caller.ts";
import { exchangesOf, type Exchange, type Input } from "./transcript.ts";

export interface TestState {
  status: "idle" | "busy" | "waiting" | "ended";
  exchanges: readonly Exchange[];
  snapshot: Snapshot | null;
  wants: Wants | null;
  /** Why the draft cannot run, or what went wrong while it ran. */
  failure: string | null;
  /** The draft changed and cannot be compiled: the test goes on with the last version that could. */
  behind: string | null;
  /** The run that the last rewind or restart gave up, for laying it beside this one. */
  before: readonly Exchange[] | null;
}

/** A conversation to be played as it was. */
export interface Playback {
  at: number;
  seed: string;
  caller: Caller;
  inputs: readonly Input[];
  samples: readonly { tool: string; sample: string }[];
}

const ownSeed = "console";
const editPauseMs = 400;

const sessions = new WeakMap<object, TestSession>();

/** The running test of a draft: it goes on while the person edits, or looks at another screen. */
export function sessionOf(draft: object): TestSession {
  let session = sessions.get(draft);
  if (!session) sessions.set(draft, (session = new TestSession()));
  return session;
}

const nothing: TestState = { status: "idle", exchanges: [], snapshot: null, wants: null, failure: null, behind: null, before: null };

/**
 * A conversation with the draft, in this tab and in virtual time. Going back plays the inputs again from the start: the
 * same caller, the same words and the same seed come to the same place, on the draft as it is now.
 */
export class TestSession {
  readonly store: StoreApi<TestState> = createStore<TestState>(() => nothing);
  #rehearsal: Rehearsal | null = null;
  #program: Program | null = null;
  #inputs: Input[] = [];
  #caller: Caller | null = null;
  #at = 0;
  #seed = ownSeed;
  /** How tools answer in a conversation that is played again: by tool, in order. */
  #answers: Playback["samples"] = [];
  /** What the words being said now mean, where that is known. */
  #meant: Understanding | null = null;
  readonly #rules = ruleUnderstander();
  /** Counts beginnings, so that a run that was given up cannot write into the next. */
  #run = 0;
  #queue: Promise<void> = Promise.resolve();
  /** The draft as it was edited last, until the running test has taken it. */
  #edited: AgentDocument | null = null;
  #pause: ReturnType<typeof setTimeout> | null = null;

  /** Asked from the next beginning on; null goes by rules and script. */
  models: Models | null = null;

  /** Begins anew. @param inputs - what to play at once */
  start(document: AgentDocument, caller: Caller, now: number, inputs: readonly Input[] = []): Promise<void> {
    this.#caller = caller;
    this.#at = startOf(caller, document.timezone, now);
    this.#seed = ownSeed;
    this.#answers = [];
    return this.#begin(document, inputs);
  }

  /** Plays a conversation that a made-up caller had: the same moment, chance, words and tool results come to the same place. */
  play(document: AgentDocument, { at, seed, caller, inputs, samples }: Playback): Promise<void> {
    this.#caller = caller;
    this.#at = at;
    this.#seed = seed;
    this.#answers = samples;
    return this.#begin(document, inputs);
  }

  send(input: Input): Promise<void> {
    void this.#takeEdited();
    return this.#post(async (run) => {
      await this.#give(input, run);
    });
  }

  /** Stands again where it stood before an exchange, and goes on from there with other words when given. */
  rewind(document: AgentDocument, number: number, instead?: Input): Promise<void> {
    return this.#begin(document, [...this.#inputs.slice(0, number - 1), ...(instead ? [instead] : [])]);
  }

  /** The draft was edited: taken once the typing pauses, and in any case before what is sent next. */
  edit(document: AgentDocument): void {
    this.#edited = document;
    if (this.#pause) clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.#takeEdited(), editPauseMs);
  }

  /** Takes the draft as it is now into the running test. */
  change(document: AgentDocument): Promise<void> {
    return this.#post(async (run) => {
      const driver = this.#rehearsal?.driver;
      if (!driver || this.store.getState().status === "ended") return;
      try {
        this.#program = compile(document);
      } catch (error) {
        this.store.setState({ behind: messageOf(error) });
        return;
      }
      await driver.swapProgram(this.#program);
      await driver.settled();
      this.#show(run, { behind: null });
    });
  }

  /** This run as a test for the document. */
  asTest(document: AgentDocument, name: string): AgentTest | null {
    const rehearsal = this.#rehearsal;
    return rehearsal ? testFromLog(document, rehearsal.transport.events, rehearsal.driver.snapshot, name) : null;
  }

  stop(): void {
    this.#run += 1;
    this.#forgetEdited();
    void this.#rehearsal?.end();
    this.#rehearsal = null;
    this.#inputs = [];
    this.store.setState(nothing);
  }

  #forgetEdited(): AgentDocument | null {
    const edited = this.#edited;
    if (this.#pause) clearTimeout(this.#pause);
    this.#pause = null;
    this.#edited = null;
    return edited;
  }

  async #takeEdited(): Promise<void> {
    const edited = this.#forgetEdited();
    if (edited) await this.change(edited);
  }

  #begin(document: AgentDocument, inputs: readonly Input[]): Promise<void> {
    const run = ++this.#run;
    this.#forgetEdited();
    const last = this.store.getState();
    const kept = { before: last.exchanges.length > 0 ? last.exchanges : last.before };
    const before = this.#rehearsal;
    this.#inputs = [];
    return this.#post(async () => {
      await before?.end();
      if (run !== this.#run || !this.#caller) return;
      this.store.setState({ ...nothing, ...kept, status: "busy" });
      try {
        this.#program = compile(document);
      } catch (error) {
        this.store.setState({ ...nothing, ...kept, failure: messageOf(error) });
        return;
      }
      const caller = this.#caller;
      const answers = this.#answers.map(({ tool, sample }) => ({ name: document.tools[tool]?.name ?? tool, sample }));
      const answerOf = (tool: string) => {
        const index = answers.findIndex(({ name }) => name === tool);
        return index < 0 ? undefined : answers.splice(index, 1)[0]?.sample;
      };
      this.#rehearsal = rehearse({
        program: this.#program,
        at: this.#at,
        seed: this.#seed,
        caller: callerOf(document, caller),
        // The test's own clock jumps; a model takes the time it takes.
        ...(this.models && { parts: modelParts({ models: this.models, clock: systemClock }) }),
        understander: this.#listener(),
        chooseSample: (tool) => answerOf(tool) ?? (caller.tools[tool] || undefined),
      });
      await this.#rehearsal.begin();
      this.#show(run);
      for (const input of inputs) await this.#give(input, run);
    });
  }

  /** Understands what is said, unless it is known already what it means. */
  #listener(): Understander {
    const real = this.models ? modelUnderstander({ models: this.models, clock: systemClock }) : this.#rules;
    return { understand: (input) => this.#meant ?? real.understand(input) };
  }

  async #give(input: Input, run: number): Promise<void> {
    const rehearsal = this.#rehearsal;
    if (!rehearsal || run !== this.#run || rehearsal.driver.snapshot.status === "ended") return;
    this.#inputs.push(input);
    this.store.setState({ status: "busy" });
    if (input.kind === "say") {
      this.#meant = input.understanding ?? null;
      try {
        await rehearsal.say(input.text);
      } finally {
        this.#meant = null;
      }
    } else if (input.kind === "dtmf") await rehearsal.dtmf(input.digits);
    else await rehearsal.beSilent();
    this.#show(run);
  }

  #show(run: number, also: Partial<TestState> = {}): void {
    const rehearsal = this.#rehearsal;
    if (!rehearsal || run !== this.#run) return;
    const { snapshot } = rehearsal.driver;
    const ended = snapshot.status === "ended";
    this.store.setState({
      status: ended ? "ended" : "waiting",
      exchanges: exchangesOf(rehearsal.transport.events),
      snapshot,
      wants: ended || !this.#program ? null : wants(this.#program, snapshot),
      ...also,
    });
  }

  /** One thing at a time; what fails is shown and the test goes on. */
  #post(work: (run: number) => Promise<void>): Promise<void> {
    const run = this.#run;
    const next = this.#queue.then(async () => {
      try {
        await work(run);
      } catch (error) {
        if (run <= this.#run)
          this.store.setState((now) => ({ failure: messageOf(error), status: now.status === "busy" ? "waiting" : now.status }));
      }
    });
    this.#queue = next;
    return next;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
