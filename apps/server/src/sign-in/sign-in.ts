import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import type { Database, Membership } from "@vaarta/db";
import { z } from "zod";

export interface SignInOptions {
  database: Database;
  secret: string;
  /** Where people reach the server, when it is known. */
  publicUrl: string | null;
}

export interface Person {
  id: string;
  name: string;
  email: string;
}

/** Who asks: a person with a session, or a program with an API key, which belongs to one workspace. */
export type Identity = { kind: "person"; person: Person; memberships: Membership[] } | { kind: "key"; id: string; membership: Membership };

export type SignIn = ReturnType<typeof createSignIn>;

/** Sign-in by e-mail and password, sessions in cookies, and the local owner's sign-in without one. */
export function createSignIn(options: SignInOptions) {
  const { database } = options;
  const auth = betterAuth({
    appName: "Vaarta",
    secret: options.secret,
    ...(options.publicUrl ? { baseURL: options.publicUrl } : {}),
    basePath: "/api/auth",
    database: drizzleAdapter(database.signIn.orm, { provider: "pg", schema: database.signIn.tables, transaction: true }),
    emailAndPassword: { enabled: true, minPasswordLength: 10, autoSignIn: true },
    session: { expiresIn: 30 * 24 * 3_600, updateAge: 24 * 3_600 },
    // Fastify limits all routes in one place, and checks origins before anything is handed over here.
    rateLimit: { enabled: false },
    trustedOrigins: (request) => (request ? [new URL(request.url).origin] : []),
    advanced: { cookiePrefix: "vaarta", useSecureCookies: options.publicUrl?.startsWith("https:") ?? false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: [
      {
        id: "vaarta-local",
        endpoints: {
          // Only called from this process: it asks for nothing, so who may call it is decided before.
          signInLocal: createAuthEndpoint(
            "/vaarta-local/sign-in",
            { method: "POST", body: z.object({ user: z.string() }), metadata: { SERVER_ONLY: true } },
            async (context) => {
              const user = await context.context.internalAdapter.findUserById(context.body.user);
              if (!user) return context.json({ ok: false });
              const session = await context.context.internalAdapter.createSession(user.id);
              await setSessionCookie(context, { session, user });
              return context.json({ ok: true });
            },
          ),
        },
      },
    ],
  });

  return {
    auth,

    /** Signs a known person in; gives the response that sets the cookie. */
    local: (user: string, headers: Headers): Promise<Response> => auth.api.signInLocal({ body: { user }, headers, asResponse: true }),

    /** Who asks; null when nobody is signed in. */
    async identify(headers: Headers): Promise<Identity | null> {
      const key = /^Bearer (vaarta_\S+)$/.exec(headers.get("authorization") ?? "")?.[1];
      if (key) {
        const found = await database.directory.apiKey(key);
        return found && { kind: "key", id: found.id, membership: { id: found.workspace, name: "", role: found.role } };
      }
      const found = await auth.api.getSession({ headers });
      if (!found) return null;
      const { id, name, email } = found.user;
      return { kind: "person", person: { id, name, email }, memberships: await database.directory.memberships(id) };
    },

    /** Gives a person without one a password; from then on the local sign-in is over for her. */
    async setPassword(headers: Headers, password: string): Promise<void> {
      await auth.api.setPassword({ body: { newPassword: password }, headers });
    },

    /** Lets a person who has no password sign in with one: for an installation that is not used from its own machine. */
    async givePassword(user: string, { email, password }: { email: string; password: string }): Promise<void> {
      const context = await auth.$context;
      await context.internalAdapter.updateUser(user, { email: email.toLowerCase() });
      await context.internalAdapter.linkAccount({
        userId: user,
        accountId: user,
        providerId: "credential",
        password: await context.password.hash(password),
      });
    },
  };
}
