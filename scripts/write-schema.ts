// Writes docs/schema/agent.schema.json from the document's schema; a test of packages/flow fails when it is not current.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { jsonSchema } from "../packages/flow/src/index.ts";

const file = fileURLToPath(new URL("../docs/schema/agent.schema.json", import.meta.url));
mkdirSync(fileURLToPath(new URL("../docs/schema/", import.meta.url)), { recursive: true });
writeFileSync(file, `${JSON.stringify(jsonSchema(), null, 2)}\n`);
