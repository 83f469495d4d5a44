import { Slot } from "radix-ui";
import type { ComponentPropsWithRef, ReactNode } from "react";
import { Tooltip } from "./tooltip.tsx";

type ButtonProps = ComponentPropsWithRef<"button"> & {
  /** `main` is the one thing to do here; `quiet` lives inside rows and bars. */
  look?: "main" | "plain" | "quiet" | "danger";
  small?: boolean;
  asChild?: boolean;
};

export function Button({ look = "plain", small, asChild, className = "", ...rest }: ButtonProps) {
  const Tag = asChild ? Slot.Root : "button";
  return (
    <Tag type={asChild ? undefined : "button"} className={`button ${small ? "is-small" : ""} ${className}`} data-look={look} {...rest} />
  );
}

type IconButtonProps = Omit<ButtonProps, "children"> & {
  label: string;
  icon: ReactNode;
  keys?: string;
  side?: "top" | "right" | "bottom" | "left";
};

/** An icon that always has a name: for the eye on hover, for a screen reader always. */
export function IconButton({ label, icon, keys, side = "bottom", look = "quiet", className = "", ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys} side={side}>
      <Button look={look} aria-label={label} className={`is-icon ${className}`} {...rest}>
        {icon}
      </Button>
    </Tooltip>
  );
}
