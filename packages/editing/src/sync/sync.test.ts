import { canonicalJson, type AgentDocument, type Operation } from "@vaarta/flow";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isEditingError } from "../errors.ts";
import { applyOperations } from "../operations.ts";
import { deepFrozen, randomEdit, seeds } from "../testing/random-edits.ts";
import { seeded } from "../testing/random.ts";
import { sampleDocument } from "../testing/sample-document.ts";
import { orderPatch, rewind, type OrderedPatch, type Patch } from "./order-patch.ts";
import { createSync, type Sync } from "./sync.ts";

const base = deepFrozen(sampleDocument());
const text = (value: string): Operation => ({
  op: "set",
  path: ["lines", "l-hello", "variants", "v1", "texts", "hi"],
  value: { text: value },
});
const rename = (value: string): Operation => ({ op: "set", path: ["name"], value });

/** The server's side, in memory: one draft, its patches in order. */
class DraftServer {
  document: AgentDocument = base;
  readonly patches: OrderedPatch[] = [];

  get revision(): number {
    return this.patches.length;
  }

  take(patch: Patch): OrderedPatch {
    const known = this.patches.find(({ id }) => id === patch.id);
    if (known) return known;
    const later = this.patches.slice(patch.base).map(({ inverse }) => inverse);
    const ordered = orderPatch({ document: this.document, revision: this.revision, base: rewind(this.document, later.reverse()) }, patch);
    if (ordered.operations.length > 0) {
      this.patches.push(ordered);
      this.document = deepFrozen(ordered.document);
    }
    return ordered;
  }
}

const wire = <T>(message: T): T => JSON.parse(JSON.stringify(message)) as T;
const opened = (server: DraftServer) => createSync({ document: wire(server.document), revision: server.revision });

function deliver(server: DraftServer, client: Sync): void {
  for (const patch of server.patches.slice(client.revision))
    client.receive(wire({ revision: patch.revision, id: patch.id, operations: patch.operations }));
}

