import {
  CalendarClock, CircleStop, CornerUpLeft, FileCheck2, FlaskConical, GitBranch, LogIn, MessageSquareText, MessagesSquare, PenLine,
  PhoneForwarded, Play, SearchCheck, ShieldQuestion, Sparkles, Split, TextCursorInput, UserRoundSearch, Wrench, type LucideIcon,
} from "lucide-react"; // prettier-ignore
import type { Family, StateKind } from "@vaarta/flow";

export const kindIcons = {
  start: Play,
  say: MessageSquareText,
  converse: Sparkles,
  collect: TextCursorInput,
  choice: MessagesSquare,
  branch: GitBranch,
  tool: Wrench,
  answer: SearchCheck,
  objection: ShieldQuestion,
  segment: UserRoundSearch,
  split: FlaskConical,
  set: PenLine,
  schedule: CalendarClock,
  call: LogIn,
  return: CornerUpLeft,
  transfer: PhoneForwarded,
  consent: FileCheck2,
  end: CircleStop,
} satisfies Record<StateKind, LucideIcon>;

export const familyIcon = Split;

/** The order of the palette: as often as they are wanted. */
export const families: readonly { family: Family; kinds: readonly StateKind[] }[] = [
  { family: "speak", kinds: ["say", "answer", "objection", "start"] },
  { family: "listen", kinds: ["collect", "choice", "converse", "consent"] },
  { family: "decide", kinds: ["branch", "segment", "set", "split"] },
  { family: "act", kinds: ["tool", "transfer", "schedule", "call"] },
  { family: "end", kinds: ["end", "return"] },
];

/** The three likeliest kinds to follow a way out. */
export function likelyNext(from: StateKind | null, outcome: string | null): readonly StateKind[] {
  if (outcome === "failed" || outcome === "failure" || outcome === "timeout" || outcome === "exhausted") return ["transfer", "say", "end"];
  switch (from) {
    case null:
      return ["say", "collect", "choice"];
    case "start":
      return ["choice", "collect", "say"];
    case "collect":
      return ["tool", "branch", "say"];
    case "tool":
    case "branch":
    case "segment":
    case "split":
    case "set":
      return ["say", "collect", "end"];
    case "objection":
      return ["return", "say", "choice"];
    case "transfer":
    case "schedule":
      return ["end", "say", "set"];
    case "consent":
      return ["collect", "say", "end"];
    default:
      return ["collect", "choice", "end"];
  }
}
