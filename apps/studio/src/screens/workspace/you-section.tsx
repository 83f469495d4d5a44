import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { usePeople, type Me } from "../../backend/backend.ts";
import { useSay } from "../../i18n/keys.ts";
import { Button } from "../../ui/index.ts";
import { TextInput } from "../parts/text-input.tsx";
import { Section } from "../settings/section.tsx";

/** The person herself: a password of her own, and the way out. */
export function YouSection({ me }: { me: Me }) {
  const say = useSay();
  const people = usePeople();
  const [password, setPassword] = useState("");
  const set = useMutation({ mutationFn: () => people.setPassword(password), onSuccess: () => setPassword("") });
  const leave = useMutation({ mutationFn: () => people.signOut(), onSuccess: () => location.assign("/") });
  const send = (event: FormEvent) => {
    event.preventDefault();
    set.mutate();
  };
  return (
    <Section title={say("you.title")} says={say("you.says", { name: me.user.name, email: me.user.email })}>
      <form className="workspace-password" onSubmit={send}>
        <TextInput
          name={say("you.password")}
          help={say("you.password-help")}
          type="password"
          autoComplete="new-password"
          minLength={10}
          maxLength={128}
          required
          value={password}
          onChange={setPassword}
        />
        <Button type="submit" disabled={set.isPending}>
          {say("you.set-password")}
        </Button>
        <Button look="quiet" disabled={leave.isPending} onClick={() => leave.mutate()}>
          {say("you.sign-out")}
        </Button>
      </form>
      <p role="status" className={set.isError ? "field-bad" : "is-faint"}>
        {set.isError ? set.error.message : set.isSuccess ? say("you.password-set") : ""}
      </p>
    </Section>
  );
}
