export { bigDocument } from "./big-document.ts";
export { describeConversationStore, type StoreUnderTest } from "./conversation-store-suite.ts";
