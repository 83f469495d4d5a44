import { virtualClock } from "@vaarta/runtime";
import { ConversationDriver } from "./conversation-driver.ts";
import { canSpeak } from "./sounds.ts";
import { describeTransport } from "./transport-suite.ts";
import { SpokenCaller } from "./voice/spoken-caller.ts";

describeTransport("text", async ({ program, at, ...start }) => {
  const chat = await new ConversationDriver(program, { ...start, clock: virtualClock(at) }).begins();
  return {
    says: async (words) => void (await chat.says(words)),
    finished: () => chat.driver.settled(),
    log: () => chat.log(),
    close: () => chat.driver.close(),
  };
});

describeTransport(
  "sound",
  async ({ program, at, ...start }) => {
    const caller = await new SpokenCaller(program, { ...start, at }).begins();
    return {
      says: async (words) => void (await caller.says(words)),
      finished: async () => void (await caller.listens()),
      log: () => caller.log(),
      close: () => caller.call.close(),
    };
  },
  { isSkipped: !canSpeak },
);
