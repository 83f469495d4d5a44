import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { DatabaseError, databaseErrorOf, derivedSecret, type EmbeddedDatabase, masterKeys, openDatabase, startEmbedded } from "@vaarta/db";
import { linkPath } from "@vaarta/host";
import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import { createApp } from "./app.ts";
import { createChats } from "./chat/chats.ts";
import { idleChats } from "./chat/idle-chats.ts";
import { resumeTokens } from "./chat/tokens.ts";
import { type Config, isLoopback } from "./config.ts";
import { createDraftRoom } from "./drafts/draft-room.ts";
import { failureOf, ServerError } from "./failures.ts";
import { createRooms } from "./livekit/rooms.ts";
import { createMetrics } from "./metrics/metrics.ts";
import { createModelService } from "./models/model-service.ts";
import { createReleaseJobs } from "./release/release-jobs.ts";
import { seed } from "./seed.ts";
import type { Services } from "./services.ts";
import { superviseVoice, type VoiceSupervisor } from "./voice/supervisor.ts";
import { createVoiceService } from "./voice/voice-service.ts";
import { createSignIn } from "./sign-in/sign-in.ts";
import { templates as readTemplates } from "./templates.ts";

export interface RunningServer {
  /** Where to open it in a browser on this machine. */
  url: string;
  /** Folders that hold what people made; empty for a database of their own. */
  keptIn: string[];
  app: FastifyInstance;
  /** Stops taking requests, hands conversations over, closes the database. */
  stop(): Promise<void>;
}

const version = "0.1.0";
const lookAfterMs = 2_000;

/**
 * Starts everything: database, first-run data, web server.
 * @throws {ServerError} PORT_TAKEN; {DatabaseError} as the embedded database, and ALREADY_RUNNING naming where the other one is
 */
export async function startServer(config: Config, tell: (message: string) => void = () => {}): Promise<RunningServer> {
  const log = pino({ level: config.logLevel, redact: ["req", "res", "*.text", "*.words", "*.password", "*.token"] });
  await refuseTakenPort(config);
  const embedded = config.databaseUrl ? null : await startEmbedded({ folder: config.dataFolder, progress: tell });
  const master = masterKeys(config.dataFolder, config.masterKeys);
  const metrics = createMetrics();
  const database = await openDatabase({ url: config.databaseUrl ?? embedded?.url ?? "", master, observer: metrics.observer });
  const note = join(config.dataFolder, "server.json");
  if (embedded && !(await database.claim())) {
    await database.close();
    throw new DatabaseError("ALREADY_RUNNING", alreadyRunning(note));
  }
  const watch = embedded && lookAfter(embedded, log);

  const templates = readTemplates(config.domainsFolder, (id, message) => log.warn({ template: id, message }, "a template cannot be read"));
  const signIn = createSignIn({
    database,
    secret: derivedSecret(master, "sessions"),
    publicUrl: config.publicUrl,
  });
  const models = createModelService({ database, config, log });
  const chats = createChats({ database, log, modelsFor: models.modelsFor });
  const voice = createVoiceService({
    database,
    modelsFor: models.modelsFor,
    addresses: config.modelAddresses,
    secret: config.voice.secret ?? derivedSecret(master, "voice hosts"),
    metrics,
    tokenSecret: derivedSecret(master, "calls"),
    rooms: config.livekit && (await createRooms(config.livekit)),
    log,
  });
  const idle = idleChats({ database, chats, log, idleMs: config.chatIdleMs });
  const releases = createReleaseJobs();
  const services: Services = {
    config,
    database,
    drafts: createDraftRoom(),
    releases,
    signIn,
    templates,
    chats,
    models,
    voice,
    metrics,
    log,
    version,
  };
  let app: FastifyInstance | null = null;
  let supervisor: VoiceSupervisor | null = null;

  async function stop(): Promise<void> {
    // First of all: calls that end or are handed over write to the log until they are.
    await supervisor?.stop(config.voice.drainMs);
    voice.close();
    if (watch) clearInterval(watch);
    await idle.close();
    await chats.close();
    await models.close();
    releases.close();
    await app?.close();
    await database.close();
    if (embedded) {
      rmSync(note, { force: true });
      await embedded.stop();
    }
  }

  try {
    const advice = await seed({ database, releases, signIn, templates, config, log });
    if (advice) tell(advice);
    app = await createApp(services, resumeTokens(derivedSecret(master, "resume")));
    await listen(app, config);
    idle.start();
    supervisor = startVoice(config, app, voice, log);
  } catch (error) {
    await stop();
    throw error;
  }
  const address = app.server.address();
  const port = address && typeof address === "object" ? address.port : config.port;
  const url = `http://${isLoopback(config.host) || config.host === "0.0.0.0" || config.host === "::" ? "localhost" : config.host}:${port}`;
  if (embedded) {
    mkdirSync(config.dataFolder, { recursive: true });
    writeFileSync(note, JSON.stringify({ pid: process.pid, url }));
  }
  const keptIn = embedded ? [config.dataFolder, ...(embedded.folder.startsWith(config.dataFolder) ? [] : [embedded.folder])] : [];
  return { url, app, keptIn, stop };
}

