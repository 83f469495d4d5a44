import { CircleUserRound } from "lucide-react";
import { useLocation } from "wouter";
import { useBackend } from "../backend/backend.ts";
import { uiLanguage, uiLanguages, type UiLanguage } from "../i18n/i18n.ts";
import { useSay } from "../i18n/keys.ts";
import { IconButton, Menu, MenuChoice, MenuItem, MenuLine } from "../ui/index.ts";
import { useRemembered } from "./remembered.ts";
import { chosenTheme, type Theme } from "./theme.ts";

/** What one person sets for herself: the theme, the studio's language, the shortcut sheet. */
export function PersonMenu({ onShortcuts }: { onShortcuts?: () => void }) {
  const say = useSay();
  const { people } = useBackend();
  const [, navigate] = useLocation();
  const [theme, setTheme] = useRemembered(chosenTheme);
  const [language, setLanguage] = useRemembered(uiLanguage);
  return (
    <Menu align="end" label={say("bar.menu")} trigger={<IconButton label={say("bar.menu")} icon={<CircleUserRound size={18} />} />}>
      <MenuChoice
        label={say("menu.theme")}
        value={theme}
        onChange={(value) => setTheme(value as Theme)}
        options={[
          { value: "system", text: say("theme.system") },
          { value: "light", text: say("theme.light") },
          { value: "dark", text: say("theme.dark") },
        ]}
      />
      <MenuLine />
      <MenuChoice
        label={say("menu.language")}
        value={language}
        onChange={(value) => setLanguage(value as UiLanguage)}
        options={uiLanguages.map(({ tag, name }) => ({ value: tag, text: name, lang: tag }))}
      />
      {people ? (
        <>
          <MenuLine />
          <MenuItem onChoose={() => navigate("/workspace")}>{say("menu.workspace")}</MenuItem>
        </>
      ) : null}
      {onShortcuts ? (
        <>
          <MenuLine />
          <MenuItem keys="?" onChoose={onShortcuts}>
            {say("menu.shortcuts")}
          </MenuItem>
        </>
      ) : null}
    </Menu>
  );
}
