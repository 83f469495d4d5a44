import { useState, type FormEvent } from "react";
import { useBackend } from "../backend/backend.ts";
import { useSay } from "../i18n/keys.ts";
import { TextInput } from "../screens/parts/text-input.tsx";
import { Button } from "../ui/index.ts";
import "../screens/parts/parts.css";

/** Where an invitation's link leads: a new account, or one that exists already, and into the workspace. */
export function Join({ secret }: { secret: string }) {
  const say = useSay();
  const { people } = useBackend();
  const [isNew, setNew] = useState(true);
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefused(null);
    try {
      await people?.join(secret, { email, password, ...(isNew ? { name } : {}) });
      // Everything known of who is signed in is out of date now.
      location.assign("/");
    } catch (error) {
      setRefused(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };
  return (
    <main className="screen-page is-narrow">
      <h1>{say("join.title")}</h1>
      <p className="is-faint">{say("join.intro")}</p>
      <form className="form-stack" onSubmit={(event) => void send(event)}>
        {isNew ? <TextInput name={say("join.name")} value={name} onChange={setName} autoComplete="name" required maxLength={100} /> : null}
        <TextInput name={say("sign-in.email")} type="email" value={email} onChange={setEmail} autoComplete="username" required />
        <TextInput
          name={say("sign-in.password")}
          help={isNew ? say("join.password-help") : undefined}
          type="password"
          value={password}
          onChange={setPassword}
          autoComplete={isNew ? "new-password" : "current-password"}
          minLength={isNew ? 10 : undefined}
          maxLength={128}
          required
        />
        {refused ? (
          <p role="alert" className="field-bad">
            {refused}
          </p>
        ) : null}
        <Button look="main" type="submit" disabled={busy}>
          {say(isNew ? "join.go" : "join.go-account")}
        </Button>
        <Button look="quiet" onClick={() => setNew(!isNew)}>
          {say(isNew ? "join.have-account" : "join.no-account")}
        </Button>
      </form>
    </main>
  );
}
