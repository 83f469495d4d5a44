import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { ServerError } from "./failures.ts";

/** The folder of the project. */
export const projectRoot = fileURLToPath(new URL("../../..", import.meta.url));

const flag = z.enum(["0", "1", "true", "false"]).transform((text) => text === "1" || text === "true");

const environmentSchema = z.object({
  /** Port to listen on. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Address to listen on. Anything but a loopback address opens the server to others, and ends signing in without a password. */
  HOST: z.string().default("127.0.0.1"),
  /** Folder of the embedded database and of the keys. */
  VAARTA_DATA: z.string().default(join(projectRoot, ".vaarta")),
  /** A PostgreSQL of yours instead of the embedded one. */
  DATABASE_URL: z.string().optional(),
  /** 32 bytes in base64; kept in `master.key` of the data folder when not given. */
  VAARTA_MASTER_KEY: z.string().optional(),
  /** Keys before it, separated by commas, for opening what they sealed. */
  VAARTA_OLD_MASTER_KEYS: z.string().optional(),
  /** Where people reach it, such as https://vaarta.example.com. */
  PUBLIC_URL: z.url().optional(),
  /** Other origins whose pages may hold the caller's chat, separated by commas. */
  VAARTA_ORIGINS: z.string().default(""),
  /** Machines of yours that run language models and have a private address: `host` or `host:port`, separated by commas. */
  VAARTA_MODEL_HOSTS: z.string().default(""),
  /** How many processes hold spoken calls; 0 for none on this machine. */
  VAARTA_VOICE_HOSTS: z.coerce.number().int().min(0).max(64).default(2),
  /** Port of the first of them; each has its own. Without it, the ones after `PORT`. */
  VAARTA_VOICE_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  /** Where callers' pages reach each of them, such as wss://voice.example.com/1, separated by commas; for a proxy in front. */
  VAARTA_VOICE_URLS: z.string().default(""),
  /** Calls that one of them takes at once. */
  VAARTA_VOICE_CALLS: z.coerce.number().int().min(1).max(1_000).default(50),
  /** What a voice host or worker on another machine shows to be let in; without it only those of this machine are. */
  VAARTA_HOST_SECRET: z.string().min(20).optional(),
  /** How long calls may go on after a stop was asked for, before they are handed over, in seconds. */
  VAARTA_DRAIN_SECONDS: z.coerce.number().min(0).max(3_600).default(20),
  /** A LiveKit server: with it calls are held in its rooms. */
  LIVEKIT_URL: z.url().optional(),
  LIVEKIT_API_KEY: z.string().optional(),
  LIVEKIT_API_SECRET: z.string().optional(),
  /** Where callers' browsers reach it, when that is another address. */
  LIVEKIT_PUBLIC_URL: z.url().optional(),
  /** Name under which workers register at LiveKit. */
  VAARTA_AGENT_NAME: z.string().regex(/^[\w-]+$/).default("vaarta"), // prettier-ignore
  /** How many workers for LiveKit rooms run beside the server; 0 leaves them to you. */
  VAARTA_LIVEKIT_WORKERS: z.coerce.number().int().min(0).max(64).default(2),
  /** Whether a worker holds all its calls in one process, or each in its own. */
  VAARTA_WORKER_MODE: z.enum(["rooms", "processes"]).default("rooms"),
  /** Believe the proxy in front about addresses. */
  TRUST_PROXY: flag.default(false),
  /** The first owner, where nobody can sign in from this machine itself. */
  VAARTA_OWNER_EMAIL: z.email().optional(),
  VAARTA_OWNER_PASSWORD: z.string().min(10).optional(),
  /** A chat in which nothing has happened for this many minutes is over. */
  VAARTA_CHAT_IDLE_MINUTES: z.coerce.number().min(1).max(10_080).default(30),
  /** Requests per minute and address; the stricter limits are shares of it. */
  VAARTA_RATE_LIMIT: z.coerce.number().int().min(10).default(1_200),
  /** What a collector of figures shows at `/metrics`; without it only this machine itself is told. */
  VAARTA_METRICS_TOKEN: z
    .string()
    .regex(/^\S{20,1000}$/, "20 characters or more, without spaces")
    .optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("warn"),
});

