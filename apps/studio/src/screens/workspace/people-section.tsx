import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Trash2, UserPlus } from "lucide-react";
import { useState } from "react";
import { offeredRoles, type OfferedRole } from "../../backend/people.ts";
import { usePeople } from "../../backend/backend.ts";
import { useSay } from "../../i18n/keys.ts";
import { Button, IconButton, Select } from "../../ui/index.ts";
import { Section } from "../settings/section.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { roleName } from "./role-name.ts";

/** Everybody who works here. Owners change roles and invite; a workspace keeps at least one owner. */
export function PeopleSection({ isOwner, me }: { isOwner: boolean; me: string | undefined }) {
  const say = useSay();
  const people = usePeople();
  const queries = useQueryClient();
  const [inviting, setInviting] = useState(false);
  const members = useQuery({ queryKey: ["members"], queryFn: () => people.members() });
  const change = useMutation({
    mutationFn: (what: { user: string; role?: OfferedRole }) =>
      what.role ? people.setRole(what.user, what.role) : people.remove(what.user),
    onSettled: () => Promise.all(["members", "audit"].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
  return (
    <Section title={say("people.title")} says={say("people.says")}>
      <ul className="people">
        {(members.data ?? []).map((member) => (
          <li key={member.id} className="person">
            <span>
              <strong>{member.name}</strong> {member.id === me ? <span className="chip">{say("people.you")}</span> : null}
              <br />
              <span className="is-faint">{member.email}</span>
            </span>
            {isOwner ? (
              <>
                <Select
                  label={say("people.role-of", { name: member.name })}
                  value={member.role}
                  options={[...new Set<string>([...offeredRoles, member.role])].map((role) => ({ value: role, text: roleName(role, say) }))}
                  onChange={(role) => change.mutate({ user: member.id, role: role as OfferedRole })}
                />
                <IconButton
                  label={say("people.remove", { name: member.name })}
                  icon={<Trash2 size={15} />}
                  onClick={() => change.mutate({ user: member.id })}
                />
              </>
            ) : (
              <span>{roleName(member.role, say)}</span>
            )}
          </li>
        ))}
      </ul>
      {change.isError ? (
        <p role="alert" className="field-bad">
          {change.error.message}
        </p>
      ) : null}
      {isOwner ? (
        <div>
          <Button look="main" onClick={() => setInviting(true)}>
            <UserPlus size={15} aria-hidden />
            {say("people.invite")}
          </Button>
        </div>
      ) : null}
      <dl className="roles">
        {offeredRoles.map((role) => (
          <div key={role}>
            <dt>{roleName(role, say)}</dt>
            <dd>{say(`role.${role}-may`)}</dd>
          </div>
        ))}
      </dl>
      <InviteDialog open={inviting} onClose={() => setInviting(false)} />
    </Section>
  );
}
