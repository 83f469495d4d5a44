#!/usr/bin/env node
import { enableCompileCache } from "node:module";

// Loading is most of a short command's time; from the second run on it is read from a cache in the system's folder for such.
enableCompileCache();
const { runCli } = await import("./cli.ts");

// A reader that leaves early ("| head") is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 3));

process.exitCode = await runCli(process.argv.slice(2), {
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
  environment: process.env,
  directory: process.cwd(),
});
