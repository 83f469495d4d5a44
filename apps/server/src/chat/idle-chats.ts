import type { Database, QuietChat } from "@vaarta/db";
import type { Logger } from "pino";
import { failureOf } from "../failures.ts";
import type { Chats } from "./chats.ts";

const everyMs = 60_000;
const page = 100;

/**
 * Ends chats in which nothing has happened for long: by an event in their log, so that the outcome is the one they had reached. Looks at
 * the log's own times, so a restart neither forgets a chat nor gives it more time.
 */
export function idleChats({ database, chats, log, idleMs }: { database: Database; chats: Chats; log: Logger; idleMs: number }) {
  let running: Promise<number> | null = null;
  let timer: NodeJS.Timeout | undefined;

  async function sweep(now: Date): Promise<number> {
    const since = new Date(now.getTime() - idleMs);
    let count = await chats.endQuiet(since);
    let after: QuietChat | undefined;
    do {
      const quiet: QuietChat[] = await database.directory.quietChats(since, page, after);
      for (const { workspace, conversation } of quiet) {
        try {
          if (await chats.endAway(database.workspace(workspace, "system"), conversation, since)) count += 1;
        } catch (error) {
          // One that cannot be read must not keep the others open.
          log.warn({ conversation, code: failureOf(error)?.code ?? "FAULT" }, "an idle conversation could not be ended");
        }
      }
      after = quiet.length === page ? quiet.at(-1) : undefined;
    } while (after);
    return count;
  }

  /** One sweep at a time. */
  async function next(now: Date): Promise<number> {
    await running?.catch(() => undefined);
    running = sweep(now);
    return running;
  }

  return {
    /** Ends what is idle at a moment. @returns how many conversations ended */
    sweep: next,
    /** Sweeps every minute from now on. */
    start(): void {
      timer = setInterval(() => {
        next(new Date()).catch((error: unknown) =>
          log.error({ code: failureOf(error)?.code ?? "FAULT" }, "idle conversations could not be looked for"),
        );
      }, everyMs);
      timer.unref();
    },
    async close(): Promise<void> {
      clearInterval(timer);
      await running?.catch(() => undefined);
    },
  };
}
