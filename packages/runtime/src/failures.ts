import { RuntimeError } from "./runtime-error.ts";

// What a driver can fail with, each with its cause and the next step.

export const notStarted = () =>
  new RuntimeError("NOT_STARTED", "This conversation has not begun here. Call start, or resume when it is in the store already.");

export const alreadyRunning = () =>
  new RuntimeError("ALREADY_STARTED", "This driver runs already. To give it another way to the caller, call reconnect.");

export const alreadyStarted = () =>
  new RuntimeError("ALREADY_STARTED", "This conversation is in the store already. Resume it, or start one with another id.");

export const notFound = () => new RuntimeError("NOT_FOUND", "There is no such conversation in the store. Check its id, or start it.");

export const ended = () => new RuntimeError("ENDED", "The conversation has ended. Start a new one.");

export const closed = () => new RuntimeError("CLOSED", "The driver was closed. Resume the conversation to go on.");

export const engineFault = (cause: unknown) =>
  new RuntimeError(
    "ENGINE_FAULT",
    "The interpreter failed on an event; this is a fault of the product. The conversation stands where it stood.",
    { cause },
  );

export const stepFault = (cause: unknown) => new RuntimeError("ENGINE_FAULT", "A step of the conversation failed.", { cause });

export const notUnderstood = (cause: unknown) =>
  new RuntimeError(
    "ENGINE_FAULT",
    "The words could not be understood; this is a fault of what understands. They are kept: send them again.",
    { cause },
  );

export const watcherFault = (cause: unknown) =>
  new RuntimeError("WATCHER_FAULT", "A watcher of the conversation failed; the conversation goes on.", { cause });

export const turnNotFound = (turn: number, last: number) =>
  new RuntimeError("TURN_NOT_FOUND", `The conversation has no turn ${turn}. Choose one from 1 to ${last}.`);
