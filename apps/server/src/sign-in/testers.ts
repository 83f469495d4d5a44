import { DatabaseError, type Role } from "@vaarta/db";
import type { FastifyRequest } from "fastify";
import { ServerError } from "../failures.ts";
import type { Services } from "../services.ts";
import { headersOf } from "./requests.ts";

/** Those who test a draft: it costs money and lines. */
const testers: readonly Role[] = ["owner", "designer"];

/**
 * Who asks, when she may test.
 * @param what - what others are refused, as in "may ask models"
 * @throws {ServerError} SIGNED_OUT, ROLE_LACKING; {DatabaseError} NOT_FOUND for a workspace of others
 */
export async function testerOf({ signIn }: Services, request: FastifyRequest, what: string): Promise<{ workspace: string; actor: string }> {
  const headers = headersOf(request);
  const identity = await signIn.identify(headers);
  if (!identity) throw new ServerError("SIGNED_OUT", "You are not signed in, or your session has run out. Sign in and try again.");
  const memberships = identity.kind === "person" ? identity.memberships : [identity.membership];
  const wanted = headers.get("x-vaarta-workspace");
  const membership = wanted === null ? memberships[0] : memberships.find(({ id }) => id === wanted);
  if (!membership) throw new DatabaseError("NOT_FOUND", "There is no such workspace for you. Ask an owner to invite you.");
  if (!testers.includes(membership.role))
    throw new ServerError("ROLE_LACKING", `Only owners and designers may ${what}. Ask an owner for another role.`);
  return { workspace: membership.id, actor: identity.kind === "person" ? identity.person.id : `key:${identity.id}` };
}