export type Config = ReturnType<typeof readConfig>;

/**
 * Settings from the environment, checked.
 * @throws {ServerError} CONFIG_INVALID naming every setting that is wrong
 */
export function readConfig(environment: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new ServerError("CONFIG_INVALID", `These settings cannot be: ${wrong.join("; ")}. Mend them in the environment and start again.`);
  }
  const { data } = parsed;
  if (data.LIVEKIT_URL && !(data.LIVEKIT_API_KEY && data.LIVEKIT_API_SECRET))
    throw new ServerError("CONFIG_INVALID", "LIVEKIT_URL is set without LIVEKIT_API_KEY and LIVEKIT_API_SECRET. Set all three, or none.");
  return {
    port: data.PORT,
    host: data.HOST,
    dataFolder: resolve(data.VAARTA_DATA),
    databaseUrl: data.DATABASE_URL ?? null,
    masterKeys: [data.VAARTA_MASTER_KEY, data.VAARTA_OLD_MASTER_KEYS].filter((text) => text !== undefined).join(",") || undefined,
    publicUrl: data.PUBLIC_URL ?? null,
    origins: listOf(data.VAARTA_ORIGINS),
    modelAddresses: {
      // Where the one who sits in front of this machine is the only user, a model on it may be asked; where others come in, they could
      // reach through it what only this machine can.
      allowLoopback: isLoopback(data.HOST) && !data.DATABASE_URL && !data.PUBLIC_URL && !data.TRUST_PROXY,
      allowedHosts: listOf(data.VAARTA_MODEL_HOSTS),
    },
    voice: {
      hosts: data.VAARTA_VOICE_HOSTS,
      port: data.VAARTA_VOICE_PORT ?? (data.PORT === 0 ? 0 : data.PORT + 1),
      urls: listOf(data.VAARTA_VOICE_URLS),
      callsPerHost: data.VAARTA_VOICE_CALLS,
      secret: data.VAARTA_HOST_SECRET ?? null,
      drainMs: data.VAARTA_DRAIN_SECONDS * 1_000,
      main: join(projectRoot, "apps", "voice", "src", "main.ts"),
    },
    livekit: data.LIVEKIT_URL
      ? {
          url: data.LIVEKIT_URL,
          publicUrl: data.LIVEKIT_PUBLIC_URL ?? data.LIVEKIT_URL,
          apiKey: data.LIVEKIT_API_KEY ?? "",
          apiSecret: data.LIVEKIT_API_SECRET ?? "",
          agentName: data.VAARTA_AGENT_NAME,
          workers: data.VAARTA_LIVEKIT_WORKERS,
          mode: data.VAARTA_WORKER_MODE,
          main: join(projectRoot, "apps", "worker", "src", "main.ts"),
        }
      : null,
    trustProxy: data.TRUST_PROXY,
    owner: data.VAARTA_OWNER_EMAIL && data.VAARTA_OWNER_PASSWORD ? { email: data.VAARTA_OWNER_EMAIL, password: data.VAARTA_OWNER_PASSWORD } : null, // prettier-ignore
    chatIdleMs: data.VAARTA_CHAT_IDLE_MINUTES * 60_000,
    rateLimit: data.VAARTA_RATE_LIMIT,
    metricsToken: data.VAARTA_METRICS_TOKEN ?? null,
    logLevel: data.LOG_LEVEL,
    studioFolder: join(projectRoot, "apps", "studio", "dist"),
    domainsFolder: join(projectRoot, "domains"),
  };
}

const listOf = (text: string): string[] => text.split(",").map((one) => one.trim()).filter(Boolean); // prettier-ignore

/** True for addresses that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host === "[::1]" || host.startsWith("127.") || host.startsWith("::ffff:127.");
}
