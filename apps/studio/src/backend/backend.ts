import type { Conflict } from "@vaarta/editing";
import type { AgentDocument, Issue, Operation } from "@vaarta/flow";
import type { Models as LanguageModels } from "@vaarta/llm";
import { createContext, useContext } from "react";
import type { Models } from "./models.ts";
import type { People } from "./people.ts";
import type { Records } from "./records.ts";
import type { Speech } from "./speech.ts";
import type { TestCalls } from "./test-calls.ts";

/** Everything the studio asks of a server. Two make it: the real one over tRPC, and one that lives in the tab. */
export interface Backend {
  session: { me(): Promise<Me> };
  templates: { list(): Promise<Template[]> };
  agents: {
    list(): Promise<AgentSummary[]>;
    create(input: { template?: string; name?: string; document?: unknown }): Promise<{ id: string }>;
    rename(input: { agent: string; name: string }): Promise<void>;
    remove(input: { agent: string }): Promise<void>;
  };
  drafts: {
    open(input: { agent: string }): Promise<OpenedDraft>;
    patch(input: PatchInput): Promise<PatchResult>;
    /** Calls `heard` for what others do until the returned function is called. */
    watch(input: { agent: string; since: number; state?: string }, heard: (message: DraftMessage) => void, lost: () => void): () => void;
    history(input: { agent: string; limit: number; before?: number }): Promise<DraftHistoryEntry[]>;
    at(input: { agent: string; revision: number }): Promise<{ document: AgentDocument }>;
  };
  comments: {
    /** Of all states, oldest first. */
    list(input: { agent: string }): Promise<Comment[]>;
    add(input: { agent: string; state: string; text: string }): Promise<void>;
    resolve(input: { comment: string }): Promise<void>;
  };
  /** The language models that a test may ask; null without any, absent in a tab by itself. */
  answering?(): Promise<LanguageModels | null>;
  /** Releases and conversations; a tab by itself has none. */
  records?: Records;
  /** Members and what they did; a tab by itself has none. */
  people?: People;
  /** Language models of the workspace; a tab by itself has none. */
  models?: Models;
  /** Spoken tests of drafts; a tab by itself has none. */
  testCalls?: TestCalls;
  /** Hearing and voice of the workspace; a tab by itself has none. */
  speech?: Speech;
}

export interface Me {
  user: { id: string; name: string; email: string };
  workspace: { id: string; name: string };
  role: string;
  workspaces: { id: string; name: string; role: string }[];
}

export interface Template {
  id: string;
  name: string;
  description: string;
  languages: string[];
  states: number;
}

export interface AgentSummary {
  id: string;
  name: string;
  slug: string;
  /** ISO 8601. */
  updatedAt: string;
  revision: number;
  live: { release: string; number: number; at: string } | null;
  states: number;
  conversations: number;
}

export interface Person {
  user: string;
  name: string;
  state?: string;
}

export interface OpenedDraft {
  document: AgentDocument;
  revision: number;
  live: { number: number; releaseId: string; programHash: string } | null;
  people: Person[];
}

export interface PatchInput {
  agent: string;
  base: number;
  /** Sent again with the same id after a lost answer, a patch is made once. */
  id: string;
  operations: Operation[];
  summary?: string;
}

export interface PatchResult {
  revision: number;
  operations: Operation[];
  conflicts: Conflict[];
}

export type DraftMessage =
  | { type: "patch"; revision: number; id: string; operations: Operation[]; by: { id: string; name: string } }
  | { type: "people"; people: Person[] }
  | { type: "comments" }
  | { type: "published"; release: { id: string; number: number; programHash: string } };

export interface DraftHistoryEntry {
  revision: number;
  at: string;
  by: { id: string; name: string };
  summary: string;
  count: number;
}

/** A remark on a state, and whether it was dealt with. */
export interface Comment {
  id: string;
  state: string | null;
  text: string;
  /** ISO 8601. */
  at: string;
  by: string;
  resolved: { at: string; by: string } | null;
}

/** Why the backend could not do it. `issues` say what is wrong with a document that was handed in. */
export class BackendError extends Error {
  readonly code: "UNREACHABLE" | "NOT_FOUND" | "SIGNED_OUT" | "REFUSED" | "INVALID_DOCUMENT" | "CONFLICT";
  readonly issues: Issue[];

  constructor(code: BackendError["code"], message: string, issues: Issue[] = []) {
    super(message);
    this.name = "BackendError";
    this.code = code;
    this.issues = issues;
  }
}

const BackendContext = createContext<Backend | null>(null);

export const BackendProvider = BackendContext.Provider;

export function useBackend(): Backend {
  const backend = useContext(BackendContext);
  if (!backend) throw new Error("useBackend was called outside BackendProvider. Wrap the tree in it.");
  return backend;
}

/** Releases and conversations of the server. @throws where the studio runs without one. */
export function useRecords(): Records {
  const { records } = useBackend();
  if (!records) throw new Error("This page needs the server: start Vaarta with `npm start` and open it there.");
  return records;
}

/** Members and the audit log of the server. @throws where the studio runs without one. */
export function usePeople(): People {
  const { people } = useBackend();
  if (!people) throw new Error("This page needs the server: start Vaarta with `npm start` and open it there.");
  return people;
}

/** The language models of the server's workspace. @throws where the studio runs without one. */
export function useModels(): Models {
  const { models } = useBackend();
  if (!models) throw new Error("This page needs the server: start Vaarta with `npm start` and open it there.");
  return models;
}
