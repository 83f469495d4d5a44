import { useId, type ReactNode } from "react";

/** A part of the settings with its heading. */
export function Section({ title, says, children }: { title: string; says?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="settings-section" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {says ? <p className="is-faint">{says}</p> : null}
      </header>
      {children}
    </section>
  );
}
