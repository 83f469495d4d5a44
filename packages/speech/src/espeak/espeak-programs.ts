import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";

/** Runs of the program: started ahead of need, few at once. Each reads one text from its standard input, speaks it and ends. */
export class EspeakPrograms {
  readonly #program: string;
  readonly #atOnce: number;
  /** By their arguments; each has its voice loaded and waits for its text. */
  readonly #spares = new Map<string, ChildProcessWithoutNullStreams>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #isClosed = false;

  constructor(program: string, atOnce: number) {
    this.#program = program;
    this.#atOnce = atOnce;
  }

  /** Resolves when there is room for one more run. Give it back with `over`. */
  async enter(): Promise<void> {
    if (this.#running >= this.#atOnce) await new Promise<void>((go) => this.#waiting.push(go));
    this.#running++;
  }

  over(): void {
    this.#running--;
    this.#waiting.shift()?.();
  }

  /** A run with these arguments; loading a voice takes longer than speaking with it, so another is made ready for the next time. */
  take(args: readonly string[]): ChildProcessWithoutNullStreams {
    const key = args.join(" ");
    const spare = this.#spares.get(key);
    this.#spares.delete(key);
    const taken = spare?.exitCode === null && spare.signalCode === null ? spare : this.#start(args);
    setImmediate(() => this.prepare(args));
    return taken;
  }

  prepare(args: readonly string[]): void {
    const key = args.join(" ");
    if (this.#isClosed || this.#spares.has(key)) return;
    const [oldest] = this.#spares.keys();
    if (this.#spares.size >= mostSpares && oldest !== undefined) {
      this.#spares.get(oldest)?.kill("SIGKILL");
      this.#spares.delete(oldest);
    }
    const spare = this.#start(args);
    // Whoever runs it may end while one waits; it reads the end of its input then, and ends too.
    spare.unref();
    for (const stream of [spare.stdin, spare.stdout, spare.stderr]) (stream as unknown as { unref?(): void }).unref?.();
    this.#spares.set(key, spare);
  }

  close(): void {
    this.#isClosed = true;
    for (const spare of this.#spares.values()) spare.kill("SIGKILL");
    this.#spares.clear();
  }

  #start(args: readonly string[]): ChildProcessWithoutNullStreams {
    const child = spawn(this.#program, args, { stdio: ["pipe", "pipe", "pipe"] });
    // Told where its output is read.
    child.on("error", () => {});
    child.stdin.on("error", () => {});
    child.stderr.resume();
    return child;
  }
}

/** Four languages at two paces. */
const mostSpares = 8;
