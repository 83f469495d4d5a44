import type { Workspace } from "@vaarta/db";
import type { Operation } from "@vaarta/flow";

export type DraftMessage =
  | { type: "patch"; revision: number; id: string; operations: Operation[]; by: { id: string; name: string } }
  | { type: "people"; people: { user: string; name: string; state?: string }[] }
  /** Somebody commented, or dealt with a comment: ask for the list again. */
  | { type: "comments" }
  | { type: "published"; release: { id: string; number: number; programHash: string } };

export interface WatchOptions {
  agent: string;
  /** The newest revision the reader has. */
  since: number;
  person: { connection: string; name: string; state: string | null };
  signal?: AbortSignal;
}

/** Presence is told again this often; twice missed, a person is gone. It is also how often a lost wake-up is made good. */
const heartbeatMs = 15_000;

/** Everything that happens to a draft, in order. Reads from a cursor; notifications only wake it. */
export async function* watchDraft(workspace: Workspace, options: WatchOptions): AsyncGenerator<DraftMessage> {
  const { agent, person, signal } = options;
  let cursor = options.since;
  let live = (await workspace.releases.liveSummary(agent))?.releaseId;
  let people = "";
  let comments = await workspace.comments.mark(agent);
  let wake = () => {};
  let isAwake = true;
  const rouse = () => {
    isAwake = true;
    wake();
  };
  const ends = [workspace.onChange(`draft/${agent}`, rouse), workspace.onChange(`people/${agent}`, rouse)];
  const heartbeat = setInterval(() => void workspace.drafts.seePerson(agent, person).then(rouse, () => rouse()), heartbeatMs);
  signal?.addEventListener("abort", rouse);
  try {
    await workspace.drafts.seePerson(agent, person);
    while (!signal?.aborted) {
      isAwake = false;
      const names = await namesOf(workspace);
      for (const patch of await workspace.drafts.patchesAfter(agent, cursor)) {
        cursor = patch.revision;
        const by = { id: patch.author, name: names.get(patch.author) ?? "Someone" };
        yield { type: "patch", revision: patch.revision, id: patch.patchId, operations: JSON.parse(patch.operations) as Operation[], by };
      }
      const now = await workspace.releases.liveSummary(agent);
      if (now && now.releaseId !== live) {
        live = now.releaseId;
        yield { type: "published", release: { id: now.releaseId, number: now.number, programHash: now.programHash } };
      }
      const mark = await workspace.comments.mark(agent);
      if (mark !== comments) {
        comments = mark;
        yield { type: "comments" };
      }
      const there = (await workspace.drafts.people(agent)).map(({ state, ...one }) => (state === null ? one : { ...one, state }));
      if (JSON.stringify(there) !== people) {
        people = JSON.stringify(there);
        yield { type: "people", people: there };
      }
      if (!isAwake && !signal?.aborted) await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    clearInterval(heartbeat);
    for (const end of ends) end();
    await workspace.drafts.losePerson(agent, person.connection).catch(() => {});
  }
}

async function namesOf(workspace: Workspace): Promise<Map<string, string>> {
  return new Map((await workspace.members.list()).map((member) => [member.id, member.name]));
}
