// `npm test`: sets up what is missing, then runs every check and every test.
import { join } from "node:path";
import { ensureBrowser, ensureInstalled, ensureStudioBuilt, ensureVoice, pinnedNode, root, run } from "./setup.mjs";

await ensureInstalled();
await ensureVoice();
const node = pinnedNode();
const bin = (...path) => join(root, "node_modules", ...path);

/** @type {{ name: string, run: () => Promise<number> }[]} */
const steps = [
  { name: "Types", run: () => run(node, [bin("typescript", "bin", "tsc"), "--noEmit"]) },
  { name: "Lint", run: () => run(node, [bin("oxlint", "bin", "oxlint"), "--type-aware"]) },
  { name: "Format", run: () => run(node, [bin("prettier", "bin", "prettier.cjs"), "--check", "--log-level", "warn", "."]) },
  { name: "Unit and integration tests", run: () => run(node, [bin("vitest", "vitest.mjs"), "run"]) },
  { name: "Browser journeys", run: journeys },
];

async function journeys() {
  await ensureStudioBuilt();
  const chromium = await ensureBrowser();
  const args = [bin("@playwright", "test", "cli.js"), "test", "--config", "e2e/playwright.config.ts"];
  return run(node, args, { env: { CHROMIUM: chromium } });
}

const only = process.argv[2];
const results = [];
for (const { name, run: step } of steps) {
  if (only && !name.toLowerCase().startsWith(only.toLowerCase())) continue;
  console.log(`\n== ${name}`);
  results.push({ name, status: await step() });
}
console.log("");
for (const { name, status } of results) console.log(`${status === 0 ? "ok    " : "FAILED"} ${name}`);
const failed = results.filter(({ status }) => status !== 0).length;
console.log(`\nSteps: ${results.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
