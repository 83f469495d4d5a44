/** What an agent's public page knows about it. */
export interface PublicAgent {
  name: string;
  company: string;
  languages: string[];
  /** Absent or null where it is reached by writing alone. */
  voice?: { hears: "people" | "synthetic" | "nobody"; speaks: "voice" | "draft" | "captions" } | null;
}

/** How she talks with it: by voice, by writing with spoken answers, or by writing alone. */
export type Way = "talk" | "hear" | "chat";
