import { afterAll, beforeAll, expect, it } from "vitest";
import { temporaryDatabase } from "../temporary.ts";
import { testRelease, testWorkspace } from "../testing-workspace.ts";

let postgres: Awaited<ReturnType<typeof temporaryDatabase>>;
let home: Awaited<ReturnType<typeof testWorkspace>>;
const at = new Date("2026-11-20T10:00:00Z");
const longAgo = new Date(0);

beforeAll(async () => {
  postgres = await temporaryDatabase();
  home = await testWorkspace(postgres.url);
}, 90_000);
afterAll(async () => {
  await home?.database.close();
  await postgres?.stop();
});

async function spoken(release: string, stages: readonly Record<string, number | null>[], from = 1, began = at): Promise<void> {
  const { workspace, agent } = home;
  const id = await workspace.conversations.create({ agent, release, channel: "voice", language: "hi", at: began });
  for (const [index, one] of stages.entries())
    await workspace.conversations.keepTiming(id, { turn: from + index, at: began, timing: { stages: one } });
}

it("tells p50, p90 and p99 of each stage by release, newest first", async () => {
  const { workspace, agent, release } = home;
  await spoken(
    release,
    Array.from({ length: 100 }, (_, index) => ({ stt: index + 1, tts: index < 10 ? 200 : null, total: null })),
  );
  const { id: second } = await workspace.releases.publish(testRelease(agent, "b".repeat(64)));
  await spoken(second, [{ stt: 12.5, total: 900 }]);
  // A greeting answers nobody.
  await spoken(second, [{ stt: 9_999, total: 9_999 }], 0);

  const figures = await workspace.releases.stageFigures(agent, longAgo);
  expect(figures.map(({ release: { number }, stage }) => `${number} ${stage}`)).toEqual(["2 stt", "2 total", "1 stt", "1 tts"]);
  expect(figures.find(({ release: { id }, stage }) => id === release && stage === "stt")).toEqual({ release: { id: release, number: 1 }, stage: "stt", turns: 100, p50: 50, p90: 90, p99: 99 }); // prettier-ignore
  expect(figures[0]).toMatchObject({ turns: 1, p50: 12.5, p99: 12.5 });
  expect(figures.at(-1)).toMatchObject({ stage: "tts", turns: 10, p90: 200 });
});

it("tells nothing of other agents, other workspaces, or of before", async () => {
  const { database, workspace, agent, user } = home;
  const { id: other } = await workspace.agents.create({ name: "Other", slug: "other", document: "{}", states: 0 });
  expect(await workspace.releases.stageFigures(other, longAgo)).toEqual([]);
  const stranger = database.workspace(await database.directory.createWorkspace("Strangers", user), user);
  expect(await stranger.releases.stageFigures(agent, longAgo)).toEqual([]);
  expect(await workspace.releases.stageFigures(agent, new Date(at.getTime() + 1))).toEqual([]);
});
