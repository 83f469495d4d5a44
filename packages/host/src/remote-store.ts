import type { ConversationStore } from "@vaarta/runtime";
import { asRuntimeError, type Link } from "./link.ts";

/** The log of the conversations handed to this process, kept by the server. @see describeConversationStore of @vaarta/testing */
export function remoteStore(link: Link): ConversationStore {
  return {
    acquire: (conversation, holder, ttlMs) => reached(link.ask("store.acquire", { conversation, holder, ttlMs })),
    renew: (lease, ttlMs) => reached(link.ask("store.renew", { conversation: lease.conversation, lease, ttlMs })),
    async release(lease) {
      await reached(link.ask("store.release", { conversation: lease.conversation, lease }));
    },
    async append(lease, firstSeq, events, checkpoint) {
      await reached(link.ask("store.append", { conversation: lease.conversation, lease, firstSeq, events, checkpoint }));
    },
    load: (conversation) => reached(link.ask("store.load", { conversation })),
    events: (conversation, afterSeq = 0) => reached(link.ask("store.events", { conversation, afterSeq })),
  };
}

async function reached<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw asRuntimeError(error);
  }
}
