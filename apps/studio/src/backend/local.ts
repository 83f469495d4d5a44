import { applyOperations } from "@vaarta/editing";
import type { AgentDocument } from "@vaarta/flow";
import { BackendError, type Backend, type Comment, type DraftHistoryEntry, type DraftMessage, type PatchResult } from "./backend.ts";
import { largeDocument } from "./large-document.ts";
import { sampleDocument } from "./sample-document.ts";

interface LocalAgent {
  id: string;
  document: AgentDocument;
  revision: number;
  updatedAt: string;
  patches: Map<string, PatchResult>;
  history: DraftHistoryEntry[];
  documents: AgentDocument[];
  watchers: Set<(message: DraftMessage) => void>;
  comments: Comment[];
}

/** A backend that lives in this tab and forgets everything when it closes: for developing without a server, and for tests. */
export function createLocalBackend(): Backend {
  const agents = new Map<string, LocalAgent>();
  const me = { id: "person-local", name: "Asha", email: "asha@example.org" };
  const packs = import.meta.glob<AgentDocument>("../../../../domains/*/agent.json", { import: "default" });
  let count = 0;

  const find = (id: string) => {
    const agent = agents.get(id);
    if (!agent) throw new BackendError("NOT_FOUND", "There is no such agent here.");
    return agent;
  };
  const templateIds = () => Object.keys(packs).map((path) => ({ path, id: path.split("/").at(-2) ?? path }));

  return {
    session: {
      me: () =>
        Promise.resolve({
          user: me,
          workspace: { id: "workspace-local", name: "Local" },
          role: "owner",
          workspaces: [{ id: "workspace-local", name: "Local", role: "owner" }],
        }),
    },
    templates: {
      list: async () =>
        Promise.all(
          templateIds().map(async ({ path, id }) => {
            const document = await packs[path]?.();
            return {
              id,
              name: document?.name ?? id,
              description: document?.description ?? "",
              languages: Object.keys(document?.languages.offered ?? {}),
              states: Object.keys(document?.states ?? {}).length,
            };
          }),
        ),
    },
    agents: {
      list: () =>
        Promise.resolve(
          [...agents.values()].map((agent) => ({
            id: agent.id,
            name: agent.document.name,
            slug: agent.id,
            updatedAt: agent.updatedAt,
            revision: agent.revision,
            live: null,
            states: Object.keys(agent.document.states).length,
            conversations: 0,
          })),
        ),
      create: async (input) => {
        const path = templateIds().find((template) => template.id === input.template)?.path;
        const document = (input.document as AgentDocument | undefined) ?? (path ? await packs[path]?.() : undefined) ?? sampleDocument();
        const id = `agent-${++count}`;
        agents.set(id, newAgent(id, input.name ? { ...document, name: input.name } : document));
        return { id };
      },
      rename: ({ agent, name }) => {
        const found = find(agent);
        found.document = { ...found.document, name };
        return Promise.resolve();
      },
      remove: ({ agent }) => {
        agents.delete(agent);
        return Promise.resolve();
      },
    },
    drafts: {
      open: async ({ agent }) => {
        // `/a/large-2000/design` opens a generated graph, so that the canvas can be measured without a server.
        const large = /^large-(\d{1,5})$/.exec(agent);
        if (!agents.has(agent) && large) agents.set(agent, newAgent(agent, largeDocument(Number(large[1]))));
        if (!agents.has(agent) && agent === "sample") agents.set(agent, newAgent(agent, sampleDocument()));
        const pack = templateIds().find((template) => template.id === agent);
        const packed = pack && !agents.has(agent) ? await packs[pack.path]?.() : undefined;
        if (packed) agents.set(agent, newAgent(agent, packed));
        const found = find(agent);
        return { document: found.document, revision: found.revision, live: null, people: [{ user: me.id, name: me.name }] };
      },
      patch: (input) => {
        const agent = find(input.agent);
        const done = agent.patches.get(input.id);
        if (done) return Promise.resolve(done);
        agent.document = applyOperations(agent.document, input.operations);
        agent.documents.push(agent.document);
        agent.revision += 1;
        agent.updatedAt = new Date().toISOString();
        const result: PatchResult = { revision: agent.revision, operations: input.operations, conflicts: [] };
        agent.patches.set(input.id, result);
        agent.history.unshift({
          revision: agent.revision,
          at: agent.updatedAt,
          by: me,
          summary: input.summary ?? "",
          count: input.operations.length,
        });
        for (const tell of agent.watchers) {
          tell({ type: "patch", revision: agent.revision, id: input.id, operations: input.operations, by: me });
        }
        return Promise.resolve(result);
      },
      watch: ({ agent }, heard) => {
        const found = find(agent);
        found.watchers.add(heard);
        return () => found.watchers.delete(heard);
      },
      history: ({ agent, limit, before }) =>
        Promise.resolve(
          find(agent)
            .history.filter((entry) => before === undefined || entry.revision < before)
            .slice(0, limit),
        ),
      at: ({ agent, revision }) => {
        const document = find(agent).documents[revision - 1];
        if (!document) throw new BackendError("NOT_FOUND", "This revision is not kept.");
        return Promise.resolve({ document });
      },
    },
    comments: {
      list: ({ agent }) => Promise.resolve([...find(agent).comments]),
      add({ agent, state, text }) {
        const { comments, watchers } = find(agent);
        comments.push({ id: `comment-${++count}`, state, text, at: new Date().toISOString(), by: me.name, resolved: null });
        for (const tell of watchers) tell({ type: "comments" });
        return Promise.resolve();
      },
      resolve({ comment }) {
        for (const agent of agents.values()) {
          agent.comments = agent.comments.map((one) =>
            one.id === comment ? { ...one, resolved: { at: new Date().toISOString(), by: me.name } } : one,
          );
          for (const tell of agent.watchers) tell({ type: "comments" });
        }
        return Promise.resolve();
      },
    },
  };
}

function newAgent(id: string, document: AgentDocument): LocalAgent {
  return {
    id,
    document,
    revision: 1,
    updatedAt: new Date().toISOString(),
    patches: new Map(),
    history: [],
    documents: [document],
    watchers: new Set(),
    comments: [],
  };
}
