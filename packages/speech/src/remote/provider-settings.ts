/** One account at one provider of hearing or a voice. */
export interface RemoteSettings {
  key: string;
  /** Up to the version, with no key in it. @defaultValue the provider's own */
  baseUrl?: string;
  /** As the provider names it. @defaultValue see each provider */
  model?: string;
  /** Who speaks, of its voices. */
  speaker?: string;
}

export interface Waits {
  /** For a connection to stand. @defaultValue 3 000 */
  connectMs?: number;
  /** For the words after the end of an utterance. @defaultValue 5 000 */
  finishMs?: number;
  /** For the first sound of a sentence, and between two pieces of it. @defaultValue 4 000 */
  soundMs?: number;
}
