import type { CreateFastifyContextOptions } from "@trpc/server/adapters/fastify";
import type { Services } from "../services.ts";
import { headersOf } from "../sign-in/requests.ts";
import type { Identity } from "../sign-in/sign-in.ts";

export interface Context {
  services: Services;
  headers: Headers;
  identity: Identity | null;
  /** The workspace asked for; null: the first one. */
  wanted: string | null;
}

/** Who asks and for which workspace. An `EventSource` cannot send headers, so subscriptions name it among connection parameters. */
export function contextOf(services: Services) {
  return async ({ req, info }: CreateFastifyContextOptions): Promise<Context> => {
    const headers = headersOf(req);
    const wanted = headers.get("x-vaarta-workspace") ?? info.connectionParams?.["workspace"] ?? null;
    return { services, headers, identity: await services.signIn.identify(headers), wanted };
  };
}
