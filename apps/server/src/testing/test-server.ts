import { tmpdir } from "node:os";
import { createTRPCClient, httpLink } from "@trpc/client";
import { type Database, masterKeys, openDatabase, type Role, temporaryDatabase } from "@vaarta/db";
import { emptyDocument } from "@vaarta/flow";
import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import { createAgent } from "../agents.ts";
import { createApp } from "../app.ts";
import { createChats } from "../chat/chats.ts";
import { resumeTokens } from "../chat/tokens.ts";
import { type Config, readConfig } from "../config.ts";
import { createDraftRoom } from "../drafts/draft-room.ts";
import { createRooms } from "../livekit/rooms.ts";
import { createMetrics } from "../metrics/metrics.ts";
import { createModelService } from "../models/model-service.ts";
import { publishAgent } from "../release/publish-agent.ts";
import { createReleaseJobs } from "../release/release-jobs.ts";
import type { Services } from "../services.ts";
import { createSignIn } from "../sign-in/sign-in.ts";
import { templates } from "../templates.ts";
import { createVoiceService } from "../voice/voice-service.ts";
import type { AppRouter } from "../trpc/router.ts";

export type Client = ReturnType<typeof createTRPCClient<AppRouter>>;

/** A whole server on a database of its own, listening on a free port. */
export interface TestServer {
  url: string;
  app: FastifyInstance;
  services: Services;
  database: Database;
  databaseUrl: string;
  /** Lines the server logged. */
  logged: string[];
  /** A person with a workspace of hers, signed in. */
  owner(name: string): Promise<TestPerson>;
  /** A new person with a role in a workspace. */
  member(workspace: string, role: Role): Promise<TestPerson>;
  /** Another server on the same database. */
  another(settings?: Record<string, string>): Promise<TestServer>;
  stop(): Promise<void>;
}

export interface TestPerson {
  id: string;
  workspace: string;
  cookie: string;
  client: Client;
}

const master = masterKeys("", Buffer.alloc(32, 3).toString("base64"));

/** @param way - how the server reaches its database, where that is to be cut */
export async function testServer(
  settings: Record<string, string> = {},
  way: (databaseUrl: string) => Promise<string> = async (url) => url,
): Promise<TestServer> {
  const postgres = await temporaryDatabase();
  const server = await serve(await way(postgres.url), settings);
  return {
    ...server,
    async stop() {
      await server.stop();
      await postgres.stop();
    },
  };
}

async function serve(databaseUrl: string, settings: Record<string, string>): Promise<TestServer> {
  const config: Config = readConfig({
    PORT: "0",
    VAARTA_DATA: tmpdir(),
    DATABASE_URL: databaseUrl,
    VAARTA_RATE_LIMIT: "100000",
    LOG_LEVEL: "info",
    ...settings,
  });
  const logged: string[] = [];
  const log = pino({ level: config.logLevel }, { write: (line: string) => void logged.push(line) });
  const metrics = createMetrics();
  const database = await openDatabase({ url: databaseUrl, master, observer: metrics.observer });
  const signIn = createSignIn({ database, secret: "a secret of tests, long enough", publicUrl: config.publicUrl });
  const models = createModelService({ database, config, log });
  const voice = createVoiceService({
    database,
    modelsFor: models.modelsFor,
    addresses: config.modelAddresses,
    secret: config.voice.secret ?? "a secret of tests for voice hosts",
    metrics,
    tokenSecret: "calls",
    rooms: config.livekit && (await createRooms(config.livekit)),
    log,
  });
  const services: Services = {
    config,
    database,
    drafts: createDraftRoom(),
    releases: createReleaseJobs(),
    signIn,
    templates: templates(config.domainsFolder, () => {}),
    chats: createChats({ database, log, modelsFor: models.modelsFor }),
    models,
    voice,
    metrics,
    log,
    version: "test",
  };
  const app = await createApp(services, resumeTokens("resume"));
  const url = (await app.listen({ port: 0, host: "127.0.0.1" })).replace("127.0.0.1", "localhost");
  const others: TestServer[] = [];

  async function person(name: string): Promise<{ id: string; cookie: string; client: Client }> {
    const id = await database.directory.createUser({ name, email: `${name.toLowerCase()}-${crypto.randomUUID()}@example.org` });
    const response = await signIn.local(id, new Headers({ host: "localhost" }));
    const cookie = response.headers.getSetCookie().map((one) => one.split(";")[0]).join("; "); // prettier-ignore
    return { id, cookie, client: clientOf(url, cookie) };
  }

  return {
    url,
    app,
    services,
    database,
    databaseUrl,
    logged,
    async owner(name) {
      const made = await person(name);
      return { ...made, workspace: await database.directory.createWorkspace(`${name}'s`, made.id) };
    },
    async member(workspace, role) {
      const made = await person(role);
      const invitation = await database.workspace(workspace, "system").members.invite(role, null);
      await database.directory.acceptInvitation(invitation.secret, { id: made.id, email: "" });
      return { ...made, workspace };
    },
    async another(itsSettings = settings) {
      const other = await serve(databaseUrl, itsSettings);
      others.push(other);
      return other;
    },
    async stop() {
      for (const other of others) await other.stop();
      services.voice.close();
      await services.chats.close();
      await services.models.close();
      services.releases.close();
      await app.close();
      await database.close();
    },
  };
}

export function clientOf(url: string, cookie: string, headers: Record<string, string> = {}): Client {
  return createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/trpc`, headers: { cookie, ...headers } })] });
}

/** An agent that greets and ends, published. */
export async function publishedAgent(server: TestServer, person: TestPerson, name = "Small") {
  const workspace = server.database.workspace(person.workspace, person.id);
  const document = emptyDocument(name);
  const { id, slug } = await createAgent(workspace, document);
  const release = await publishAgent(server.services.releases, workspace, {
    agent: id,
    document,
    revision: 0,
    note: "",
    languages: Object.keys(document.languages.offered),
  });
  return { id, slug, release: release.id, document, workspace };
}

/** The reason a refused call gave. */
export async function refusal(
  call: Promise<unknown>,
): Promise<{ code: string; reason: string | null; status: number; issues: { code: string }[]; message: string }> {
  try {
    await call;
  } catch (error) {
    const { data, message } = error as {
      message: string;
      data?: { code: string; reason: string | null; httpStatus: number; issues: { code: string }[] };
    };
    if (data) return { code: data.code, reason: data.reason, status: data.httpStatus, issues: data.issues, message };
    throw error;
  }
  throw new Error("It was not refused.");
}
