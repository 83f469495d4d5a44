import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readConfig } from "./config.ts";
import { ServerError } from "./failures.ts";

const guide = readFileSync(new URL("../../../docs/running.md", import.meta.url), "utf8");
const source = readFileSync(new URL("./config.ts", import.meta.url), "utf8");

describe("the settings", () => {
  it("are all in the guide, and the guide names no other", () => {
    const [, schema] = /environmentSchema = z\.object\(\{([\s\S]*?)\n\}\);/.exec(source) ?? [];
    const settings = [...(schema ?? "").matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => name);
    expect(settings.length).toBeGreaterThan(10);
    const rows = guide.split("\n").filter((line) => line.startsWith("| `"));
    const named = rows.flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name));
    expect(new Set(named)).toEqual(new Set(settings));
  });

  it("are refused together, each by its name", () => {
    expect(() => readConfig({ PORT: "70000", PUBLIC_URL: "nowhere" })).toThrow(ServerError);
    expect(() => readConfig({ PORT: "70000", PUBLIC_URL: "nowhere" })).toThrow(/PORT.*PUBLIC_URL/s);
  });

  it("let nobody reach through to this machine's own network once others can come in", () => {
    expect(readConfig({}).modelAddresses.allowLoopback).toBe(true);
    for (const open of [
      { HOST: "0.0.0.0" },
      { PUBLIC_URL: "https://vaarta.example.com" },
      { TRUST_PROXY: "1" },
      { DATABASE_URL: "postgres://db/x" },
    ])
      expect(readConfig(open).modelAddresses.allowLoopback).toBe(false);
  });
});
