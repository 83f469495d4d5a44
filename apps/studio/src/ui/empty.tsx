import type { ReactNode } from "react";

/** What a place is for, an example of it, and the one thing to do. */
export function Empty({ icon, title, children, action }: { icon?: ReactNode; title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      {icon ? <div className="empty-icon">{icon}</div> : null}
      <h2>{title}</h2>
      {children ? <div className="empty-says">{children}</div> : null}
      {action}
    </div>
  );
}
