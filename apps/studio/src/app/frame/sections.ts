import {
  BookOpenText, CircleHelp, FlaskConical, GitFork, ListChecks, MessageCircleQuestion, MessageSquareReply, MessagesSquare, PhoneCall, Rocket,
  ScrollText, Settings, ShieldQuestion, Tags, UsersRound, Wrench, type LucideIcon,
} from "lucide-react"; // prettier-ignore
import type { TextKey } from "../../i18n/keys.ts";

export interface Section {
  path: string;
  text: TextKey;
  icon: LucideIcon;
}

/** The left rail: grouped by what a person is doing, since fourteen equal entries are a wall. */
export const sectionGroups: readonly { text: TextKey; sections: readonly Section[] }[] = [
  {
    text: "rail.group.write",
    sections: [
      { path: "design", text: "screen.design", icon: GitFork },
      { path: "lines", text: "screen.lines", icon: ScrollText },
      { path: "answers", text: "screen.answers", icon: MessageCircleQuestion },
      { path: "objections", text: "screen.objections", icon: ShieldQuestion },
      { path: "replies", text: "screen.replies", icon: MessageSquareReply },
    ],
  },
  {
    text: "rail.group.know",
    sections: [
      { path: "intents", text: "screen.intents", icon: MessagesSquare },
      { path: "slots", text: "screen.slots", icon: Tags },
      { path: "segments", text: "screen.segments", icon: UsersRound },
      { path: "prompts", text: "screen.prompts", icon: BookOpenText },
      { path: "tools", text: "screen.tools", icon: Wrench },
    ],
  },
  {
    text: "rail.group.prove",
    sections: [
      { path: "tests", text: "screen.tests", icon: FlaskConical },
      { path: "calls", text: "screen.calls", icon: PhoneCall },
      { path: "releases", text: "screen.releases", icon: Rocket },
    ],
  },
  { text: "rail.group.agent", sections: [{ path: "settings", text: "screen.settings", icon: Settings }] },
];

export const unknownIcon = CircleHelp;
export const publishSection: Section = { path: "publish", text: "screen.publish", icon: ListChecks };
