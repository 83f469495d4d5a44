import { createHmac, timingSafeEqual } from "node:crypto";

/** What a resume secret opens: one conversation, until a time. */
export interface Grant {
  workspace: string;
  conversation: string;
}

const lifeMs = 24 * 3_600_000;

/** Makes and checks the secrets with which a caller comes back to her conversation. Nothing is kept: they are signed. */
export function resumeTokens(secret: string, now: () => number = Date.now) {
  const sign = (content: string) => createHmac("sha256", secret).update(content).digest("base64url");
  return {
    make({ workspace, conversation }: Grant): string {
      const content = Buffer.from(JSON.stringify([workspace, conversation, now() + lifeMs])).toString("base64url");
      return `${content}.${sign(content)}`;
    },
    /** Null for a secret that is not ours, was changed or ran out. */
    read(token: string): Grant | null {
      const [content = "", signature = ""] = token.split(".");
      const [given, right] = [Buffer.from(signature), Buffer.from(sign(content))];
      if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
      const [workspace, conversation, until] = JSON.parse(Buffer.from(content, "base64url").toString("utf8")) as [string, string, number];
      return until > now() ? { workspace, conversation } : null;
    },
  };
}

export type ResumeTokens = ReturnType<typeof resumeTokens>;
