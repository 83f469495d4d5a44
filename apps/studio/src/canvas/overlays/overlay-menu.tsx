import { Palette } from "lucide-react";
import { useView } from "../../document/view.ts";
import { useSay, type Say } from "../../i18n/keys.ts";
import { IconButton, Menu, MenuChoice } from "../../ui/index.ts";
import { languageName } from "../../words/language-name.ts";
import type { OverlayName } from "./overlay.ts";
import { showOverlay, useOverlays } from "./overlay-store.ts";

/** Overlays that have something to paint. Latency joins them when there are calls by voice to measure. */
const offered = ["problems", "languages", "tests", "callers", "funnel"] as const satisfies readonly OverlayName[];

export function overlayTitle(name: OverlayName, language: string, say: Say): string {
  return name === "latency" ? "" : say(`overlay.${name}`, { language: languageName(language, say) });
}

/** Chooses what the canvas is painted with. */
export function OverlayMenu() {
  const say = useSay();
  const shown = useOverlays((state) => state.shown);
  const language = useView((view) => view.language);
  const label = shown === null ? say("overlay.menu") : say("overlay.on", { name: overlayTitle(shown, language, say) });
  return (
    <Menu
      label={say("overlay.menu")}
      trigger={<IconButton small side="top" label={label} icon={<Palette size={15} />} data-on={shown !== null} />}
    >
      <MenuChoice
        label={say("overlay.menu")}
        value={shown ?? "none"}
        options={[
          { value: "none", text: say("overlay.none") },
          ...offered.map((name) => ({ value: name, text: overlayTitle(name, language, say) })),
        ]}
        onChange={(value) => showOverlay(value === "none" ? null : (value as OverlayName))}
      />
    </Menu>
  );
}
