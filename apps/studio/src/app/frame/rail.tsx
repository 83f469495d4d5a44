import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { Link, useLocation } from "wouter";
import { useSay } from "../../i18n/keys.ts";
import { IconButton, Tooltip } from "../../ui/index.ts";
import { remembered, useRemembered } from "../remembered.ts";
import { sectionGroups } from "./sections.ts";

const railNarrow = remembered("rail-narrow", false);

export function Rail({ agent }: { agent: string }) {
  const say = useSay();
  const [narrow, setNarrow] = useRemembered(railNarrow);
  const [location] = useLocation();
  const here = location.split("/")[3];
  return (
    <nav className="rail" aria-label={say("rail.label")} data-narrow={narrow}>
      <div className="rail-groups">
        {sectionGroups.map((group) => (
          <div key={group.text} className="rail-group">
            <div className="rail-title">{say(group.text)}</div>
            {group.sections.map(({ path, text, icon: Icon }) => {
              const link = (
                <Link key={path} href={`/a/${agent}/${path}`} className="rail-link" aria-current={here === path ? "page" : undefined}>
                  <Icon size={16} strokeWidth={1.75} aria-hidden />
                  <span className="rail-text">{say(text)}</span>
                </Link>
              );
              return narrow ? (
                <Tooltip key={path} text={say(text)} side="right">
                  {link}
                </Tooltip>
              ) : (
                link
              );
            })}
          </div>
        ))}
      </div>
      <IconButton
        className="rail-fold"
        side="right"
        label={say(narrow ? "rail.expand" : "rail.collapse")}
        icon={narrow ? <PanelLeftOpen size={16} /> : <PanelLeftClose size={16} />}
        onClick={() => setNarrow(!narrow)}
      />
    </nav>
  );
}
