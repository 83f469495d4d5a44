import { describeConversationStore } from "@vaarta/testing";
import { memoryStore } from "./memory-store.ts";

describeConversationStore("the store in memory", () => ({ store: memoryStore() }));
