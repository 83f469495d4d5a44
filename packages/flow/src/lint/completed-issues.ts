import type { Issue } from "../issues.ts";
import { sameIssue, type IssueChange } from "./issue-list.ts";

/**
 * The issues with what only the whole document tells of each: the walk that shows it, a change that mends it. Both may
 * change although the issue itself stays as it was found; one for which they do not is the same object.
 */
export class CompletedIssues {
  #issues: readonly Issue[] = [];

  get issues(): readonly Issue[] {
    return this.#issues;
  }

  /**
   * Takes the issues found now, what changed among them, and how each is completed; tells what that changes.
   * They are completed in their order.
   */
  update(found: readonly Issue[], { went, came }: IssueChange, complete: (issue: Issue) => Issue): IssueChange {
    const before = this.#issues;
    const after: Issue[] = [];
    const change: { went: number[]; came: { at: number; issue: Issue }[] } = { went: [], came: [] };
    let gone = 0;
    let next = 0;
    for (let index = 0; index < before.length || after.length < found.length;) {
      if (went[gone] === index) {
        gone++;
        change.went.push(index++);
        continue;
      }
      const at = after.length;
      const issue = complete(found[at]!);
      const known = came[next]?.at === at ? null : before[index]!;
      if (known === null) next++;
      else if (known === issue || sameIssue(known, issue)) {
        after.push(known);
        index++;
        continue;
      } else change.went.push(index++);
      change.came.push({ at, issue });
      after.push(issue);
    }
    this.#issues = after;
    return change;
  }
}
