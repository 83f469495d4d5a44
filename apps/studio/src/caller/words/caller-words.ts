/** What the page itself says, in the caller's language; the agent's words come from the agent. */
export interface CallerWords {
  assistant: string;
  privacy: string;
  privacyVoice: string;
  language: string;
  /** Ways to begin. */
  begin: string;
  talk: string;
  type: string;
  typeAndHear: string;
  /** Nobody hears people here yet. */
  cannotHear: string;
  /** By microphone all the same, for computer voices. */
  tryVoice: string;
  tryVoiceSays: string;
  draftVoice: string;
  captionsOnly: string;
  goOn: string;
  goOnSays: string;
  /** The microphone. */
  willAsk: string;
  asking: string;
  refusedTitle: string;
  refused: string;
  refusedPhone: string;
  missing: string;
  taken: string;
  insecure: string;
  inAppTitle: string;
  inApp: string;
  copyLink: string;
  copied: string;
  tryAgain: string;
  micOn: string;
  micOff: string;
  micNone: string;
  micLost: string;
  mute: string;
  unmute: string;
  /** The call. */
  calling: string;
  callState: Record<"listening" | "hearing" | "thinking" | "speaking" | "waiting", string>;
  callLost: string;
  interrupted: string;
  interruptedGo: string;
  hangUp: string;
  keypad: string;
  key: string;
  write: string;
  close: string;
  /** The end. */
  agreed: string;
  agreedNothing: string;
  callBack: string;
  followUp: string;
  /** The chat. */
  placeholder: string;
  send: string;
  you: string;
  connecting: string;
  reconnecting: string;
  ended: string;
  again: string;
  goneTitle: string;
  gone: string;
  failedTitle: string;
  failed: string;
  busy: string;
  retry: string;
  typing: string;
  unsent: string;
  conversation: string;
}