describe("editing together", () => {
  test.each([2, 3])("[C1] %i clients end with the same document, whatever they do and however messages arrive", (count) => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = seeded(seed);
        const server = new DraftServer();
        let clients = Array.from({ length: count }, () => opened(server));
        const lostAnswers = new Map<number, OrderedPatch>();
        for (let round = 0; round < 40; round++) {
          const index = Math.floor(random() * count);
          const client = clients[index] ?? expect.unreachable();
          const roll = random();
          if (roll < 0.4) client.change(randomEdit(client.document, random), "Edit");
          else if (roll < 0.6) {
            const patch = client.send(`p-${round}`) ?? client.resend();
            if (!patch) continue;
            const answer = wire(server.take(wire(patch)));
            if (random() < 0.7) client.acknowledge(answer);
            else lostAnswers.set(index, answer);
          } else if (roll < 0.85) {
            const missed = server.patches.slice(client.revision);
            // In any order, some twice.
            for (const patch of [...missed].sort(() => random() - 0.5)) if (random() < 0.8) client.receive(wire(patch));
          } else if (roll < 0.95) {
            clients = clients.with(index, createSync(wire(client.state)));
          } else {
            const late = lostAnswers.get(index);
            if (late) client.acknowledge(late);
          }
        }
        for (let pass = 0; pass < 3; pass++) {
          for (const [index, client] of clients.entries()) {
            deliver(server, client);
            const patch = client.resend() ?? client.send(`end-${pass}-${index}`);
            if (patch) client.acknowledge(wire(server.take(wire(patch))));
            deliver(server, client);
          }
        }
        for (const client of clients) {
          deliver(server, client);
          expect(client.saved).toBe(true);
          expect(client.missing).toBeNull();
          expect(canonicalJson(client.document)).toBe(canonicalJson(server.document));
        }
      }),
      { numRuns: 30 },
    );
  });

  test("[C2] a change shows at once, is sent once, and is saved when answered", () => {
    const server = new DraftServer();
    const client = opened(server);
    client.change([rename("A")], "Rename");
    client.change([rename("AB")], "Rename");
    expect(client.document.name).toBe("AB");
    const patch = client.send("p1") ?? expect.unreachable();
    expect(patch).toEqual({ id: "p1", base: 0, operations: [rename("AB")], summary: "Rename" });
    expect(client.send("p2")).toBeNull();
    expect(client.saved).toBe(false);
    client.acknowledge(server.take(patch));
    expect([client.saved, client.revision]).toEqual([true, 1]);
  });

  test("[C3] two who change one text: the first stands, the second is asked and loses nothing", () => {
    const server = new DraftServer();
    const [asha, ravi] = [opened(server), opened(server)];
    asha.change([text("आशा")]);
    ravi.change([text("रवि"), rename("Ravi")]);
    const first = asha.send("a1") ?? expect.unreachable();
    const second = ravi.send("r1") ?? expect.unreachable();
    asha.acknowledge(server.take(first));
    const answer = server.take(second);
    expect(answer.conflicts).toMatchObject([{ mine: { text: "रवि" }, theirs: { text: "आशा" }, kept: "theirs" }]);
    ravi.acknowledge(answer);
    expect(ravi.missing).toBe(2);
    deliver(server, ravi);
    deliver(server, asha);
    expect(ravi.document).toEqual(asha.document);
    expect([asha.document.name, asha.conflicts.length, ravi.conflicts.length]).toEqual(["Ravi", 0, 1]);
    ravi.dismiss(ravi.conflicts[0] ?? expect.unreachable());
    expect(ravi.conflicts).toEqual([]);
  });

  test("[C4] a patch sent again after the answer was lost counts once", () => {
    const server = new DraftServer();
    const client = opened(server);
    client.change([rename("A")]);
    server.take(client.send("p1") ?? expect.unreachable());
    const reloaded = createSync(wire(client.state));
    reloaded.change([text("क")]);
    reloaded.acknowledge(server.take(reloaded.resend() ?? expect.unreachable()));
    expect(server.patches).toHaveLength(1);
    expect([reloaded.document.name, reloaded.revision, reloaded.saved]).toEqual(["A", 1, false]);
  });

  test("[C4] a patch of which nothing was left makes no revision, and is answered all the same", () => {
    const server = new DraftServer();
    const [asha, ravi] = [opened(server), opened(server)];
    asha.change([text("आशा")]);
    ravi.change([text("रवि")]);
    const late = ravi.send("r1") ?? expect.unreachable();
    asha.acknowledge(server.take(asha.send("a1") ?? expect.unreachable()));
    const answer = server.take(late);
    expect([answer.revision, answer.operations]).toEqual([1, []]);
    ravi.acknowledge(answer);
    expect([ravi.saved, ravi.revision, ravi.conflicts.length]).toEqual([true, 0, 1]);
    deliver(server, ravi);
    expect([ravi.document, ravi.missing]).toEqual([asha.document, null]);
  });

  test("[C5] a refused patch is taken out; what was made since stays where it can", () => {
    const client = opened(new DraftServer());
    client.change([rename("Refused")]);
    client.send("p1");
    client.change([text("बाद में")]);
    expect(client.refuse("p1")).toEqual([rename("Refused")]);
    expect(client.document.name).toBe("Branch visits");
    expect(client.send("p2")?.operations).toEqual([text("बाद में")]);
    expect(() => client.refuse("p1")).toThrow("not the one on its way");
  });

  test("[C6] after a long absence a new document is taken and what is unsaved brought onto it", () => {
    const server = new DraftServer();
    const client = opened(server);
    client.change([rename("Mine")]);
    client.send("p1");
    client.change([text("मेरा")]);
    client.restart({ document: applyOperations(base, [rename("Mine"), text("उनका")]), revision: 9 });
    expect([client.revision, client.document.name, client.conflicts.length]).toEqual([9, "Mine", 1]);
    expect(client.send("p2")).toBeNull();
  });

  test("[C7] a patch on a revision to come, or without its base, is refused", () => {
    const code = (run: () => unknown) => {
      try {
        run();
      } catch (error) {
        return isEditingError(error) ? error.code : "other";
      }
      return "none";
    };
    expect(code(() => orderPatch({ document: base, revision: 3 }, { id: "p", base: 4, operations: [] }))).toBe("OUT_OF_STEP");
    expect(code(() => orderPatch({ document: base, revision: 3 }, { id: "p", base: 2, operations: [] }))).toBe("OUT_OF_STEP");
    expect(
      code(() =>
        orderPatch(
          { document: base, revision: 3 },
          { id: "p", base: 3, operations: [{ op: "set", path: ["states", "no", "name"], value: 1 }] },
        ),
      ),
    ).toBe("MISSING_PARENT");
  });

  test("[C8] rewinding the patches gives the older document", () => {
    const server = new DraftServer();
    for (const name of ["A", "B", "C"]) server.take({ id: name, base: server.revision, operations: [rename(name)] });
    expect(
      rewind(
        server.document,
        server.patches
          .slice(1)
          .map(({ inverse }) => inverse)
          .reverse(),
      ).name,
    ).toBe("A");
  });
});
