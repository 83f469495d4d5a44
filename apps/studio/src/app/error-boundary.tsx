import { Component, type ReactNode } from "react";
import i18next from "i18next";
import { Empty } from "../ui/empty.tsx";

/** A part that fails leaves the rest standing and says what happened. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failure: Error | null }> {
  override state: { failure: Error | null } = { failure: null };

  static getDerivedStateFromError(failure: Error) {
    return { failure };
  }

  override render() {
    if (!this.state.failure) return this.props.children;
    return (
      <div role="alert">
        <Empty title={i18next.t("error.screen", { why: this.state.failure.message })} />
      </div>
    );
  }
}
