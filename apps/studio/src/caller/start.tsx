import { createRoot } from "react-dom/client";
import { CallerPage } from "./caller-page.tsx";
import "./caller.css";

/** The page behind an agent's public link, `/c/:slug`. */
export function start(root: HTMLElement): void {
  const slug = decodeURIComponent(location.pathname.slice("/c/".length).replace(/\/.*$/, ""));
  createRoot(root).render(<CallerPage slug={slug} />);
}
