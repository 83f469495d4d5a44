import type { Workspace } from "@vaarta/db";
import type { HostDescription, HostLoad, ToHost } from "@vaarta/host";
import type { ConversationStore } from "@vaarta/runtime";
import type { ToolStores } from "@vaarta/tools";

/** What a process may touch: a conversation that was handed to it. */
export interface Assignment {
  workspace: Workspace;
  conversation: string;
  agent: string;
  /** Id of the release; of a draft, what tells it from other drafts. */
  release: string;
  /** Nothing of a test is kept or counted. */
  isTest: boolean;
  store: ConversationStore;
  /** What built-in tools keep. */
  tools: ToolStores;
  /** What it runs on, as JSON. */
  document(): Promise<string>;
}

/** A process that drives calls, as long as it is connected. */
export interface ConnectedHost {
  readonly description: HostDescription;
  load: HostLoad;
  /** By the server's monotonic clock. */
  lastHeardAt: number;
  isDraining: boolean;
  readonly assigned: Map<string, Assignment>;
  /** Callers who were sent to it and have not come yet, with the time they have. */
  readonly expected: Map<string, number>;
  send(frame: ToHost): void;
  /** Cuts the connection. */
  cut(code: string): void;
}

/** Silent for this long, a process counts as hung: it says every second that it is alive. */
export const hungAfterMs = 4_000;
/** Timers that come later than this mean that a process can do no more. */
const busyLagMs = 150;

/** The processes that drive calls, and which of them takes the next one. */
export class HostRegistry {
  readonly #hosts = new Set<ConnectedHost>();
  readonly #now: () => number;
  readonly #watchers = new Set<(host: ConnectedHost, isThere: boolean) => void>();

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  get all(): readonly ConnectedHost[] {
    return [...this.#hosts];
  }

  add(host: ConnectedHost): void {
    // The same process on a new connection: the old one is dead and only does not know it yet.
    for (const other of this.#hosts) if (other.description.name === host.description.name) this.remove(other);
    this.#hosts.add(host);
    for (const watch of this.#watchers) watch(host, true);
  }

  remove(host: ConnectedHost): void {
    if (!this.#hosts.delete(host)) return;
    host.cut("REPLACED");
    for (const watch of this.#watchers) watch(host, false);
  }

  /** Calls when a process comes or goes. */
  watch(seen: (host: ConnectedHost, isThere: boolean) => void): void {
    this.#watchers.add(seen);
  }

  /** Which process drives a conversation now. */
  holderOf(conversation: string): ConnectedHost | null {
    return this.all.find((host) => host.assigned.has(conversation)) ?? null;
  }

  /**
   * Where a caller goes. One who comes back is sent to whoever still has her call. A new call is taken only while the others could take
   * over all calls of any one process that dies: nobody is half-served.
   * @returns null when all are full, or there are none
   */
  choose(kind: HostDescription["kind"], conversation: string | null): ConnectedHost | null {
    const able = this.all.filter((host) => host.description.kind === kind && !host.isDraining && this.#isWell(host));
    const holder = conversation === null ? null : able.find((host) => host.assigned.has(conversation));
    if (holder) return holder;
    const capacities = able.map(({ description }) => description.capacity);
    const total = capacities.reduce((sum, one) => sum + one, 0);
    const kept = able.length > 1 ? Math.max(...capacities) : 0;
    if (conversation === null && able.reduce((sum, host) => sum + this.#taken(host), 0) >= total - kept) return null;
    const others = (host: ConnectedHost) => this.#taken(host) - (conversation !== null && host.expected.has(conversation) ? 1 : 0);
    const free = able.filter((host) => others(host) < host.description.capacity && (conversation !== null || host.load.lagMs < busyLagMs));
    return free.toSorted((a, b) => others(a) - others(b))[0] ?? null;
  }

  /** Those that said nothing for too long. */
  hung(): ConnectedHost[] {
    return this.all.filter((host) => this.#now() - host.lastHeardAt > hungAfterMs);
  }

  #isWell(host: ConnectedHost): boolean {
    return this.#now() - host.lastHeardAt < hungAfterMs / 2;
  }

  #taken(host: ConnectedHost): number {
    const now = this.#now();
    for (const [conversation, until] of host.expected) if (until <= now) host.expected.delete(conversation);
    return host.assigned.size + host.expected.size;
  }
}
