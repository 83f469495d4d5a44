import { X } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useSay } from "../i18n/keys.ts";
import { Button, IconButton } from "./button.tsx";

interface Toast {
  id: number;
  text: string;
  actions: readonly ToastAction[];
}

export interface ToastAction {
  text: string;
  run: () => void;
}

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

/** Says that something is done and offers to take it back. Errors belong beside the thing, never here. */
export function toast(text: string, ...actions: ToastAction[]): void {
  const id = nextId++;
  change([...toasts.slice(-2), { id, text, actions }]);
  setTimeout(() => dismiss(id), 8000);
}

function dismiss(id: number): void {
  change(toasts.filter((item) => item.id !== id));
}

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

export function Toasts() {
  const say = useSay();
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map((item) => (
        <div key={item.id} className="toast">
          <span>{item.text}</span>
          {item.actions.map((action) => (
            <Button
              key={action.text}
              small
              look="quiet"
              onClick={() => {
                action.run();
                dismiss(item.id);
              }}
            >
              {action.text}
            </Button>
          ))}
          <IconButton label={say("ui.dismiss")} icon={<X size={14} />} onClick={() => dismiss(item.id)} />
        </div>
      ))}
    </div>
  );
}
