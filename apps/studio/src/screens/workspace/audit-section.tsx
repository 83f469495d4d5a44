import { useInfiniteQuery } from "@tanstack/react-query";
import { usePeople } from "../../backend/backend.ts";
import type { AuditEntry } from "../../backend/people.ts";
import { uiLanguage } from "../../i18n/i18n.ts";
import { useSay, type TextKey } from "../../i18n/keys.ts";
import { Button } from "../../ui/index.ts";
import { Section } from "../settings/section.tsx";

/** Who did what, newest first; never with a caller's words. */
export function AuditSection() {
  const say = useSay();
  const people = usePeople();
  const log = useInfiniteQuery({
    queryKey: ["audit"],
    queryFn: ({ pageParam }) => people.audit(pageParam),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const entries = log.data?.pages.flatMap(({ items }) => items) ?? [];
  const when = new Intl.DateTimeFormat(uiLanguage.get(), { dateStyle: "medium", timeStyle: "short" });
  return (
    <Section title={say("audit.title")} says={say("audit.says")}>
      <div className="audit-scroll">
        <table className="audit">
          <thead>
            <tr>
              <th scope="col">{say("audit.when")}</th>
              <th scope="col">{say("audit.who")}</th>
              <th scope="col">{say("audit.what")}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.id}>
                <td>{when.format(new Date(entry.at))}</td>
                <td>{entry.by}</td>
                <td>
                  {actionName(entry, say)} <span className="is-faint">{detailOf(entry)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {log.hasNextPage ? (
        <div>
          <Button disabled={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {say("audit.more")}
          </Button>
        </div>
      ) : null}
    </Section>
  );
}

function actionName({ action }: AuditEntry, say: ReturnType<typeof useSay>): string {
  const key = `audit.${action}` as TextKey;
  const name = say(key);
  return name === key ? action : name;
}

function detailOf({ detail }: AuditEntry): string {
  return Object.entries(detail)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key}: ${String(value)}`)
    .join(", ");
}
