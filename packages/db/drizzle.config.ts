import { defineConfig } from "drizzle-kit";

// `npx drizzle-kit generate --name <what>` writes the next migration. A released one is never edited.
export default defineConfig({ dialect: "postgresql", schema: "./src/tables/index.ts", out: "./migrations" });
