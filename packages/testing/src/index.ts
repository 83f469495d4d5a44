export { bigDocument } from "./big-document.ts";
export { ConversationDriver, fridayMorning, type ConversationOptions } from "./conversation-driver.ts";
export { describeConversationStore, type StoreUnderTest } from "./conversation-store-suite.ts";
export { describeToolStores, type ToolStoresUnderTest } from "./tool-stores-suite.ts";
export { sampleAgent } from "./sample-agent.ts";
export { scriptedTools, scriptedUnderstander, understood, type ScriptedAnswer, type ToolCallSeen } from "./scripted.ts";
export { scriptedModels, type ModelRequestSeen, type ScriptedModelAnswer } from "./scripted-models.ts";
export { type Exchange, type RequestSeen, scriptedProvider, type ScriptedProvider } from "./wire/scripted-provider.ts";
export { errorOnTheWire, onTheWire, type WirePart } from "./wire/wire-formats.ts";
