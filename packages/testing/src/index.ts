export { describeConversationStore, type StoreUnderTest } from "./conversation-store-suite.ts";
