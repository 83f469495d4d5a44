import { z } from "zod";
import { personProcedure, procedure, router } from "../builder.ts";

export const sessionRouter = router({
  /** Who is signed in, where, as what. */
  me: procedure.query(({ ctx }) => ({
    user: ctx.identity.kind === "person" ? ctx.identity.person : { id: ctx.actor, name: ctx.name, email: "" },
    workspace: { id: ctx.membership.id, name: ctx.membership.name },
    role: ctx.membership.role,
    workspaces: ctx.identity.kind === "person" ? ctx.identity.memberships : [ctx.membership],
  })),

  /** Gives the local owner a password; from then on signing in needs it. */
  setPassword: personProcedure
    .input(z.object({ password: z.string().min(10).max(128) }))
    .mutation(({ ctx, input }) => ctx.services.signIn.setPassword(ctx.headers, input.password)),

  /** Takes an invitation up. */
  join: personProcedure.input(z.object({ secret: z.string().max(100) })).mutation(async ({ ctx, input }) => {
    const { database } = ctx.services;
    const joined = await database.directory.acceptInvitation(input.secret, ctx.identity.person);
    await database
      .workspace(joined.workspace, ctx.identity.person.id)
      .members.audit("member.joined", ctx.identity.person.id, { role: joined.role });
    return joined;
  }),
});
