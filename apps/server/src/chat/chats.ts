import { type Database, randomSecret, type Workspace } from "@vaarta/db";
import type { Json } from "@vaarta/flow";
import { createDriver, type Driver, endConversation, modelParts, modelUnderstander, ruleUnderstander } from "@vaarta/runtime";
import { createToolRunner } from "@vaarta/tools";
import type { Logger } from "pino";
import { failureOf, ServerError } from "../failures.ts";
import { faultOf } from "../trpc/builder.ts";
import type { ModelsFor } from "../models/models-for.ts";
import { type ChatLine, chatLine, silentLine } from "./chat-line.ts";
import type { ServerMessage } from "./messages.ts";
import { programs } from "./programs.ts";
import type { Grant } from "./tokens.ts";
import { postgresToolStores } from "./tool-stores.ts";
import { transcriptOf } from "./transcript.ts";

/** How long a conversation that nobody is at is kept in memory; after that it is picked up from the log. */
const lingerMs = 60_000;
const leaseMs = 15_000;

/** A caller's page, as conversations see it. */
export interface Page {
  send(message: ServerMessage): void;
  /** Another page of the same caller took over, or the server stops. */
  close(code: string, message: string): void;
}

interface Live {
  driver: Driver;
  page: Page | null;
  line: ChatLine | null;
  /** Seq of the event that asked for each effect. */
  seqs: Map<string, number>;
  lingering: NodeJS.Timeout | null;
}

export type Chats = ReturnType<typeof createChats>;

