import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { runCli } from "./cli.ts";

const main = fileURLToPath(new URL("main.ts", import.meta.url));

export interface CliResult {
  exitCode: number;
  output: string;
  errors: string;
  /** The output as JSON. */
  json: () => unknown;
}

interface RunOptions {
  input?: string;
  environment?: Record<string, string>;
}

/** A folder of its own for tests, and the real command run in it: `vaarta` within this process, `spawned` as a shell would. */
export async function workbench() {
  const folder = await mkdtemp(join(tmpdir(), "vaarta-cli-"));
  return {
    path: (name: string) => join(folder, name),
    write: (name: string, content: unknown) =>
      writeFile(join(folder, name), typeof content === "string" ? content : JSON.stringify(content)),
    vaarta: (args: string[], options: RunOptions = {}) => within(folder, args, options),
    spawned: (args: string[], options: RunOptions = {}) => spawned(folder, args, options),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function within(folder: string, args: string[], options: RunOptions): Promise<CliResult> {
  const [output, errors] = [collector(), collector()];
  const exitCode = await runCli(args, {
    input: Readable.from(options.input === undefined ? [] : [options.input]),
    output: output.stream,
    errors: errors.stream,
    environment: { ...process.env, ...options.environment },
    directory: folder,
  });
  return resultOf(exitCode, output.text(), errors.text());
}

function collector() {
  let text = "";
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  return { stream, text: () => text };
}

function spawned(folder: string, args: string[], options: RunOptions): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...args], { cwd: folder, env: { ...process.env, ...options.environment } });
    let [output, errors] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
    child.on("error", reject);
    child.on("close", (exitCode) => resolve(resultOf(exitCode ?? -1, output, errors)));
    child.stdin.end(options.input ?? "");
  });
}

function resultOf(exitCode: number, output: string, errors: string): CliResult {
  return { exitCode, output, errors, json: () => JSON.parse(output) as unknown };
}
