import { describe, expect, test } from "vitest";
import { locate } from "./locate.ts";

const text = '{\n  "name": "A \\"quoted\\" name",\n  "states": { "s1": { "asks": [1, {"slot": "x"}] } },\n  "on": true\n}';
const at = (path: string) => {
  const span = locate(text, new Set([path])).get(path);
  return span ? text.slice(span.start, span.end) : null;
};

describe("finding places in JSON text", () => {
  test("scalars, objects and list items are found by their path", () => {
    expect(at("name")).toBe('"A \\"quoted\\" name"');
    expect(at("states/s1/asks/1/slot")).toBe('"x"');
    expect(at("states/s1/asks/0")).toBe("1");
    expect(at("on")).toBe("true");
    expect(at("states/s1")).toContain('"asks"');
  });

  test("what is not there is not found", () => {
    expect(at("states/s2")).toBeNull();
  });

  test("a broken text gives what stands before the break", () => {
    const broken = '{"a": {"b": 1}, "c": }';
    const found = locate(broken, new Set(["a/b", "c"]));
    expect([...found.keys()]).toEqual(["a/b"]);
  });
});
