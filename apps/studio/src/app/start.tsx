import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { startI18n } from "../i18n/i18n.ts";
import { chooseBackend } from "../backend/choose.ts";
import { App } from "./app.tsx";

export async function start(root: HTMLElement): Promise<void> {
  startI18n();
  const backend = await chooseBackend();
  createRoot(root).render(
    <StrictMode>
      <App backend={backend} />
    </StrictMode>,
  );
}
