import { describe, expect, test } from "vitest";
import { replyKeys, type ReplyKey } from "../document/reply-keys.ts";
import { deskNames } from "../templates/check.ts";
import { parseTemplate } from "../templates/parse-template.ts";
import { fillsIn } from "../templates/tree.ts";
import { defaultReplies, replyLanguages } from "./default-replies.ts";
import { replyParameters } from "./reply-parameters.ts";

const keys = Object.keys(replyKeys) as ReplyKey[];

describe("default replies", () => {
  test("[D1] there is none for a key that does not exist", () => {
    expect(Object.keys(defaultReplies).toSorted()).toEqual([...keys].toSorted());
  });

  test.each(keys)("[D1] %s has words in every language", (key) => {
    for (const language of replyLanguages) {
      const text = defaultReplies[key][language];
      const wordings = typeof text === "object" ? [text.feminine, text.masculine] : [text];
      for (const wording of wordings) expect(wording?.trim(), language).toBeTruthy();
    }
  });

  test.each(keys)("[D2] %s fills in only what it is given", (key) => {
    const allowed = [...(replyParameters[key] ?? []), ...Object.keys(deskNames)];
    for (const text of Object.values(defaultReplies[key])) {
      for (const wording of typeof text === "object" ? [text.feminine, text.masculine] : [text]) {
        const parsed = parseTemplate(wording);
        if (!parsed.ok) throw new Error(`${wording}: ${parsed.problem.message}`);
        for (const name of fillsIn(parsed.tree)) expect(allowed).toContain(name);
      }
    }
  });
});
