// `npm test`: sets up what is missing, then runs every check and every test.
import { join } from "node:path";
import { ensureBrowser, ensureInstalled, ensureStudioBuilt, pinnedNode, root, run } from "./setup.mjs";

await ensureInstalled();
const node = pinnedNode();
const bin = (...path) => join(root, "node_modules", ...path);

const steps = [
  ["Types", () => run(node, [bin("typescript", "bin", "tsc"), "--noEmit"])],
  ["Lint", () => run(node, [bin("oxlint", "bin", "oxlint"), "--type-aware"])],
  ["Format", () => run(node, [bin("prettier", "bin", "prettier.cjs"), "--check", "--log-level", "warn", "."])],
  ["Unit and integration tests", () => run(node, [bin("vitest", "vitest.mjs"), "run"])],
  [
    "Browser journeys",
    async () => {
      await ensureStudioBuilt();
      const chromium = await ensureBrowser();
      return run(node, [bin("@playwright", "test", "cli.js"), "test", "--config", "e2e/playwright.config.ts"], {
        env: { CHROMIUM: chromium },
      });
    },
  ],
];

const only = process.argv[2];
const results = [];
for (const [name, step] of steps) {
  if (only && !name.toLowerCase().startsWith(only.toLowerCase())) continue;
  console.log(`\n== ${name}`);
  const status = await step();
  results.push([name, status]);
}
console.log("");
for (const [name, status] of results) console.log(`${status === 0 ? "ok    " : "FAILED"} ${name}`);
process.exit(results.every(([, status]) => status === 0) ? 0 : 1);
