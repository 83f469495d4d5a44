import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";

/** How long a caller has to connect with a token. */
export const connectWithinMs = 60_000;
/** How long a process may show that a conversation was handed to it, over restarts of the server. */
const grantLifeMs = 24 * 3_600_000;

/** One conversation at one process. */
export interface CallGrant {
  workspace: string;
  conversation: string;
  host: string;
}

/** Secrets of calls. Nothing is kept but which were used: they are signed. */
export function callTokens(secret: string, now: () => number = Date.now) {
  const used = new Map<string, number>();

  function make(purpose: "connect" | "keep", { workspace, conversation, host }: CallGrant, lifeMs: number): string {
    const content = Buffer.from(JSON.stringify([purpose, workspace, conversation, host, now() + lifeMs, randomUUID()])).toString(
      "base64url",
    );
    return `${content}.${sign(content)}`;
  }
  const sign = (content: string) => createHmac("sha256", secret).update(content).digest("base64url");

  function read(wanted: "connect" | "keep", token: string): (CallGrant & { id: string; until: number }) | null {
    const [content = "", signature = ""] = token.split(".");
    const [given, right] = [Buffer.from(signature), Buffer.from(sign(content))];
    if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
    const [purpose, workspace, conversation, host, until, id] = JSON.parse(Buffer.from(content, "base64url").toString("utf8")) as [string, string, string, string, number, string]; // prettier-ignore
    return purpose === wanted && until > now() ? { workspace, conversation, host, until, id } : null;
  }

  return {
    /** Opens one call at one process, once. */
    connect: (grant: CallGrant) => make("connect", grant, connectWithinMs),
    /** Null for one that is not ours, was changed, used before, or ran out. */
    use(token: string): CallGrant | null {
      const grant = read("connect", token);
      for (const [id, until] of used) if (until <= now()) used.delete(id);
      if (!grant || used.has(grant.id)) return null;
      used.set(grant.id, grant.until);
      return grant;
    },
    /** For the process itself: it drives this conversation. */
    keep: (grant: CallGrant) => make("keep", grant, grantLifeMs),
    kept: (token: string): CallGrant | null => read("keep", token),
  };
}

export type CallTokens = ReturnType<typeof callTokens>;
