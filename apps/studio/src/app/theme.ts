import { remembered } from "./remembered.ts";

export type Theme = "system" | "light" | "dark";

export const chosenTheme = remembered<Theme>("theme", "system");

/** Paints the page in the chosen theme and keeps following the system when that is the choice. */
export function followTheme(): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const paint = () => {
    const choice = chosenTheme.get();
    document.documentElement.dataset["theme"] = choice === "system" ? (dark.matches ? "dark" : "light") : choice;
  };
  dark.addEventListener("change", paint);
  chosenTheme.subscribe(paint);
  paint();
}