/** The processes of this machine that hold calls. They reach the server where it listens, whatever it is called outside. */
function startVoice(config: Config, app: FastifyInstance, voice: Services["voice"], log: Services["log"]): VoiceSupervisor | null {
  const { hosts, port, urls, callsPerHost, main, drainMs } = config.voice;
  const { livekit } = config;
  const count = livekit ? livekit.workers : hosts;
  if (count === 0) return null;
  const address = app.server.address();
  const own = address && typeof address === "object" ? address.port : config.port;
  const near =
    config.host === "0.0.0.0" || config.host === "::" ? "127.0.0.1" : config.host.includes(":") ? `[${config.host}]` : config.host;
  const supervisor = superviseVoice({
    registry: voice.registry,
    main: livekit ? livekit.main : main,
    count,
    port: livekit ? 0 : port,
    urls,
    folder: config.dataFolder,
    log,
    environment: {
      HOST: config.host,
      VAARTA_LINK: `ws://${near}:${own}${linkPath}`,
      VAARTA_HOST_SECRET: voice.secret,
      VAARTA_VOICE_CALLS: String(callsPerHost),
      VAARTA_DRAIN_SECONDS: String(Math.round(drainMs / 1_000)),
      LOG_LEVEL: config.logLevel,
      ...(livekit && {
        LIVEKIT_URL: livekit.url,
        LIVEKIT_API_KEY: livekit.apiKey,
        LIVEKIT_API_SECRET: livekit.apiSecret,
        VAARTA_AGENT_NAME: livekit.agentName,
        VAARTA_WORKER_MODE: livekit.mode,
      }),
    },
  });
  voice.onHung((host) => supervisor.kill(host));
  return supervisor;
}

/** Asked before minutes are spent on a database; another start on the same folder is told of later, with its address. */
async function refuseTakenPort(config: Config): Promise<void> {
  if (existsSync(join(config.dataFolder, "server.json"))) return;
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => reject(listenError(error, config)));
    probe.listen(config.port, config.host, () => probe.close(() => resolve()));
  });
}

async function listen(app: FastifyInstance, config: Config): Promise<void> {
  try {
    await app.listen({ port: config.port, host: config.host });
  } catch (error) {
    throw listenError(error, config);
  }
}

function listenError(error: unknown, { host, port }: Config): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case "EADDRINUSE":
      return new ServerError("PORT_TAKEN", `Port ${port} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`, { cause: error }); // prettier-ignore
    case "EACCES":
      return new ServerError("PORT_TAKEN", `This user may not listen on port ${port}. Choose one above 1024: PORT=3000 npm start`, {
        cause: error,
      });
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new ServerError("PORT_TAKEN", `This machine has no address ${host}. Set HOST to one of its own, or leave it out.`, {
        cause: error,
      });
    default:
      return error;
  }
}

function alreadyRunning(note: string): string {
  let url = "";
  try {
    ({ url } = JSON.parse(readFileSync(note, "utf8")) as { url: string });
  } catch {
    // The other one is still starting and has not written it yet.
  }
  return url
    ? `Vaarta runs already from this folder: open ${url}. Stop that one first (Ctrl-C in its window), or set VAARTA_DATA to another folder.`
    : "Vaarta is being started from this folder already, in another window. Wait for it, or set VAARTA_DATA to another folder.";
}

/** A database that died is started again; connections come back by themselves. */
function lookAfter(embedded: EmbeddedDatabase, log: Services["log"]): NodeJS.Timeout {
  let isBusy = false;
  const watch = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    embedded
      .revive()
      .catch((error: unknown) =>
        log.error({ code: failureOf(error)?.code ?? databaseErrorOf(error)?.code ?? "FAULT" }, "the database could not be started again"),
      ) // prettier-ignore
      .finally(() => (isBusy = false));
  }, lookAfterMs);
  watch.unref();
  return watch;
}
