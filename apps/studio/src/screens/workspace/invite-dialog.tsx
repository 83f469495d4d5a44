import { useMutation } from "@tanstack/react-query";
import { Copy } from "lucide-react";
import { useState } from "react";
import { usePeople } from "../../backend/backend.ts";
import { offeredRoles, type OfferedRole } from "../../backend/people.ts";
import { useSay } from "../../i18n/keys.ts";
import { Button, Dialog } from "../../ui/index.ts";
import { ChoiceField, Field } from "../parts/fields.tsx";
import { roleName } from "./role-name.ts";

/** A link for one person, shown once. */
export function InviteDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const say = useSay();
  const people = usePeople();
  const [role, setRole] = useState<OfferedRole>("designer");
  const [copied, setCopied] = useState(false);
  const invite = useMutation({ mutationFn: () => people.invite(role) });
  const link = invite.data ? `${location.origin}${invite.data.path}` : null;
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
  const close = () => {
    invite.reset();
    setCopied(false);
    onClose();
  };
  return (
    <Dialog open={open} onClose={close} title={say("people.invite")} description={say("people.invite-says")}>
      {link === null ? (
        <>
          <ChoiceField
            name={say("people.role")}
            value={role}
            options={offeredRoles.map((value) => ({ value, text: roleName(value, say) }))}
            help={say(`role.${role}-may`)}
            onChange={(value) => setRole(value as OfferedRole)}
          />
          {invite.isError ? (
            <p role="alert" className="field-bad">
              {invite.error.message}
            </p>
          ) : null}
          <div className="dialog-actions">
            <Button onClick={close}>{say("ui.cancel")}</Button>
            <Button look="main" disabled={invite.isPending} onClick={() => invite.mutate()}>
              {say("people.make-link")}
            </Button>
          </div>
        </>
      ) : (
        <>
          <Field name={say("people.link")} help={say(isHere ? "people.link-here" : "people.link-help")}>
            {(id) => <input id={id} className="input" readOnly value={link} onFocus={(event) => event.target.select()} />}
          </Field>
          <div className="dialog-actions">
            <Button onClick={close}>{say("ui.close")}</Button>
            <Button look="main" onClick={() => void navigator.clipboard.writeText(link).then(() => setCopied(true))}>
              <Copy size={14} aria-hidden />
              {say(copied ? "people.copied" : "people.copy")}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
