import type { DatabaseObserver } from "@vaarta/db";
import { Counter, Gauge, Histogram, Registry } from "prom-client";
import { failureOf } from "../failures.ts";

/** Stages of a spoken turn that are timed, as in a turn's record. */
const timedStages = ["endpointing", "stt", "understand", "interpret", "append", "tool", "decide", "tts", "total"] as const;
export type StageTimes = Record<(typeof timedStages)[number], number | null>;

/** Callers who were turned away before a call was made of it. */
const refusals = new Set(["FULL", "NO_VOICE"]);
const databaseFailures = new Set(["UNAVAILABLE", "STORE_UNAVAILABLE", "DISK_FULL", "KEY_UNUSABLE", "MIGRATION_FAILED"]);
/** Designers name outcomes: so many are told apart, whatever is designed. */
const outcomesAtMost = 50;

export type Metrics = ReturnType<typeof createMetrics>;

/** Figures of this process for Prometheus. Counts and times alone: no words, no ids, and labels from lists that end. */
export function createMetrics() {
  const registry = new Registry();
  const shared = { registers: [registry] };
  const requests = new Counter({ ...shared, name: "vaarta_http_requests_total", help: "HTTP requests answered.", labelNames: ["method", "route", "status"] }); // prettier-ignore
  const started = new Counter({ ...shared, name: "vaarta_conversations_started_total", help: "Conversations begun.", labelNames: ["channel"] }); // prettier-ignore
  const ended = new Counter({ ...shared, name: "vaarta_conversations_ended_total", help: "Conversations that came to an end.", labelNames: ["channel", "outcome"] }); // prettier-ignore
  const refused = new Counter({ ...shared, name: "vaarta_calls_refused_total", help: "Callers turned away: all lines taken, or nobody to talk to.", labelNames: ["code"] }); // prettier-ignore
  const databaseErrors = new Counter({ ...shared, name: "vaarta_database_errors_total", help: "Work that failed because of the database.", labelNames: ["code"] }); // prettier-ignore
  const databaseUp = new Gauge({ ...shared, name: "vaarta_database_up", help: "Whether the database answered just now." });
  const live = new Gauge({ ...shared, name: "vaarta_conversations_live", help: "Conversations held just now.", labelNames: ["channel"] });
  const hosts = new Gauge({ ...shared, name: "vaarta_voice_hosts", help: "Processes that hold spoken calls.", labelNames: ["kind", "state"] }); // prettier-ignore
  const capacity = new Gauge({ ...shared, name: "vaarta_voice_capacity", help: "Calls that those processes take at once.", labelNames: ["kind"] }); // prettier-ignore
  const stages = new Histogram({
    ...shared,
    name: "vaarta_turn_stage_seconds",
    help: "What each stage of a spoken turn took; total is from the last of the caller's speech to the first of the answer.",
    labelNames: ["stage"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.35, 0.5, 0.8, 1.2, 2, 3, 5, 10],
  });
  const outcomes = new Set<string>();

  function outcomeLabel(outcome: string | null): string {
    if (outcome === null) return "none";
    if (outcomes.size < outcomesAtMost) outcomes.add(outcome);
    return outcomes.has(outcome) ? outcome : "other";
  }

  const observer: DatabaseObserver = {
    started: (channel) => started.inc({ channel }),
    ended: (channel, outcome) => ended.inc({ channel, outcome: outcomeLabel(outcome) }),
  };

  return {
    /** What the database tells of conversations. */
    observer,

    answered(method: string, route: string, status: number): void {
      requests.inc({ method, route, status: String(status) });
    },

    /** Something failed or was refused; what is neither a refused call nor the database's is not counted here. */
    failed(error: unknown): void {
      const code = failureOf(error)?.code;
      if (code !== undefined && refusals.has(code)) refused.inc({ code });
      if (code !== undefined && databaseFailures.has(code)) databaseErrors.inc({ code });
    },

    /** @param times - milliseconds; null where a stage did not happen */
    turn(times: StageTimes): void {
      for (const stage of timedStages) {
        const ms = times[stage];
        if (ms !== null) stages.observe({ stage }, ms / 1_000);
      }
    },

    /** Sets what is true just now, and gives everything in Prometheus' text format. */
    async text(now: MetricsNow): Promise<string> {
      databaseUp.set(now.isDatabaseUp ? 1 : 0);
      live.set({ channel: "chat" }, now.chats);
      live.set({ channel: "voice" }, now.hosts.reduce((sum, host) => sum + host.calls, 0)); // prettier-ignore
      hosts.reset();
      capacity.reset();
      for (const host of now.hosts) {
        hosts.inc({ kind: host.kind, state: host.isDraining ? "draining" : "ready" });
        capacity.inc({ kind: host.kind }, host.isDraining ? 0 : host.capacity);
      }
      return registry.metrics();
    },

    contentType: registry.contentType,
  };
}

/** What is true at the moment of asking. */
export interface MetricsNow {
  isDatabaseUp: boolean;
  chats: number;
  hosts: readonly { kind: string; isDraining: boolean; calls: number; capacity: number }[];
}
