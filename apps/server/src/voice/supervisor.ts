import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Logger } from "pino";
import type { ConnectedHost, HostRegistry } from "./host-registry.ts";

export interface SupervisorOptions {
  registry: HostRegistry;
  /** The program of a voice host. */
  main: string;
  /** How many are kept running. */
  count: number;
  /** First port; each has its own. 0 for any. */
  port: number;
  /** Settings of the program beside name, port and public address. */
  environment: Record<string, string>;
  /** Public address of each, where it is not this machine's. */
  urls: readonly string[];
  folder: string;
  log: Logger;
}

/** One place for a voice host, and the process that fills it. */
interface Slot {
  index: number;
  name: string;
  pid: number | null;
  child: ChildProcess | null;
  /** In a row, without ever being connected. */
  failures: number;
  retry: NodeJS.Timeout | null;
}

const adoptWithinMs = 5_000;
const apartMs = 2_500;

/**
 * Keeps voice hosts running: starts one again that ended, kills one that hangs. They outlive a server that is killed, with their calls;
 * the next one finds them again.
 */
export function superviseVoice(options: SupervisorOptions) {
  const { registry, folder, log } = options;
  const note = join(folder, "voice.json");
  let isStopping = false;
  const slots: Slot[] = Array.from({ length: options.count }, (_, index) => ({ index, name: "", pid: null, child: null, failures: 0, retry: null })); // prettier-ignore
  mkdirSync(folder, { recursive: true });

  registry.watch(({ description: { name } }, isThere) => {
    const slot = slots.find((one) => one.name === name);
    if (!slot) return;
    if (isThere) {
      slot.failures = 0;
      if (slot.retry) clearTimeout(slot.retry);
      slot.retry = null;
    } else if (!slot.child && !isAlive(slot.pid)) again(slot);
    else if (!slot.child) adopt(slot);
  });

  for (const slot of slots) {
    const before = noted(note)[slot.index];
    if (before && isAlive(before.pid)) {
      Object.assign(slot, before);
      adopt(slot);
    } else slot.retry = setTimeout(() => firstStart(slot), slot.index * apartMs);
  }

  /** One after the other, and not before the server has told that it is ready: reading the program takes a whole core for seconds. */
  function firstStart(slot: Slot): void {
    slot.retry = null;
    start(slot);
  }

  /** Waits for a process that an earlier server started to connect. */
  function adopt(slot: Slot): void {
    if (isStopping || registry.all.some(({ description }) => description.name === slot.name)) return;
    slot.retry ??= setTimeout(() => {
      slot.retry = null;
      if (!registry.all.some(({ description }) => description.name === slot.name)) start(slot);
    }, adoptWithinMs);
  }

  function start(slot: Slot): void {
    if (isStopping) return;
    slot.name = `voice-${slot.index + 1}-${crypto.randomUUID().slice(0, 8)}`;
    const log = openSync(join(folder, `voice-${slot.index + 1}.log`), "w");
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", options.main], {
      // Its own group, so that Ctrl-C reaches it through us alone; and no pipe to us, so that it outlives us.
      detached: true,
      stdio: ["ignore", log, log],
      env: {
        ...inherited(),
        ...options.environment,
        VAARTA_HOST_NAME: slot.name,
        VAARTA_VOICE_PORT: String(options.port === 0 ? 0 : options.port + slot.index),
        VAARTA_VOICE_URL: options.urls[slot.index] ?? "",
      },
    });
    closeSync(log);
    child.unref();
    slot.child = child;
    slot.pid = child.pid ?? null;
    write();
    const ended = () => {
      if (slot.child !== child) return;
      slot.child = null;
      again(slot);
    };
    child.once("error", ended);
    child.once("exit", ended);
  }

  function again(slot: Slot): void {
    if (isStopping || slot.retry) return;
    slot.failures += 1;
    if (slot.failures > 1) log.error({ host: slot.name, failures: slot.failures }, `a voice host ends again and again; see voice-${slot.index + 1}.log`); // prettier-ignore
    slot.retry = setTimeout(
      () => {
        slot.retry = null;
        start(slot);
      },
      slot.failures === 1 ? 0 : Math.min(30_000, 500 * 2 ** slot.failures),
    );
  }

  function write(): void {
    writeFileSync(note, JSON.stringify(slots.map(({ name, pid }) => ({ name, pid }))));
  }

  return {
    /** Ends a process that does not listen any more. */
    kill(host: ConnectedHost): void {
      const slot = slots.find(({ name }) => name === host.description.name);
      if (slot?.pid) signal(slot.pid, "SIGKILL");
      if (slot && !slot.child) again(slot);
    },
    pids: () => slots.map(({ name, pid }) => ({ name, pid })),
    /** Lets calls end for a time, then hands them over; resolves when every process has ended. */
    async stop(withinMs: number): Promise<void> {
      isStopping = true;
      for (const slot of slots) if (slot.retry) clearTimeout(slot.retry);
      for (const host of registry.all) {
        host.isDraining = true;
        host.send({ type: "drain", withinMs });
      }
      const deadline = Date.now() + withinMs + 3_000;
      await Promise.all(
        slots.map(async ({ name, pid }) => {
          if (pid === null) return;
          // One that is not connected cannot be told otherwise.
          if (!registry.all.some(({ description }) => description.name === name)) signal(pid, "SIGTERM");
          while (isAlive(pid) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
          if (isAlive(pid)) signal(pid, "SIGKILL");
        }),
      );
      rmSync(note, { force: true });
    },
  };
}

export type VoiceSupervisor = ReturnType<typeof superviseVoice>;

/** Only what a program needs to run: no address of the database, no master key. */
function inherited(): Record<string, string> {
  const wanted = [
    "PATH",
    "HOME",
    "LANG",
    "TMPDIR",
    "TZ",
    "SystemRoot",
    "VAARTA_ESPEAK",
    "OTEL_EXPORTER_OTLP_ENDPOINT",
    "OTEL_EXPORTER_OTLP_HEADERS",
  ];
  return Object.fromEntries(wanted.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
}

function noted(note: string): ({ name: string; pid: number } | undefined)[] {
  try {
    return existsSync(note) ? (JSON.parse(readFileSync(note, "utf8")) as { name: string; pid: number }[]) : [];
  } catch {
    return [];
  }
}

function isAlive(pid: number | null): boolean {
  return pid !== null && signal(pid, 0) && !isDefunct(pid);
}

/** Dead, but nobody has asked after it: so it is with a process whose parent died, in a container without an init. */
function isDefunct(pid: number): boolean {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\)/, ""));
  } catch {
    return false;
  }
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
