import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";

export interface Tab {
  value: string;
  text: ReactNode;
  lang?: string;
  /** Marks what wants attention, with the words a screen reader says for it. */
  mark?: string;
}

interface TabsProps {
  label: string;
  value: string;
  tabs: readonly Tab[];
  onChange: (value: string) => void;
  children?: ReactNode;
  end?: ReactNode;
  className?: string;
}

export function Tabs({ label, value, tabs, onChange, children, end, className = "" }: TabsProps) {
  return (
    <Radix.Root value={value} onValueChange={onChange} className={`tabs ${className}`}>
      <div className="tabs-bar">
        <Radix.List aria-label={label} className="tabs-list">
          {/* Most bars choose what is shown below without a panel of their own, so no tab may point at one. */}
          {tabs.map((tab) => (
            <Radix.Trigger key={tab.value} value={tab.value} className="tab" lang={tab.lang} aria-controls={undefined}>
              {tab.text}
              {tab.mark ? (
                <span className="tab-mark">
                  <span className="visually-hidden">{tab.mark}</span>
                </span>
              ) : null}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {end}
      </div>
      {children}
    </Radix.Root>
  );
}

export const TabPanel = Radix.Content;
