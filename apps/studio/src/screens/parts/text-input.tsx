import { useId, type InputHTMLAttributes } from "react";

interface TextInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "name" | "onChange" | "id"> {
  name: string;
  help?: string | undefined;
  onChange: (value: string) => void;
}

/** A plain input of a form that is sent, with whatever the browser can do for it: passwords, e-mail, what must be filled in. */
export function TextInput({ name, help, onChange, ...input }: TextInputProps) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-name" htmlFor={id}>
        {name}
      </label>
      <input
        {...input}
        id={id}
        className="input"
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {help ? (
        <span id={`${id}-help`} className="field-help">
          {help}
        </span>
      ) : null}
    </div>
  );
}
