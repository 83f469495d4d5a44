import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// The server serves the build; while developing, Vite serves the studio and passes the rest on to a running server.
const server = process.env["VAARTA_SERVER"] ?? "http://127.0.0.1:3000";

export default defineConfig({
  plugins: [react()],
  build: {
    target: "es2022",
    sourcemap: false,
    // Monaco is one large lazy chunk; it is only fetched when the JSON drawer is opened.
    chunkSizeWarningLimit: 6000,
  },
  worker: { format: "es" },
  server: {
    port: 5173,
    proxy: {
      "/trpc": { target: server, ws: true },
      "/api": { target: server },
      "/v1": { target: server, ws: true },
      "/healthz": { target: server },
    },
  },
});
