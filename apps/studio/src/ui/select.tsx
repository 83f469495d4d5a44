import { Check, ChevronDown } from "lucide-react";
import { Select as Radix } from "radix-ui";

export interface Option {
  value: string;
  text: string;
  lang?: string;
  hint?: string;
}

interface SelectProps {
  label: string;
  value: string;
  options: readonly Option[];
  onChange: (value: string) => void;
  quiet?: boolean;
  id?: string;
  disabled?: boolean;
}

/** One choice out of few; for many, or for things that can be made on the spot, see Combobox. */
export function Select({ label, value, options, onChange, quiet, id, disabled }: SelectProps) {
  return (
    <Radix.Root value={value} onValueChange={onChange} disabled={disabled ?? false}>
      <Radix.Trigger className="select" data-quiet={quiet} aria-label={label} id={id}>
        <Radix.Value />
        <Radix.Icon className="select-arrow">
          <ChevronDown size={14} />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className="menu" position="popper" sideOffset={4} collisionPadding={8}>
          <Radix.Viewport className="select-list">
            {options.map((option) => (
              <Radix.Item key={option.value} value={option.value} className="menu-item" lang={option.lang}>
                <span className="menu-icon">
                  <Radix.ItemIndicator>
                    <Check size={14} />
                  </Radix.ItemIndicator>
                </span>
                <Radix.ItemText>{option.text}</Radix.ItemText>
                {option.hint ? <span className="menu-hint">{option.hint}</span> : null}
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
