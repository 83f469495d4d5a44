import { BackendError, type Backend, type DraftMessage, type PatchResult } from "./backend.ts";
import { createModels } from "./models.ts";
import { createPeople } from "./people.ts";
import { createRecords } from "./records.ts";
import { remoteModels } from "./remote-models.ts";
import { createSpeech } from "./speech.ts";
import { createTestCalls } from "./test-calls.ts";
import { asking, connect, isoOf, signInLocally } from "./trpc.ts";

/** The backend that talks with the server of this page. */
export function createServerBackend(): Backend {
  const api = connect();
  return {
    session: {
      async me() {
        try {
          return await asking(api.session.me.query());
        } catch (error) {
          if (!(error instanceof BackendError) || error.code !== "SIGNED_OUT" || !(await signInLocally())) throw error;
          return asking(api.session.me.query());
        }
      },
    },
    answering: remoteModels,
    templates: { list: () => asking(api.templates.list.query()) },
    agents: {
      async list() {
        const agents = await asking(api.agents.list.query());
        return agents.map(({ updatedAt, live, ...agent }) => ({
          ...agent,
          updatedAt: isoOf(updatedAt),
          live: live ? { release: live.release, number: live.number, at: isoOf(live.at) } : null,
        }));
      },
      create: (input) => asking(api.agents.create.mutate(input)),
      rename: (input) => asking(api.agents.rename.mutate(input).then(() => undefined)),
      remove: (input) => asking(api.agents.remove.mutate(input).then(() => undefined)),
    },
    drafts: {
      async open(input) {
        const { document, revision, live, people } = await asking(api.drafts.open.query(input));
        return { document, revision, live, people: people.map(personOf) };
      },
      // Values of operations are JSON on both sides; their types say no more than `unknown`.
      patch: async (input) =>
        (await asking(api.drafts.patch.mutate(input as Parameters<typeof api.drafts.patch.mutate>[0]))) as PatchResult,
      watch(input, heard, lost) {
        const watching = api.drafts.watch.subscribe(input, {
          onData: (message) => heard(message as DraftMessage),
          onError: lost,
        });
        return () => watching.unsubscribe();
      },
      async history(input) {
        const entries = await asking(api.drafts.history.query(input));
        return entries.map((entry) => ({ ...entry, at: isoOf(entry.at) }));
      },
      at: (input) => asking(api.drafts.at.query(input)),
    },
    comments: {
      async list(input) {
        const comments = await asking(api.comments.list.query(input));
        return comments.map(({ id, state, text, at, by, resolvedAt, resolvedBy }) => ({
          id,
          state,
          text,
          at: isoOf(at),
          by: by.name ?? "",
          resolved: resolvedAt ? { at: isoOf(resolvedAt), by: resolvedBy?.name ?? "" } : null,
        }));
      },
      add: (input) => asking(api.comments.add.mutate(input).then(() => undefined)),
      resolve: (input) => asking(api.comments.resolve.mutate(input).then(() => undefined)),
    },
    records: createRecords(api),
    people: createPeople(api),
    models: createModels(api),
    speech: createSpeech(api),
    testCalls: createTestCalls(),
  };
}

function personOf({ state, ...person }: { user: string; name: string; state?: string | null }) {
  return state ? { ...person, state } : person;
}
