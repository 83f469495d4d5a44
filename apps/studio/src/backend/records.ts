import type { ChangeSentence } from "@vaarta/editing";
import type { AgentDocument, Issue } from "@vaarta/flow";
import type { StoredEvent } from "@vaarta/runtime";
import { uiLanguage } from "../i18n/i18n.ts";
import type { TurnTiming } from "../screens/calls/latency/stages.ts";
import { asking, isoOf, type Api } from "./trpc.ts";

export interface Release {
  id: string;
  number: number;
  /** ISO 8601. */
  at: string;
  by: string;
  note: string;
  isLive: boolean;
  languages: readonly string[];
  conversations: number;
  outcomes: Readonly<Record<string, number>>;
}

/** What must hold before anything of an agent is published; the server holds to it. */
export interface ReleaseRules {
  requireTests: boolean;
}

/** Where conversations on a release went and where they ended, as counts. */
export interface Funnel {
  /** Number of the release. */
  number: number;
  conversations: number;
  states: Readonly<Record<string, { reached: number; ended: number }>>;
  ways: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface ReleaseCheck {
  blockers: readonly Issue[];
  warnings: readonly Issue[];
  tests: { passed: number; failed: number };
  rules: ReleaseRules;
  changes: readonly ChangeSentence[];
}

export interface ConversationSummary {
  id: string;
  startedAt: string;
  endedAt: string | null;
  channel: string;
  language: string | null;
  outcome: string | null;
  release: number | null;
  turns: number;
  lastState: string | null;
}

export interface ConversationLog {
  id: string;
  startedAt: string;
  outcome: string | null;
  release: number;
  events: readonly StoredEvent[];
  document: AgentDocument | null;
}

/** What has been published, and what was said with it. */
export interface Records {
  releases(agent: string): Promise<Release[]>;
  releaseDocument(release: string): Promise<AgentDocument>;
  check(agent: string, revision: number): Promise<ReleaseCheck>;
  /** Of the live release; null when nothing is live. */
  funnel(agent: string): Promise<Funnel | null>;
  rules(agent: string): Promise<ReleaseRules>;
  setRules(agent: string, rules: ReleaseRules): Promise<void>;
  publish(input: { agent: string; revision: number; note: string; languages: string[] }): Promise<{ number: number }>;
  rollBack(input: { agent: string; release: string; note: string }): Promise<void>;
  conversations(input: {
    agent: string;
    outcome?: string;
    q?: string;
    cursor?: string;
  }): Promise<{ items: ConversationSummary[]; next: string | null }>;
  conversation(id: string): Promise<ConversationLog>;
  /** A conversation as a file to keep: Markdown, with private values masked. */
  log(id: string): Promise<{ name: string; text: string }>;
  /** What each spoken turn of a conversation took; none of a chat. */
  timings(id: string): Promise<TurnTiming[]>;
}

export function createRecords(api: Api): Records {
  return {
    async releases(agent) {
      const releases = await asking(api.releases.list.query({ agent }));
      return releases.map((release) => ({
        id: release.id,
        number: release.number,
        at: isoOf(release.at),
        by: release.by.name,
        note: release.note ?? "",
        isLive: release.environment === "live",
        languages: release.languages,
        conversations: release.conversations,
        outcomes: release.outcomes,
      }));
    },
    releaseDocument: async (release) => (await asking(api.releases.get.query({ release }))).document,
    check: async (agent, revision) =>
      (await asking(api.releases.check.query({ agent, revision, reader: uiLanguage.get() }))) as ReleaseCheck,
    funnel: (agent) => asking(api.releases.funnel.query({ agent })),
    rules: (agent) => asking(api.releases.rules.query({ agent })),
    setRules: (agent, rules) => asking(api.releases.setRules.mutate({ agent, ...rules }).then(() => undefined)),
    publish: async (input) => (await asking(api.releases.publish.mutate(input))).release,
    rollBack: (input) => asking(api.releases.rollBack.mutate(input).then(() => undefined)),
    async conversations(input) {
      const { items, next } = await asking(api.conversations.list.query(input));
      return {
        next,
        items: items.map((item) => ({
          id: item.id,
          startedAt: isoOf(item.startedAt),
          endedAt: item.endedAt ? isoOf(item.endedAt) : null,
          channel: item.channel,
          language: item.language,
          outcome: item.outcome,
          release: item.release?.number ?? null,
          turns: item.turns,
          lastState: item.lastState,
        })),
      };
    },
    async conversation(id) {
      const { meta, release, events, document } = await asking(api.conversations.get.query({ conversation: id }));
      return {
        id,
        startedAt: isoOf(meta.startedAt),
        outcome: meta.outcome,
        release: release.number,
        events: events as StoredEvent[],
        document,
      };
    },
    log: (id) => asking(api.conversations.log.query({ conversation: id })),
    timings: (id) => asking(api.conversations.timings.query({ conversation: id })),
  };
}
