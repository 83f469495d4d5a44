import { lookup as resolveName, type LookupAddress } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** Where models may be. Public https addresses always may. */
export interface AddressPolicy {
  /** This machine itself: for an installation whose only user sits in front of it. */
  allowLoopback: boolean;
  /** `host` or `host:port` of machines of one's own that may be asked though their address is private, also without https. */
  allowedHosts: readonly string[];
}

export const publicOnly: AddressPolicy = { allowLoopback: false, allowedHosts: [] };

/** What an address is, as far as calling it goes. `never` is that of no host: link-local (where clouds keep credentials), multicast, reserved. */
export type AddressKind = "public" | "private" | "loopback" | "never";

/**
 * False when a base URL may not be called, as far as its text shows; names are looked at again when they are resolved, since a name
 * can lead anywhere and lead elsewhere the second time.
 */
export function mayCall(url: URL, policy: AddressPolicy): boolean {
  if (url.username || url.password || (url.protocol !== "https:" && url.protocol !== "http:")) return false;
  const host = hostOf(url);
  const isOwn = isListed(url, policy) || (policy.allowLoopback && (host === "localhost" || kindOf(host) === "loopback"));
  // A key must not cross a network that is not one's own in the clear.
  if (url.protocol === "http:" && !isOwn) return false;
  return isIP(host) === 0 || isAllowed(host, { policy, isListed: isListed(url, policy) });
}

/** Resolves names for a connection and refuses those that lead where nobody may call: the check is made on the address connected to. */
export function guardedLookup(url: URL, policy: AddressPolicy): LookupFunction {
  const allowed = { policy, isListed: isListed(url, policy) };
  return (hostname, options, done) => {
    resolveName(hostname, { ...options, all: true }, (error, found) => {
      if (error) return done(error, "", 0);
      const addresses = (found as unknown as LookupAddress[]).filter(({ address }) => isAllowed(address, allowed));
      const [first] = addresses;
      if (!first) return done(Object.assign(new Error("address refused"), { code: forbiddenAddress }), "", 0);
      if (options.all) (done as unknown as (error: null, addresses: LookupAddress[]) => void)(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}

/** Code of the error of a connection that was refused. */
export const forbiddenAddress = "VAARTA_FORBIDDEN_ADDRESS";

export function kindOf(address: string): AddressKind {
  // An IPv4 address in IPv6 clothes is matched by the ranges of what it is.
  const family = isIP(address) === 6 ? "ipv6" : "ipv4";
  if (ranges.loopback.check(address, family)) return "loopback";
  if (ranges.private.check(address, family)) return "private";
  return ranges.never.check(address, family) ? "never" : "public";
}

function isAllowed(address: string, { policy, isListed: listed }: { policy: AddressPolicy; isListed: boolean }): boolean {
  const kind = kindOf(address);
  if (kind === "public") return true;
  if (kind === "never") return false;
  return listed || (kind === "loopback" && policy.allowLoopback);
}

function isListed(url: URL, { allowedHosts }: AddressPolicy): boolean {
  const host = hostOf(url);
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  return allowedHosts.some((allowed) => [host, `${host}:${port}`, `[${host}]`, `[${host}]:${port}`].includes(allowed.toLowerCase()));
}

const hostOf = (url: URL): string => url.hostname.toLowerCase().replace(/^\[|\]$/g, "");

function blockList(v4: readonly [string, number][], v6: readonly [string, number][]): BlockList {
  const list = new BlockList();
  for (const [net, bits] of v4) list.addSubnet(net, bits, "ipv4");
  for (const [net, bits] of v6) list.addSubnet(net, bits, "ipv6");
  return list;
}

// IANA's registries of special-purpose addresses.
const ranges = {
  loopback: blockList([["127.0.0.0", 8]], [["::1", 128]]),
  private: blockList([["10.0.0.0", 8], ["172.16.0.0", 12], ["192.168.0.0", 16], ["100.64.0.0", 10]], [["fc00::", 7]]),
  never: blockList(
    [["0.0.0.0", 8], ["169.254.0.0", 16], ["192.0.0.0", 24], ["192.0.2.0", 24], ["198.18.0.0", 15], ["198.51.100.0", 24], ["203.0.113.0", 24], ["192.88.99.0", 24], ["224.0.0.0", 3]],
    [["::", 96], ["64:ff9b::", 96], ["64:ff9b:1::", 48], ["100::", 64], ["2001::", 23], ["2001:db8::", 32], ["2002::", 16], ["fe80::", 10], ["ff00::", 8]],
  ),
}; // prettier-ignore
