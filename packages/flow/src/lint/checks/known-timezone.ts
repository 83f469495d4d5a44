import type { AgentDocument } from "../../document/document.ts";
import type { Issue } from "../../issues.ts";
import { isKnownTimezone } from "../../time/local-time.ts";

/** A zone whose clock we do not follow: conversations would go by India's, and promise the wrong hours. */
export function knownTimezone({ timezone }: AgentDocument): Issue[] {
  if (isKnownTimezone(timezone)) return [];
  return [
    {
      code: "timezone-not-followed",
      severity: "error",
      path: ["timezone"],
      message: `The clock of the time zone “${timezone}” is not followed: it has daylight saving, or does not exist. Days and hours would go by India's. Choose Asia/Kolkata, another zone without daylight saving, or a fixed offset such as UTC+01:00.`,
      fix: { title: "Use Asia/Kolkata", operations: [{ op: "set", path: ["timezone"], value: "Asia/Kolkata" }] },
    },
  ];
}
