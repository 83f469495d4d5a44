import { BackendError } from "./backend.ts";
import { asking, isoOf, type Api } from "./trpc.ts";

/** Roles that have screens; others are not offered. */
export const offeredRoles = ["owner", "designer", "reviewer", "operator", "viewer"] as const;
export type OfferedRole = (typeof offeredRoles)[number];

export interface Member {
  id: string;
  name: string;
  email: string;
  role: string;
  /** ISO 8601. */
  since: string;
}

export interface AuditEntry {
  id: number;
  /** ISO 8601. */
  at: string;
  by: string;
  action: string;
  target: string | null;
  detail: Readonly<Record<string, unknown>>;
}

/** Who works here, how they come in, and who did what. */
export interface People {
  members(): Promise<Member[]>;
  /** Gives the link's path; it is shown this once. */
  invite(role: OfferedRole): Promise<{ path: string; expiresAt: string }>;
  setRole(user: string, role: OfferedRole): Promise<void>;
  remove(user: string): Promise<void>;
  /** Makes an account with an invitation, or signs in to one, and takes the invitation up. */
  join(secret: string, account: { name?: string; email: string; password: string }): Promise<void>;
  setPassword(password: string): Promise<void>;
  signOut(): Promise<void>;
  audit(cursor?: number): Promise<{ items: AuditEntry[]; next: number | null }>;
}

export function createPeople(api: Api): People {
  return {
    async members() {
      const members = await asking(api.members.list.query());
      return members.map(({ since, ...member }) => ({ ...member, since: isoOf(since) }));
    },
    async invite(role) {
      const { path, expiresAt } = await asking(api.members.invite.mutate({ role }));
      return { path, expiresAt: isoOf(expiresAt) };
    },
    setRole: (user, role) => asking(api.members.setRole.mutate({ user, role }).then(() => undefined)),
    remove: (user) => asking(api.members.remove.mutate({ user }).then(() => undefined)),
    async join(secret, { name, email, password }) {
      if (name === undefined) await auth("sign-in/email", { email, password });
      else await auth("sign-up/email", { name, email, password }, { "x-vaarta-invitation": secret });
      await asking(api.session.join.mutate({ secret }));
    },
    setPassword: (password) => asking(api.session.setPassword.mutate({ password }).then(() => undefined)),
    signOut: () => auth("sign-out", {}),
    async audit(cursor) {
      const { items, next } = await asking(api.audit.list.query(cursor === undefined ? {} : { cursor }));
      return {
        next,
        items: items.map(({ at, by, detail, ...entry }) => ({
          ...entry,
          at: isoOf(at),
          by: by.name ?? by.id,
          detail: JSON.parse(detail ?? "{}") as AuditEntry["detail"],
        })),
      };
    },
  };
}

/** The sign-in library's own routes. @throws {BackendError} REFUSED with what the server says, UNREACHABLE */
async function auth(path: string, body: object, headers: Record<string, string> = {}): Promise<void> {
  const answer = await fetch(`/api/auth/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  }).catch(() => null);
  if (answer === null) throw new BackendError("UNREACHABLE", "The server could not be reached.");
  if (answer.ok) return;
  const said = (await answer.json().catch(() => null)) as { message?: string; error?: { message?: string } } | null;
  throw new BackendError("REFUSED", said?.message ?? said?.error?.message ?? `The server refused (${answer.status}).`);
}
