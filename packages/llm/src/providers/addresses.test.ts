import { describe, expect, it } from "vitest";
import { type AddressPolicy, kindOf, mayCall, publicOnly } from "./addresses.ts";

const may = (url: string, policy: Partial<AddressPolicy> = {}) => mayCall(new URL(url), { ...publicOnly, ...policy });

describe("an address", () => {
  it.each([
    ["8.8.8.8", "public"],
    ["2001:4860:4860::8888", "public"],
    ["127.0.0.1", "loopback"],
    ["127.8.8.8", "loopback"],
    ["::1", "loopback"],
    ["::ffff:127.0.0.1", "loopback"],
    ["::ffff:8.8.8.8", "public"],
    ["10.1.2.3", "private"],
    ["172.31.0.1", "private"],
    ["172.32.0.1", "public"],
    ["192.168.1.1", "private"],
    ["100.64.0.1", "private"],
    ["fd00::1", "private"],
    ["169.254.169.254", "never"],
    ["fe80::1", "never"],
    ["0.0.0.0", "never"],
    ["::", "never"],
    ["224.0.0.1", "never"],
    ["255.255.255.255", "never"],
    ["64:ff9b::7f00:1", "never"],
    ["::ffff:7f00:1", "loopback"],
    ["2002:7f00:1::", "never"],
  ] as const)("%s is %s", (address, kind) => {
    expect(kindOf(address)).toBe(kind);
  });
});

describe("a base URL", () => {
  it("may be public and https, and nothing else by itself", () => {
    expect(may("https://api.groq.com/openai/v1")).toBe(true);
    for (const url of ["http://api.groq.com/v1", "https://user:key@api.groq.com/v1", "ftp://api.groq.com/", "file:///etc/passwd"]) expect(may(url)).toBe(false); // prettier-ignore
    for (const host of ["127.0.0.1", "10.0.0.1", "[::1]", "[fd00::1]", "169.254.169.254", "2130706433", "0x7f.1"]) expect(may(`https://${host}/v1`)).toBe(false); // prettier-ignore
  });

  it("may be this machine where that is allowed, and no other machine near it", () => {
    const policy = { allowLoopback: true };
    for (const host of ["127.0.0.1:11434", "localhost:8000", "[::1]:8000"]) expect(may(`http://${host}/v1`, policy)).toBe(true);
    for (const host of ["192.168.1.5:11434", "169.254.169.254", "api.groq.com"]) expect(may(`http://${host}/v1`, policy)).toBe(false);
  });

  it("may be a machine of one's own that is listed, at its port when that is listed too", () => {
    const policy = { allowedHosts: ["192.168.1.5", "gpu.internal:8000"] };
    expect(may("http://192.168.1.5:11434/v1", policy)).toBe(true);
    expect(may("http://gpu.internal:8000/v1", policy)).toBe(true);
    expect(may("http://gpu.internal:5432/v1", policy)).toBe(false);
    expect(may("http://192.168.1.6/v1", policy)).toBe(false);
  });

  it("is never where clouds keep their credentials, listed or not", () => {
    expect(may("http://169.254.169.254/v1", { allowLoopback: true, allowedHosts: ["169.254.169.254"] })).toBe(false);
  });
});
