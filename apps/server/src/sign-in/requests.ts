import type { FastifyReply, FastifyRequest } from "fastify";
import { isLoopback } from "../config.ts";

/** The request's headers as the platform's `Headers`. */
export function headersOf(request: { headers: FastifyRequest["headers"] }): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (name.startsWith(":") || value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) headers.append(name, one);
  }
  return headers;
}

/** Where the browser thinks it is: scheme and host it used, or the configured address. */
export function ownOrigin(request: FastifyRequest, publicUrl: string | null): string {
  return publicUrl ? new URL(publicUrl).origin : `${request.protocol}://${request.headers.host ?? ""}`;
}

/**
 * True when a page of another site made the request. Browsers say where a request comes from on every one that changes
 * something; programs that are no browser say nothing, and carry no cookies of others.
 */
export function isCrossSite(request: FastifyRequest, publicUrl: string | null): boolean {
  const { origin } = request.headers;
  if (origin !== undefined)
    return origin !== ownOrigin(request, publicUrl) && origin !== `${request.protocol}://${request.headers.host ?? ""}`;
  const site = request.headers["sec-fetch-site"];
  return site === "cross-site" || site === "same-site";
}

const forwarding = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via", "cf-connecting-ip"];

/**
 * Why a request does not come from a browser on this very machine; null when it does. All must hold: a loopback socket, a
 * localhost name (so that no other site's name can point here), no other site's page behind it, and no proxy between.
 */
export function notLocal(request: FastifyRequest): string | null {
  if (!isLoopback(request.raw.socket.remoteAddress ?? "")) return "it does not come from this machine";
  const host = (request.headers.host ?? "").replace(/:\d+$/, "");
  if (!["localhost", "127.0.0.1", "[::1]"].includes(host)) return "it was made to another name than localhost";
  if (isCrossSite(request, null)) return "it was made by a page of another site";
  if (forwarding.some((name) => request.headers[name] !== undefined)) return "it came through a proxy";
  return null;
}

/** Passes a platform `Response` on. */
export async function passOn(response: Response, reply: FastifyReply): Promise<FastifyReply> {
  reply.status(response.status);
  for (const [name, value] of response.headers) if (name !== "set-cookie" && name !== "content-length") reply.header(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) reply.header("set-cookie", cookies);
  return reply.send(await response.text());
}
