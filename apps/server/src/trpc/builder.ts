import { initTRPC } from "@trpc/server";
import { DatabaseError, type Membership, type Role, type Workspace } from "@vaarta/db";
import { failureOf, faultMessage, ServerError, trpcError } from "../failures.ts";
import { access } from "./access.ts";
import type { Context } from "./context.ts";

const t = initTRPC.context<Context>().create({
  sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
  errorFormatter({ shape, error }) {
    const failure = failureOf(error.cause ?? error);
    const isFault = !failure && error.code === "INTERNAL_SERVER_ERROR";
    const { stack: _stack, ...data } = shape.data;
    // A fault's own message could hold anything, also a caller's words.
    return {
      ...shape,
      message: isFault ? faultMessage : shape.message,
      data: { ...data, reason: failure?.code ?? null, issues: failure?.issues ?? [] },
    };
  },
});

export const { router, createCallerFactory } = t;

/** Who acts in which workspace. */
export interface Acting {
  workspace: Workspace;
  membership: Membership;
  /** User id, or `key:<id>`. */
  actor: string;
  name: string;
}

const translated = t.procedure.use(async ({ next, path, ctx }) => {
  const result = await next();
  if (result.ok) return result;
  const error = trpcError(result.error.cause ?? result.error);
  ctx.services.metrics.failed(error);
  if (error.code === "INTERNAL_SERVER_ERROR") ctx.services.log.error({ path, fault: faultOf(error.cause) }, "a procedure failed");
  throw error.message === faultMessage && result.error.code !== "INTERNAL_SERVER_ERROR" ? result.error : error;
});

/** What may be said of a fault in a log: where it was, never what it was about. */
export function faultOf(error: unknown): { name: string; at: string } {
  const { name = "unknown", stack = "" } = (error ?? {}) as Partial<Error>;
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
  return { name, at: frames.slice(0, 6).map((line) => line.trim()).join(" < ") }; // prettier-ignore
}

/** For someone signed in, with or without a workspace. */
export const personProcedure = translated.use(({ ctx, next, path }) => {
  if (!ctx.identity) throw signedOut();
  if (access[path] !== "signed-in") throw lacking(path, null);
  if (ctx.identity.kind !== "person") throw new ServerError("ROLE_LACKING", "An API key cannot do this; sign in as a person.");
  return next({ ctx: { ...ctx, identity: ctx.identity } });
});

/** For a member of the workspace asked for, whose role the table allows. */
export const procedure = translated.use(({ ctx, next, path }) => {
  const { identity, services } = ctx;
  if (!identity) throw signedOut();
  const memberships = identity.kind === "person" ? identity.memberships : [identity.membership];
  const membership = ctx.wanted === null ? memberships[0] : memberships.find((one) => one.id === ctx.wanted);
  // Another's workspace is not told from one that never was.
  if (!membership) throw new DatabaseError("NOT_FOUND", "There is no such workspace for you. Ask an owner to invite you.");
  const allowed = access[path];
  if (!Array.isArray(allowed) || !allowed.includes(membership.role)) throw lacking(path, membership.role);
  const actor = identity.kind === "person" ? identity.person.id : `key:${identity.id}`;
  const name = identity.kind === "person" ? identity.person.name : "API key";
  const acting: Acting = { workspace: services.database.workspace(membership.id, actor), membership, actor, name };
  return next({ ctx: { ...ctx, identity, ...acting } });
});

function signedOut(): ServerError {
  return new ServerError("SIGNED_OUT", "You are not signed in, or your session has run out. Sign in and try again.");
}

function lacking(path: string, role: Role | null): ServerError {
  return new ServerError("ROLE_LACKING", `Your role${role ? ` (${role})` : ""} may not do this (${path}). Ask an owner for another role.`);
}
