import type { ModelUseRow, Workspace } from "@vaarta/db";
import type { ModelPrice, ModelRef, ModelUse } from "@vaarta/llm";
import { costOf, monthOf } from "./cost.ts";

/** The bill of one workspace: every use is written down, and what the month has cost is known at once. */
export interface UseBook {
  write(use: ModelUse): void;
  /** Millionths of the currency since the month began, as far as this server knows. */
  spent(): number;
  /** Reads anew what all servers together have written. */
  refresh(): Promise<void>;
  /** When everything given so far is kept. */
  settled(): Promise<void>;
}

export interface UseBookOptions {
  workspace: Workspace;
  priceOf(ref: ModelRef): ModelPrice | null;
  now(): number;
  /** A use could not be kept: the bill lacks it, and no turn waits for it. */
  onLost(error: unknown): void;
}

export function useBook({ workspace, priceOf, now, onLost }: UseBookOptions): UseBook {
  let month = monthOf(now());
  let spent = 0;
  let writing = Promise.resolve();
  return {
    write(use) {
      const row = rowOf(use, priceOf({ provider: use.provider, model: use.model }), now());
      if (monthOf(now()) > month) [month, spent] = [monthOf(now()), 0];
      spent += row.cost ?? 0;
      writing = writing.then(() => workspace.models.addUses([row])).catch(onLost);
    },
    spent: () => (monthOf(now()) > month ? 0 : spent),
    async refresh() {
      await writing;
      month = monthOf(now());
      spent = (await workspace.models.spentSince(month)).reduce((sum, { cost }) => sum + cost, 0);
    },
    settled: () => writing,
  };
}

function rowOf(use: ModelUse, price: ModelPrice | null, now: number): ModelUseRow {
  return {
    at: new Date(now),
    conversationId: use.turn?.conversation ?? null,
    turn: use.turn?.id ?? null,
    task: use.task,
    provider: use.provider,
    model: use.model,
    ...use.usage,
    cost: price && costOf(use.usage, price),
    isEstimated: use.isEstimated,
    failure: use.failure,
    tookMs: Math.round(use.ms),
    firstTokenMs: use.firstTokenMs === null ? null : Math.round(use.firstTokenMs),
  };
}
