import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { BackendError, useBackend } from "../backend/backend.ts";
import { useSay } from "../i18n/keys.ts";
import { Button, Empty } from "../ui/index.ts";

/** Lets in who is signed in; on the machine itself the first owner is, without a word. */
export function Gate({ children }: { children: ReactNode }) {
  const say = useSay();
  const backend = useBackend();
  const me = useQuery({ queryKey: ["me"], queryFn: () => backend.session.me(), staleTime: Infinity, retry: false });
  if (me.data) return children;
  if (me.isPending) return <p className="page-wait">{say("ui.loading")}</p>;
  if (me.error instanceof BackendError && me.error.code === "SIGNED_OUT") return <SignIn />;
  return (
    <Empty
      title={say("error.reach")}
      action={
        <Button look="main" onClick={() => void me.refetch()}>
          {say("ui.retry")}
        </Button>
      }
    />
  );
}

function SignIn() {
  const say = useSay();
  const queries = useQueryClient();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [bad, setBad] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await fetch("/api/auth/sign-in/email", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email, password }),
    }).catch(() => null);
    setBad(answer?.ok !== true);
    if (answer?.ok) await queries.invalidateQueries({ queryKey: ["me"] });
  };
  return (
    <main className="screen-page" style={{ maxWidth: 400, margin: "10vh auto" }}>
      <h1>{say("sign-in.title")}</h1>
      <form onSubmit={(event) => void send(event)} style={{ display: "grid", gap: 16 }}>
        <label className="field">
          <span className="field-name">{say("sign-in.email")}</span>
          <input
            className="input"
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </label>
        <label className="field">
          <span className="field-name">{say("sign-in.password")}</span>
          <input
            className="input"
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </label>
        {bad ? (
          <p role="alert" className="field-bad">
            {say("sign-in.bad")}
          </p>
        ) : null}
        <Button look="main" type="submit">
          {say("sign-in.go")}
        </Button>
      </form>
    </main>
  );
}
