import { Command } from "cmdk";
import { ChevronsUpDown, Plus, X } from "lucide-react";
import { Popover as Radix } from "radix-ui";
import { useId, useState } from "react";
import { useSay } from "../i18n/keys.ts";
import { IconButton } from "./button.tsx";

export interface ComboOption {
  value: string;
  text: string;
  hint?: string;
  lang?: string;
}

interface ComboboxProps {
  label: string;
  value: string | undefined;
  options: readonly ComboOption[];
  placeholder: string;
  onChange: (value: string | undefined) => void;
  /** Makes a new thing of the typed name and gives back its id. */
  onCreate?: (name: string) => string | undefined;
  createText?: (name: string) => string;
  clearable?: boolean;
  id?: string;
  broken?: boolean;
}

/** Chooses among many things of the document by typing part of a name; can make a new one on the spot. */
export function Combobox(props: ComboboxProps) {
  const say = useSay();
  const list = useId();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const chosen = props.options.find((option) => option.value === props.value);
  const choose = (value: string | undefined) => {
    props.onChange(value);
    setOpen(false);
    setTyped("");
  };
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      <div className="combo">
        <Radix.Trigger asChild>
          <button
            type="button"
            role="combobox"
            aria-expanded={open}
            aria-controls={list}
            aria-label={props.label}
            id={props.id}
            className="select"
            data-broken={props.broken || (props.value !== undefined && !chosen)}
          >
            <span className={chosen ? "select-text" : "select-text is-faint"} lang={chosen?.lang}>
              {chosen?.text ?? props.value ?? props.placeholder}
            </span>
            <ChevronsUpDown size={14} className="select-arrow" />
          </button>
        </Radix.Trigger>
        {props.clearable && props.value !== undefined ? (
          <IconButton label={`${say("ui.none")}: ${props.label}`} icon={<X size={14} />} onClick={() => choose(undefined)} />
        ) : null}
      </div>
      <Radix.Portal>
        <Radix.Content className="popover is-list" align="start" sideOffset={4} collisionPadding={8} aria-label={props.label}>
          <Command
            label={props.label}
            filter={(value, search, keywords) => {
              const text = `${keywords?.join(" ") ?? value}`.toLocaleLowerCase();
              return text.includes(search.toLocaleLowerCase()) ? 1 : 0;
            }}
          >
            <Command.Input className="combo-input" value={typed} onValueChange={setTyped} placeholder={props.placeholder} />
            <Command.List className="combo-list" id={list}>
              {props.options.map((option) => (
                <Command.Item
                  key={option.value}
                  value={option.value}
                  keywords={[option.text, option.hint ?? ""]}
                  className="menu-item"
                  lang={option.lang}
                  onSelect={() => choose(option.value)}
                >
                  <span className="menu-text">{option.text}</span>
                  {option.hint ? <span className="menu-hint">{option.hint}</span> : null}
                </Command.Item>
              ))}
              {props.onCreate && typed.trim() ? (
                <Command.Item
                  value="__create"
                  keywords={[typed]}
                  className="menu-item"
                  forceMount
                  onSelect={() => {
                    const made = props.onCreate?.(typed.trim());
                    if (made) choose(made);
                  }}
                >
                  <span className="menu-icon">
                    <Plus size={14} />
                  </span>
                  <span className="menu-text">{props.createText?.(typed.trim()) ?? typed}</span>
                </Command.Item>
              ) : (
                <Command.Empty className="combo-empty">{say("ui.none")}</Command.Empty>
              )}
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
