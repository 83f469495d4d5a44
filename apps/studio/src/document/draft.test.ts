import { applyOperations, orderPatch, rewind, stayedTitle, type OrderedPatch } from "@vaarta/editing";
import type { AgentDocument, Operation } from "@vaarta/flow";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { BackendError, type Backend, type DraftMessage, type PatchInput } from "../backend/backend.ts";
import { createLocalBackend } from "../backend/local.ts";
import { sampleDocument } from "../backend/sample-document.ts";
import { createDraft, type Draft, type Kept } from "./draft.ts";
import type { Keeper } from "./keeper.ts";

/** A server's draft in memory: orders patches as the real one does, and can be cut off. */
class DraftServer {
  document: AgentDocument = sampleDocument();
  patches: OrderedPatch[] = [];
  down = false;
  loseAnswers = false;
  refuse: string | null = null;
  readonly watchers = new Set<(message: DraftMessage) => void>();

  backend(): Backend {
    const local = createLocalBackend();
    return {
      ...local,
      drafts: {
        ...local.drafts,
        open: () => Promise.resolve({ document: this.document, revision: this.patches.length, live: null, people: [] }),
        patch: (input) => Promise.resolve().then(() => this.take(input)),
        watch: (_input, heard) => {
          this.watchers.add(heard);
          return () => this.watchers.delete(heard);
        },
      },
    };
  }

  take(input: PatchInput) {
    if (this.down) throw new BackendError("UNREACHABLE", "down");
    if (this.refuse !== null) throw new BackendError("REFUSED", this.refuse);
    let ordered = this.patches.find(({ id }) => id === input.id);
    if (!ordered) {
      const later = this.patches.slice(input.base).map(({ inverse }) => inverse);
      ordered = orderPatch({ document: this.document, revision: this.patches.length, base: rewind(this.document, later.reverse()) }, input);
      this.patches.push(ordered);
      this.document = ordered.document;
    }
    const { revision, id, operations, conflicts } = ordered;
    for (const tell of this.watchers) tell({ type: "patch", revision, id, operations, by: { id: "x", name: "X" } });
    if (this.loseAnswers) throw new BackendError("UNREACHABLE", "lost");
    return { revision, operations, conflicts };
  }
}

function keeperInMemory(): Keeper<Kept> & { kept: Kept | null } {
  return {
    kept: null,
    load() {
      return Promise.resolve(this.kept);
    },
    keep(value) {
      this.kept = structuredClone(value);
    },
  };
}

const rename = (value: string): Operation[] => [{ op: "set", path: ["states", "state-start", "name"], value }];
const say = (text: string): Operation[] => [
  { op: "set", path: ["lines", "line-bye", "variants", "variant-all", "texts", "hi"], value: { text } },
];

