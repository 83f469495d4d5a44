import { Switch as Radix } from "radix-ui";
import { useId } from "react";

interface SwitchProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}

export function Switch({ label, checked, onChange, disabled }: SwitchProps) {
  const id = useId();
  return (
    <div className="switch-row">
      <label htmlFor={id}>{label}</label>
      <Radix.Root id={id} className="switch" checked={checked} onCheckedChange={onChange} disabled={disabled ?? false}>
        <Radix.Thumb className="switch-thumb" />
      </Radix.Root>
    </div>
  );
}
