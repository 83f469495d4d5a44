/** What the server gives a voice host by its environment, checked. */
export interface VoiceSettings {
  link: string;
  secret: string;
  name: string;
  host: string;
  port: number;
  url: string | null;
  calls: number;
  /** How long calls may go on after a stop was asked for, before they are handed over. */
  drainMs: number;
  logLevel: string;
}

/** @throws {Error} naming what is missing */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): VoiceSettings {
  const given = (name: string) => {
    const value = environment[name];
    if (value) return value;
    throw new Error(
      `${name} is not set. A voice host is started by the server; on a machine of its own it needs VAARTA_LINK and VAARTA_HOST_SECRET.`,
    );
  };
  return {
    link: given("VAARTA_LINK"),
    secret: given("VAARTA_HOST_SECRET"),
    name: environment["VAARTA_HOST_NAME"] || `voice-${crypto.randomUUID().slice(0, 8)}`,
    host: environment["HOST"] || "127.0.0.1",
    port: Number(environment["VAARTA_VOICE_PORT"] || 0),
    url: environment["VAARTA_VOICE_URL"] || null,
    calls: Number(environment["VAARTA_VOICE_CALLS"] || 50),
    drainMs: Number(environment["VAARTA_DRAIN_SECONDS"] || 5) * 1_000,
    logLevel: environment["LOG_LEVEL"] || "warn",
  };
}