describe("a draft in a tab", () => {
  let server: DraftServer;
  const open = async (keeper: Keeper<Kept> = keeperInMemory()): Promise<Draft> => {
    const backend = server.backend();
    const opened = await backend.drafts.open({ agent: "a" });
    return createDraft({ backend, agent: "a", opened, kept: await keeper.load(), keeper });
  };
  const settle = () => vi.advanceTimersByTimeAsync(60_000);

  beforeEach(() => {
    vi.useFakeTimers();
    server = new DraftServer();
  });
  afterEach(() => vi.useRealTimers());

  test("a change shows at once and is saved after a pause, typing as one patch", async () => {
    const draft = await open();
    draft.apply(rename("A"), { summary: "Rename", merge: "name" });
    draft.apply(rename("AB"), { summary: "Rename", merge: "name" });
    expect(draft.store.getState()).toMatchObject({ saving: "saving", undo: "Rename" });
    expect(draft.store.getState().document.states["state-start"]?.name).toBe("AB");
    await settle();
    expect(server.patches.map(({ operations }) => operations)).toEqual([rename("AB")]);
    expect(draft.store.getState()).toMatchObject({ saving: "saved", revision: 1 });
  });

  test("undo takes back one's own change as a new patch", async () => {
    const draft = await open();
    draft.apply(rename("A"), { summary: "Rename" });
    await settle();
    draft.undo();
    await settle();
    expect(server.document.states["state-start"]?.name).toBe("Greeting");
    expect(draft.store.getState()).toMatchObject({ undo: null, redo: "Rename" });
  });

  test("undo says what it leaves, since somebody else changed it meanwhile", async () => {
    const asha = await open();
    const ravi = await open();
    asha.apply(rename("Asha"), { summary: "Rename" });
    await settle();
    ravi.apply(rename("Ravi"), { summary: "Rename" });
    await settle();
    asha.undo();
    await settle();
    expect(server.document.states["state-start"]?.name).toBe("Ravi");
    const { stayed, document } = asha.store.getState();
    expect(stayed.map(({ title }) => title)).toEqual(["The name of “Ravi” stays as it is: somebody else changed it since."]);
    expect(stayed.map((one) => stayedTitle(one, [document], "hi"))).toEqual([
      "“Ravi” की “नाम” सेटिंग को वैसा ही रहने दिया गया: किसी और ने उसे इस बीच बदला।",
    ]);
    asha.dismissStayed();
    expect(asha.store.getState().stayed).toEqual([]);
  });

  test("while the server is away work goes on, and is saved when it is back", async () => {
    const draft = await open();
    server.down = true;
    draft.apply(rename("A"), { summary: "Rename" });
    await vi.advanceTimersByTimeAsync(2000);
    expect(draft.store.getState().saving).toBe("offline");
    server.down = false;
    await settle();
    expect(draft.store.getState().saving).toBe("saved");
    expect(server.document.states["state-start"]?.name).toBe("A");
  });

  test("a patch whose answer was lost counts once", async () => {
    const draft = await open();
    server.loseAnswers = true;
    draft.apply(rename("A"), { summary: "Rename" });
    await vi.advanceTimersByTimeAsync(700);
    server.loseAnswers = false;
    await settle();
    expect(server.patches).toHaveLength(1);
    expect(draft.store.getState().saving).toBe("saved");
  });

  test("two who edit different things lose nothing; one text is asked about", async () => {
    const asha = await open();
    const ravi = await open();
    asha.apply([...rename("Asha"), ...say("आशा")], { summary: "Asha" });
    ravi.apply([{ op: "set", path: ["name"], value: "Ravi" }, ...say("रवि")], { summary: "Ravi" });
    await settle();
    expect(server.document.name).toBe("Ravi");
    expect(server.document.states["state-start"]?.name).toBe("Asha");
    expect(asha.store.getState().document).toEqual(ravi.store.getState().document);
    const conflicts = [...asha.store.getState().conflicts, ...ravi.store.getState().conflicts];
    expect(conflicts).toHaveLength(1);
    const asked = ravi.store.getState().conflicts.length ? ravi : asha;
    const [conflict] = conflicts;
    if (conflict) asked.settle(conflict, "both");
    await settle();
    const text = server.document.lines["line-bye"]?.variants["variant-all"]?.texts["hi"]?.text;
    expect(text?.split(" ").sort()).toEqual(["आशा", "रवि"]);
    expect(asked.store.getState().conflicts).toEqual([]);
  });

  test("what was unsaved when the page closed is there after a reload, with its undo", async () => {
    const keeper = keeperInMemory();
    server.down = true;
    const before = await open(keeper);
    before.apply(rename("Kept"), { summary: "Rename" });
    before.close();
    server.down = false;
    server.document = applyOperations(server.document, [{ op: "set", path: ["name"], value: "Meanwhile" }]);
    const after = await open(keeper);
    expect(after.store.getState().document).toMatchObject({ name: "Meanwhile", states: { "state-start": { name: "Kept" } } });
    await settle();
    expect(server.document.states["state-start"]?.name).toBe("Kept");
    after.undo();
    expect(after.store.getState().document.states["state-start"]?.name).toBe("Greeting");
  });

  test("a change the server refuses is taken out and said", async () => {
    const draft = await open();
    server.refuse = "No.";
    draft.apply(rename("A"), { summary: "Rename" });
    await vi.advanceTimersByTimeAsync(700);
    expect(draft.store.getState()).toMatchObject({ refused: "No.", document: { states: { "state-start": { name: "Greeting" } } } });
  });
});
