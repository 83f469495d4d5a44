import { roles } from "@vaarta/db";
import { z } from "zod";
import { procedure, router } from "../builder.ts";
import { id } from "../inputs.ts";

const role = z.enum(roles);

export const membersRouter = router({
  list: procedure.query(({ ctx }) => ctx.workspace.members.list()),

  /** A link for one person; its secret is shown once. */
  invite: procedure.input(z.object({ role, email: z.email().optional() })).mutation(async ({ ctx, input }) => {
    const invitation = await ctx.workspace.members.invite(input.role, input.email ?? null);
    await ctx.workspace.members.audit("member.invited", invitation.id, { role: input.role });
    return { ...invitation, path: `/join/${invitation.secret}` };
  }),

  setRole: procedure.input(z.object({ user: id, role })).mutation(async ({ ctx, input }) => {
    await ctx.workspace.members.setRole(input.user, input.role);
    await ctx.workspace.members.audit("member.role-changed", input.user, { role: input.role });
    return { ok: true };
  }),

  remove: procedure.input(z.object({ user: id })).mutation(async ({ ctx, input }) => {
    await ctx.workspace.members.remove(input.user);
    await ctx.workspace.members.audit("member.removed", input.user);
    return { ok: true };
  }),
});

export const apiKeysRouter = router({
  list: procedure.query(({ ctx }) => ctx.workspace.members.apiKeys()),

  /** The secret is shown this once. */
  create: procedure.input(z.object({ name: z.string().trim().min(1).max(100), role })).mutation(async ({ ctx, input }) => {
    const key = await ctx.workspace.members.createApiKey(input.name, input.role);
    await ctx.workspace.members.audit("api-key.created", key.id, { role: input.role });
    return key;
  }),

  revoke: procedure.input(z.object({ key: id })).mutation(async ({ ctx, input }) => {
    await ctx.workspace.members.revokeApiKey(input.key);
    await ctx.workspace.members.audit("api-key.revoked", input.key);
    return { ok: true };
  }),
});

export const auditRouter = router({
  list: procedure
    .input(z.object({ cursor: z.number().int().optional() }))
    .query(({ ctx, input }) => ctx.workspace.members.auditLog(input.cursor)),
});
