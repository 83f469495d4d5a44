import type { Database, Workspace } from "@vaarta/db";
import { HostError, type LinkMethod, type LinkMethods, type LinkPart, type ParamsOf, type AnswerOf, type TurnTiming } from "@vaarta/host";
import type { StartEvent } from "@vaarta/engine";
import { modelTasks } from "@vaarta/llm";
import type { SpeechSettings } from "@vaarta/speech";
import type { Grant } from "../chat/tokens.ts";
import { postgresToolStores } from "../chat/tool-stores.ts";
import { anyWorker } from "../livekit/room-calls.ts";
import type { ModelsFor } from "../models/models-for.ts";
import type { CallTokens } from "./call-tokens.ts";
import type { Assignment, ConnectedHost, HostRegistry } from "./host-registry.ts";

type Start = Omit<StartEvent, "type" | "program">;

/** How calls begin that nobody has connected to yet. */
export interface PendingStarts {
  take(conversation: string): Start | null;
}

export interface LinkMethodsOptions {
  registry: HostRegistry;
  tokens: CallTokens;
  starts: PendingStarts;
  modelsFor: ModelsFor;
  /** Whether a token is that of the newest offer of a call in a room. */
  isNewest(conversation: string, token: string): boolean;
  assign(grant: Grant): Promise<Assignment>;
  speechOf(workspace: Workspace): Promise<SpeechSettings>;
  keepTurn(assignment: Assignment, turn: TurnTiming): Promise<void>;
}

interface Asked {
  host: ConnectedHost;
  part(value: LinkPart): void;
  signal: AbortSignal;
}

type Perform = { [M in LinkMethod]: (params: ParamsOf<M>, asked: Asked) => Promise<AnswerOf<M>> };
export type PerformMethod = (method: LinkMethod, params: unknown, asked: Asked) => Promise<unknown>;

/** Does what processes ask, each only about the conversations that were handed to it. */
export function linkMethods(options: LinkMethodsOptions): PerformMethod {
  const { registry, tokens, starts, modelsFor, speechOf, assign } = options;
  const of = ({ conversation }: { conversation: string }, { host }: Asked): Assignment => assignmentOf(host, conversation);
  const storesOf = (params: { conversation: string }, asked: Asked) => of(params, asked).tools;

  const perform: Perform = {
    async "call.open"({ token }, { host }) {
      const grant = typeof token === "string" ? tokens.use(token) : null;
      if (!grant || !isFor(grant.host, host) || (grant.host === anyWorker && !options.isNewest(grant.conversation, token)))
        throw new HostError(
          "TOKEN_INVALID",
          "This token opens no call here: it was used, ran out, or is for another place. Ask for a new one.",
        );
      const { conversation } = grant;
      const assignment = await assign(grant);
      const tasks = modelTasks.filter(() => true);
      const models = await modelsFor(grant.workspace);
      const before = registry.holderOf(conversation);
      if (before && before !== host) {
        before.assigned.delete(conversation);
        before.send({ type: "revoke", conversation, code: "REPLACED" });
      }
      host.expected.delete(conversation);
      host.assigned.set(conversation, assignment);
      const hasBegun = (await assignment.store.events(conversation)).length > 0;
      const start = hasBegun ? null : starts.take(conversation);
      if (!hasBegun && !start && before !== host) {
        host.assigned.delete(conversation);
        throw new HostError("TOKEN_INVALID", "This call was never begun, and how it was to begin is forgotten. Call again.");
      }
      const { workspace, agent, release } = assignment;
      return {
        conversation,
        workspace: workspace.id,
        agent,
        release,
        start,
        speech: await speechOf(assignment.workspace),
        tasks: tasks.filter((task) => models.has(task)),
        grant: tokens.keep({ ...grant, host: host.description.name }),
      };
    },
    async "call.close"({ conversation }, { host }) {
      host.assigned.delete(conversation);
      return null;
    },
    async "call.turn"(params, asked) {
      const assignment = of(params, asked);
      if (!assignment.isTest) await options.keepTurn(assignment, params.turn);
      return null;
    },
    "store.acquire": (params, asked) => of(params, asked).store.acquire(params.conversation, params.holder, params.ttlMs),
    "store.renew": (params, asked) => of(params, asked).store.renew(leaseOf(params), params.ttlMs),
    async "store.release"(params, asked) {
      await of(params, asked).store.release(leaseOf(params));
      return null;
    },
    async "store.append"(params, asked) {
      await of(params, asked).store.append(leaseOf(params), params.firstSeq, params.events, params.checkpoint);
      return null;
    },
    "store.load": (params, asked) => of(params, asked).store.load(params.conversation),
    "store.events": (params, asked) => of(params, asked).store.events(params.conversation, params.afterSeq),
    "release.document": (params, asked) => of(params, asked).document(),
    "bookings.book": (params, asked) => storesOf(params, asked).bookings.book(...params.args),
    "bookings.move": (params, asked) => storesOf(params, asked).bookings.move(...params.args),
    "bookings.cancel": (params, asked) => storesOf(params, asked).bookings.cancel(...params.args),
    "bookings.answered": (params, asked) => storesOf(params, asked).bookings.answered(...params.args),
    "bookings.find": (params, asked) => storesOf(params, asked).bookings.find(...params.args),
    "bookings.taken": (params, asked) => storesOf(params, asked).bookings.taken(...params.args),
    "records.write": (params, asked) => storesOf(params, asked).records.write(...params.args),
    async "models.stream"(params, asked) {
      const { workspace, conversation } = of(params, asked);
      const { request } = params;
      const turn = request.turn && { ...request.turn, conversation };
      const cache = request.cache && { ...request.cache, workspace: workspace.id };
      const models = await modelsFor(workspace.id);
      for await (const chunk of models.stream({ ...request, ...(turn && { turn }), ...(cache && { cache }), signal: asked.signal }))
        asked.part(chunk);
      return null;
    },
  };

  return async (method, params, asked) => {
    if (!Object.hasOwn(perform, method) || typeof params !== "object" || params === null)
      throw new HostError("REQUEST_INVALID", "There is no such question. The process may be of another version; update it.");
    return perform[method as keyof LinkMethods](params as never, asked);
  };
}

/** The conversation of a grant, with what is needed to serve it. @throws {DatabaseError} NOT_FOUND */
export async function assign(database: Database, { workspace: id, conversation }: Grant): Promise<Assignment> {
  const workspace = database.workspace(id, "caller");
  const { agent, release } = await workspace.conversations.get(conversation);
  return {
    workspace,
    conversation,
    agent,
    release: release.id,
    isTest: false,
    store: workspace.store(),
    tools: postgresToolStores(workspace.tools(agent)),
    document: async () => (await workspace.releases.get(release.id)).document,
  };
}

function assignmentOf(host: ConnectedHost, conversation: string): Assignment {
  const found = typeof conversation === "string" ? host.assigned.get(conversation) : undefined;
  if (found) return found;
  throw new HostError("NOT_ASSIGNED", "This conversation was not handed to this process, or another has it now. Stop driving it.");
}

/** A token is for one process, or for whichever worker LiveKit handed the call to. */
function isFor(name: string, { description }: ConnectedHost): boolean {
  return name === description.name || (name === anyWorker && description.kind === "livekit");
}

/** A lease is of the conversation it is asked about, whatever it says itself. */
function leaseOf<L extends { conversation: string }>({ conversation, lease }: { conversation: string; lease: L }): L {
  if (lease.conversation === conversation) return lease;
  throw new HostError("NOT_ASSIGNED", "The lease is of another conversation than the one asked about.");
}
