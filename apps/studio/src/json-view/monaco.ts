import * as monaco from "monaco-editor/editor";
import { jsonDefaults } from "monaco-editor/languages/features/json/register";
import EditorWorker from "monaco-editor/editor/editor.worker?worker";
import JsonWorker from "monaco-editor/language/json/json.worker?worker";
import { jsonSchema } from "@vaarta/flow";

// Monaco asks the page for its workers by this global.
self.MonacoEnvironment = {
  getWorker: (_module: unknown, label: string) => (label === "json" ? new JsonWorker() : new EditorWorker()),
};

export const documentUri = monaco.Uri.parse("vaarta://document/agent.json");

jsonDefaults.setDiagnosticsOptions({
  validate: true,
  allowComments: false,
  schemas: [{ uri: "urn:vaarta:agent", fileMatch: [documentUri.toString()], schema: jsonSchema() }],
});

/** Monaco's colours from the tokens of the theme that is on. */
export function applyMonacoTheme(): void {
  const isDark = document.documentElement.dataset["theme"] === "dark";
  const colour = (name: string) => hexOf(getComputedStyle(document.documentElement).getPropertyValue(name).trim());
  monaco.editor.defineTheme("vaarta", {
    base: isDark ? "vs-dark" : "vs",
    inherit: true,
    rules: [
      { token: "string.key.json", foreground: colour("--accent").slice(1) },
      { token: "string.value.json", foreground: colour("--ink").slice(1) },
      { token: "number", foreground: colour("--family-act").slice(1) },
      { token: "keyword.json", foreground: colour("--family-listen").slice(1) },
    ],
    colors: {
      "editor.background": colour("--paper"),
      "editor.foreground": colour("--ink"),
      "editorLineNumber.foreground": colour("--ink-faint"),
      "editor.lineHighlightBackground": colour("--wash"),
      "editorGutter.background": colour("--paper"),
      "editorWidget.background": colour("--paper"),
    },
  });
  monaco.editor.setTheme("vaarta");
}

/** Any CSS colour as the hex Monaco wants. */
function hexOf(css: string): string {
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!context) return "#888888";
  context.fillStyle = css;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

export { monaco };
