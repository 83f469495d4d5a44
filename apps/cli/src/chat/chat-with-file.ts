import { randomUUID } from "node:crypto";
import type { Decision } from "@vaarta/engine";
import { compile, type AgentDocument, type Json } from "@vaarta/flow";
import type { Models } from "@vaarta/llm";
import {
  createDriver,
  isRuntimeError,
  memoryStore,
  modelParts,
  modelUnderstander,
  textTransport,
  type Driver,
  type StoredEvent,
  type Transport,
} from "@vaarta/runtime";
import { createToolRunner, sampleRunner } from "@vaarta/tools";
import type { ChatOptions, CommandContext } from "../cli.ts";
import { CliError } from "../cli-error.ts";
import { readAgent, writeText } from "../files.ts";
import { exitCodes, type ExitCode } from "../surroundings.ts";
import type { Terminal } from "../terminal.ts";
import { modelsFromEnvironment } from "./models-from-environment.ts";
import { typedLines } from "./typed-lines.ts";

const help = "/why  /slots  /state  /back <turn>  /quit";

/** A conversation with a draft, in this process: nothing leaves the machine and nothing is really booked. */
export async function chatWithFile(context: CommandContext, file: string, options: ChatOptions): Promise<ExitCode> {
  const { terminal, surroundings } = context;
  const { document } = await readAgent(surroundings.directory, file);
  if (options.language !== undefined && !(options.language in document.languages.offered))
    throw new CliError(
      "USAGE",
      `${document.name} does not speak ${options.language}. Its languages are ${Object.keys(document.languages.offered).join(", ")}.`,
    );
  const own = modelsFromEnvironment(surroundings.environment);
  const session = new Session(terminal, document, own?.models ?? null);
  terminal.note(`${document.name}${own ? `, with ${own.name}` : ""}. ${help}`);
  await session.begin(options);
  for await (const line of typedLines(context, session.over)) {
    if (line === "/quit") break;
    await session.take(line);
    if (session.over.aborted) break;
  }
  await session.end();
  await own?.close();
  if (options.log !== undefined)
    await writeText(surroundings.directory, options.log, `${JSON.stringify({ events: session.events }, null, 1)}\n`);
  return exitCodes.done;
}

class Session {
  readonly #terminal: Terminal;
  readonly #document: AgentDocument;
  readonly #over = new AbortController();
  readonly #transport: Transport;
  events: StoredEvent[] = [];
  #driver: Driver;
  #conversations = 1;

  constructor(terminal: Terminal, document: AgentDocument, models: Models | null) {
    this.#terminal = terminal;
    this.#document = document;
    this.#transport = {
      ...textTransport({ onSaid: ({ text }) => terminal.say(`${terminal.style("cyan", "agent")}  ${text}`) }),
      observe: (stored) => void this.events.push(stored),
    };
    this.#driver = createDriver({
      conversation: randomUUID(),
      program: compile(document),
      store: memoryStore(),
      transport: this.#transport,
      tools: sampleRunner({ real: createToolRunner({ datasets: document.datasets }) }),
      isTest: true,
      ...(models && { parts: modelParts({ models }), understander: modelUnderstander({ models }) }),
      onEnded: ({ outcome }) => this.#ended(outcome),
      onFault: (error) => terminal.note(error.message),
    });
  }

  /** Aborted when the conversation has ended. */
  get over(): AbortSignal {
    return this.#over.signal;
  }

  async begin(options: ChatOptions): Promise<void> {
    await this.#driver.start({
      seed: randomUUID(),
      timezone: this.#document.timezone,
      channel: "test",
      direction: options.outbound ? "outbound" : "inbound",
      attributes: Object.fromEntries(Object.entries(options.attribute).map(([name, text]) => [name, valueOf(text)])),
      ...(options.language !== undefined && { language: options.language }),
    });
    await this.#driver.settled();
  }

  async take(line: string): Promise<void> {
    const [command, argument] = line.split(/\s+/);
    if (command === "/why") return this.#why();
    if (command === "/slots") return this.#slots();
    if (command === "/state") return this.#terminal.say(this.#driver.snapshot.stack.map((frame) => this.#state(frame.state)).join(" > "));
    if (command === "/back") return this.#back(Number(argument));
    if (line.startsWith("/")) return this.#terminal.note(help);
    try {
      await this.#driver.say(line);
      await this.#driver.settled();
    } catch (error) {
      if (!isRuntimeError(error)) throw error;
      this.#terminal.note(error.message);
    }
  }

  async end(): Promise<void> {
    if (!this.#over.signal.aborted) await this.#driver.hangUp();
    await this.#driver.settled();
    await this.#driver.close();
  }

  async #back(turn: number): Promise<void> {
    if (!Number.isInteger(turn)) return this.#terminal.note("Say to which turn: /back 2");
    try {
      this.#conversations += 1;
      const fork = await this.#driver.stepBack(turn, `${this.#driver.conversation}-${this.#conversations}`);
      const kept = fork.seq;
      await this.#driver.close();
      this.#driver = fork;
      this.events = this.events.slice(0, kept);
      this.#terminal.note(`Back before turn ${turn}.`);
    } catch (error) {
      if (!isRuntimeError(error)) throw error;
      this.#terminal.note(error.message);
    }
  }

  #why(): void {
    const last = this.events.findLast(({ decisions }) => decisions.length > 0);
    for (const decision of last?.decisions ?? []) for (const line of this.#told(decision)) this.#terminal.say(line);
  }

  #told(decision: Decision): string[] {
    const where =
      decision.to === null ? `stayed in ${this.#state(decision.from)}` : `${this.#state(decision.from)} > ${this.#state(decision.to)}`;
    const rule = decision.rule === undefined ? "" : ` (${decision.rule})`;
    const evidence = decision.evidence.map(({ kind, id, words }) => `${kind} ${id}${words === undefined ? "" : ` “${words}”`}`).join(", ");
    return [
      `${where}: ${decision.cause}${rule}${decision.note === undefined ? "" : `; ${decision.note}`}`,
      ...(evidence === "" ? [] : [`  heard ${evidence}`]),
      ...decision.considered.map(({ to, verdict, because }) => `  ${verdict.padEnd(7)} ${this.#state(to)}: ${because}`),
    ];
  }

  #slots(): void {
    for (const [id, { value, words }] of Object.entries(this.#driver.snapshot.slots))
      this.#terminal.say(`${this.#document.slots[id]?.name ?? id} = ${JSON.stringify(value)}${words === "" ? "" : `  “${words}”`}`);
  }

  #state(id: string): string {
    return this.#document.states[id]?.name ?? id;
  }

  #ended(outcome: string | null): void {
    const name = outcome === null ? "" : ` ${this.#document.outcomes[outcome]?.name ?? outcome}.`;
    this.#terminal.note(`Ended.${name}`);
    this.#over.abort();
  }
}

/** `amount=500000` is a number, `vip=true` a yes; everything else is text. */
function valueOf(text: string): Json {
  if (/^(-?(0|[1-9]\d{0,8})(\.\d+)?|true|false)$/.test(text)) return JSON.parse(text) as Json;
  return text;
}