/** The conversations that this server drives. Each is in the log before anything is said of it. */
export function createChats({ database, log, modelsFor }: { database: Database; log: Logger; modelsFor?: ModelsFor }) {
  const programOf = programs();
  // One for all conversations: making it ready for a program takes longer than a whole turn.
  const rules = ruleUnderstander();
  const lives = new Map<string, Promise<Live>>();
  /** Being ended right now: whoever comes back waits for it, so that two do not write at once. */
  const ending = new Map<string, Promise<unknown>>();

  async function driverOf(workspace: Workspace, conversation: string, live: Omit<Live, "driver">): Promise<Driver> {
    const row = await workspace.conversations.get(conversation);
    const program = await programOf(workspace, row.release.id);
    const stores = postgresToolStores(workspace.tools(row.agent));
    const models = await modelsFor?.(workspace.id).catch((error: unknown) => {
      // A caller is not turned away because models cannot be set up: it goes by rules and script.
      log.error({ conversation, fault: faultOf(error) }, "language models cannot be set up");
      return null;
    });
    return createDriver({
      conversation,
      program,
      // A conversation keeps its release for good, and a later version of this product reads that release under another hash.
      programs: () => program,
      store: workspace.store(),
      understander: models ? modelUnderstander({ models, rules }) : rules,
      ...(models && { parts: modelParts({ models, workspace: workspace.id }) }),
      tools: createToolRunner({ datasets: program.document.datasets, stores }),
      transport: watched(silentLine, live),
      leaseMs,
      onStopped(error) {
        lives.delete(conversation);
        live.page?.close(error.code, error.message);
        if (error.code !== "CLOSED") log.warn({ conversation, code: error.code }, "a conversation stopped here");
      },
      onFault: (error) => log.error({ conversation, code: error.code }, "a step of a conversation failed"),
    });
  }

  /** Opens or finds the conversation here. Two asking at once get the same. */
  function liveOf(workspace: Workspace, conversation: string): Promise<Live> {
    const known = lives.get(conversation);
    if (known) return known;
    const made = (async () => {
      await ending.get(conversation);
      const live = { page: null, line: null, seqs: new Map<string, number>(), lingering: null };
      const driver = await driverOf(workspace, conversation, live);
      await driver.resume();
      return Object.assign(live, { driver });
    })();
    lives.set(conversation, made);
    made.catch(() => lives.delete(conversation));
    return made;
  }

  function linger(conversation: string, live: Live): void {
    if (live.lingering) clearTimeout(live.lingering);
    live.lingering = setTimeout(() => {
      lives.delete(conversation);
      void live.driver.close();
    }, lingerMs);
    live.lingering.unref();
  }

  return {
    /**
     * Begins a conversation with the live release of an agent. It keeps that release.
     * @throws {ServerError} NOT_PUBLISHED
     */
    async begin(
      workspace: Workspace,
      agent: string,
      input: { language?: string; attributes?: Record<string, Json>; isTest: boolean },
    ): Promise<string> {
      const published = await workspace.releases.liveSummary(agent);
      if (!published) throw new ServerError("NOT_PUBLISHED", "This agent has not been published yet.");
      const program = await programOf(workspace, published.releaseId);
      const { languages, timezone } = program.document;
      const language =
        input.language !== undefined && Object.hasOwn(languages.offered, input.language) ? input.language : languages.default;
      const conversation = await workspace.conversations.create({
        agent,
        release: published.releaseId,
        channel: "chat",
        language,
        at: new Date(),
      });
      const live = { page: null, line: null, seqs: new Map<string, number>(), lingering: null };
      const driver = await driverOf(workspace, conversation, live);
      const made: Live = Object.assign(live, { driver });
      lives.set(conversation, Promise.resolve(made));
      await driver.start({
        seed: randomSecret(),
        timezone,
        channel: "chat",
        direction: "inbound",
        language,
        attributes: input.attributes ?? {},
      });
      linger(conversation, made);
      return conversation;
    },

    /** Connects a page: what was said comes first, then what she has not heard, then the conversation goes on. */
    async connect(grant: Grant, page: Page, lastSeq: number): Promise<Connection> {
      const { conversation } = grant;
      const workspace = database.workspace(grant.workspace, "caller");
      const live = await liveOf(workspace, conversation);
      if (live.lingering) clearTimeout(live.lingering);
      live.page?.close("REPLACED", "This conversation was opened in another window.");
      const events = await workspace.conversations.events(conversation);
      for (const { seq, effects } of events) for (const effect of effects) live.seqs.set(effect.id, seq);
      const { snapshot } = live.driver;
      page.send({
        type: "resumed",
        transcript: transcriptOf(events, snapshot.open, lastSeq),
        ...(snapshot.status === "ended" ? { ended: snapshot.outcome ?? "" } : {}),
      });
      const line = chatLine(
        (message) => page.send(message),
        (effect) => live.seqs.get(effect) ?? live.driver.seq,
      );
      live.page = page;
      live.line = line;
      live.driver.reconnect(watched(line.transport, live));
      return {
        async say(id, text) {
          await live.driver.say(text, { message: id, onKept: (seq) => page.send({ type: "ack", id, seq }) });
        },
        heard: (effect, heard) => line.heard(effect, heard),
        bye: () => live.driver.hangUp(),
        leave() {
          if (live.page !== page) return;
          live.page = null;
          live.line = null;
          live.driver.reconnect(watched(silentLine, live));
          linger(conversation, live);
        },
      };
    },

    /** Conversations driven here in which nothing has happened since a moment end now; whoever still has one open is told. */
    async endQuiet(since: Date): Promise<number> {
      let count = 0;
      for (const [conversation, opening] of lives) {
        const live = await opening.catch(() => null);
        if (!live || lives.get(conversation) !== opening || live.driver.seq === 0) continue;
        const { driver } = live;
        if (driver.snapshot.status === "ended" || driver.snapshot.at >= since.getTime()) continue;
        try {
          await driver.hangUp("idle", "system");
        } catch (error) {
          // It stopped meanwhile; the next sweep finds it in the log.
          log.warn({ conversation, code: failureOf(error)?.code ?? "FAULT" }, "an idle conversation could not be ended");
          continue;
        }
        live.page?.send({ type: "ended", outcome: driver.snapshot.outcome ?? "" });
        count += 1;
      }
      return count;
    },

    /** Ends a conversation that no server drives, unless something has happened in it since a moment. @returns whether it is over */
    async endAway(workspace: Workspace, conversation: string, since: Date): Promise<boolean> {
      if (lives.has(conversation)) return false;
      const work = (async () => {
        const { release } = await workspace.conversations.get(conversation);
        const snapshot = await endConversation({
          store: workspace.store(),
          conversation,
          program: await programOf(workspace, release.id),
          reason: "idle",
          holder: "idle",
          onlyIf: ({ at }) => at < since.getTime(),
        });
        // Its first event was never kept, so nobody was ever given it.
        if (!snapshot) await workspace.conversations.remove(conversation);
        return snapshot === null || snapshot.status === "ended";
      })();
      ending.set(
        conversation,
        work.catch(() => undefined),
      );
      try {
        return await work;
      } finally {
        ending.delete(conversation);
      }
    },

    /** Stops driving a conversation here, when it is here. */
    async end(conversation: string): Promise<void> {
      const live = await lives.get(conversation)?.catch(() => null);
      lives.delete(conversation);
      live?.page?.close("CLOSED", "This conversation was removed.");
      await live?.driver.close();
    },

    /** Hands everything over: the next server picks it up from the log. */
    async close(): Promise<void> {
      const all = await Promise.allSettled(lives.values());
      lives.clear();
      for (const one of all) {
        if (one.status !== "fulfilled") continue;
        if (one.value.lingering) clearTimeout(one.value.lingering);
        one.value.page?.close("RESTARTING", "The server restarts. Connect again in a moment; nothing is lost.");
        await one.value.driver.close();
      }
    },

    get count(): number {
      return lives.size;
    },
  };
}

/** What a connected page can do. */
export interface Connection {
  say(id: string, text: string): Promise<void>;
  heard(effect: string, heard: { heard: "all" | "part" | "none"; text?: string }): void;
  bye(): Promise<void>;
  leave(): void;
}

/** Remembers which event asked for what, so that what is said can name its place in the log. */
function watched(transport: typeof silentLine, live: { seqs: Map<string, number> }): typeof silentLine {
  return {
    ...transport,
    observe(stored) {
      for (const effect of stored.effects) live.seqs.set(effect.id, stored.seq);
    },
  };
}
