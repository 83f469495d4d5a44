import "@fontsource-variable/anek-latin";
import "@fontsource-variable/anek-devanagari";
import "@fontsource-variable/anek-bangla";
import "./app/theme.css";
import "./app/base.css";
import "./ui/ui.css";
import { followTheme } from "./app/theme.ts";

followTheme();

// Two programs share one page: callers never download the designer.
const root = document.getElementById("root");
if (root) {
  if (location.pathname.startsWith("/c/")) void import("./caller/start.tsx").then((caller) => caller.start(root));
  else void import("./app/start.tsx").then((studio) => studio.start(root));
}
