import type { DraftCall } from "./draft-call.ts";

const calls = new WeakMap<object, DraftCall>();

/** The spoken test of a draft: it goes on while the person edits, or looks at another screen. */
export function callOf(draft: object, make: () => DraftCall): DraftCall {
  let call = calls.get(draft);
  if (!call) calls.set(draft, (call = make()));
  return call;
}

/** Hangs up when the draft is left. */
export function endCallOf(draft: object): void {
  calls.get(draft)?.close();
}
