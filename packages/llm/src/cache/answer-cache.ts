import { findPrivateData, normaliseText } from "@vaarta/text";
import type { ModelClock } from "../clock.ts";
import type { CacheScope, ModelRequest } from "../models.ts";
import { isSameQuestion, type QuestionShape, questionShape } from "./question-shape.ts";

export interface KeptAnswer {
  text: string;
  provider: string;
  model: string;
}

/** Answers to questions that come again and again. */
export interface AnswerCache {
  /** The answer to the same question in the same scope, or null. */
  find(request: ModelRequest): KeptAnswer | null;
  /** Keeps an answer, unless the request is one whose answer may not be shared. */
  keep(request: ModelRequest, answer: KeptAnswer): void;
  /** Forgets everything of a workspace. */
  forget(workspace: string): void;
  /** Everything kept of a workspace, as text: what a question is known by, and its answer. */
  list(workspace: string): { question: string; answer: string }[];
}

export interface AnswerCacheOptions {
  clock: Pick<ModelClock, "now">;
  /** @defaultValue a day */
  keepMs?: number;
  /** Questions of one scope. @defaultValue 500 */
  maxQuestions?: number;
  /** Scopes in all. @defaultValue 200 */
  maxScopes?: number;
}

/**
 * Answers in memory, for one process. Only a request with a scope, one message, no tools and no personal data anywhere in it is looked up
 * or kept, and no answer with personal data is: so nothing of one caller can reach another. The same words are found at once, and near
 * ones by `isSameQuestion`.
 */
export function answerCache({ clock, keepMs = 86_400_000, maxQuestions = 500, maxScopes = 200 }: AnswerCacheOptions): AnswerCache {
  interface Entry {
    shape: QuestionShape;
    answer: KeptAnswer;
    until: number;
  }
  // In the order they were used last.
  const scopes = new Map<string, Map<string, Entry>>();

  function scopeOf(request: ModelRequest): { key: string; scope: CacheScope } | null {
    const { cache: scope, messages, tools, system, task } = request;
    if (!scope || messages.length !== 1 || tools?.length) return null;
    if ([scope.question, messages[0]!.text, system].some(isPrivate)) return null;
    const schema = request.schema ? JSON.stringify(request.schema) : "";
    return { key: JSON.stringify([scope.workspace, scope.release, scope.language, task, scope.about ?? "", schema]), scope };
  }

  return {
    find(request) {
      const found = scopeOf(request);
      const entries = found && scopes.get(found.key);
      if (!found || !entries) return null;
      touch(scopes, found.key, entries, maxScopes);
      const shape = questionShape(found.scope.question);
      const entry = entries.get(shape.exact) ?? [...entries.values()].find((one) => isSameQuestion(one.shape, shape));
      if (!entry) return null;
      if (entry.until > clock.now()) return entry.answer;
      entries.delete(entry.shape.exact);
      return null;
    },
    keep(request, answer) {
      const found = scopeOf(request);
      const shape = found && questionShape(found.scope.question);
      if (!found || !shape?.exact || answer.text === "" || isPrivate(answer.text)) return;
      if (found.scope.mayKeep?.(answer.text) === false) return;
      const entries = scopes.get(found.key) ?? new Map<string, Entry>();
      touch(entries, shape.exact, { shape, answer, until: clock.now() + keepMs }, maxQuestions);
      touch(scopes, found.key, entries, maxScopes);
    },
    forget(workspace) {
      for (const key of scopes.keys()) if (workspaceOf(key) === workspace) scopes.delete(key);
    },
    list: (workspace) =>
      [...scopes]
        .filter(([key]) => workspaceOf(key) === workspace)
        .flatMap(([, entries]) => [...entries.values()].map(({ shape, answer }) => ({ question: shape.exact, answer: answer.text }))),
  };
}

const workspaceOf = (key: string): string | undefined => (JSON.parse(key) as string[])[0];

const isPrivate = (text: string): boolean => findPrivateData(normaliseText(text)).length > 0;

/** Puts an entry last, and drops the first ones where there are too many. */
function touch<T>(map: Map<string, T>, key: string, value: T, limit: number): void {
  map.delete(key);
  map.set(key, value);
  for (const first of map.keys()) {
    if (map.size <= limit) return;
    map.delete(first);
  }
}
