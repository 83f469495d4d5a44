/** How rooms share processes: all in one, or one for each. */
export type WorkerMode = "rooms" | "processes";

/** What a worker needs to know, from its environment. */
export interface WorkerSettings {
  mode: WorkerMode;
  /** LiveKit, and what opens it. */
  url: string;
  apiKey: string;
  apiSecret: string;
  agentName: string;
  /** The server's link, and what opens it. */
  link: string;
  secret: string;
  /** Its own, for as long as it runs. */
  name: string;
  /** Calls it takes at once. */
  calls: number;
  /** Processes kept ready for the next calls; one of them takes over from one that dies. */
  idle: number;
  /** How long calls may go on after a stop was asked for. */
  drainMs: number;
  logLevel: string;
}

/** @throws {Error} naming every setting that is missing or cannot be */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): WorkerSettings {
  const wrong: string[] = [];
  const given = (name: string) => environment[name] || (wrong.push(`${name} is not set`), "");
  const number = (name: string, otherwise: number, least: number) => {
    const value = Number(environment[name] || otherwise);
    if (!Number.isInteger(value) || value < least) wrong.push(`${name} is no whole number from ${least} up`);
    return value;
  };
  const mode = environment["VAARTA_WORKER_MODE"] || "rooms";
  if (mode !== "rooms" && mode !== "processes") wrong.push("VAARTA_WORKER_MODE is neither `rooms` nor `processes`");
  const settings = {
    mode: mode as WorkerMode,
    url: given("LIVEKIT_URL"),
    apiKey: given("LIVEKIT_API_KEY"),
    apiSecret: given("LIVEKIT_API_SECRET"),
    agentName: environment["VAARTA_AGENT_NAME"] || "vaarta",
    link: given("VAARTA_LINK"),
    secret: given("VAARTA_HOST_SECRET"),
    name: environment["VAARTA_HOST_NAME"] || `worker-${crypto.randomUUID().slice(0, 8)}`,
    calls: number("VAARTA_VOICE_CALLS", 25, 1),
    idle: number("VAARTA_WORKER_IDLE", 1, 1),
    drainMs: number("VAARTA_DRAIN_SECONDS", 20, 0) * 1_000,
    logLevel: environment["LOG_LEVEL"] || "warn",
  };
  if (wrong.length > 0) throw new Error(`A worker cannot start: ${wrong.join("; ")}. docs/livekit.md says what each is.`);
  return settings;
}
