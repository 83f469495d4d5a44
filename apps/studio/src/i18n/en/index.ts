import { canvas } from "./canvas.ts";
import { frame } from "./frame.ts";
import { inspector } from "./inspector.ts";
import { models } from "./models.ts";
import { panels } from "./panels.ts";
import { proving } from "./proving.ts";
import { screens } from "./screens.ts";
import { settings } from "./settings.ts";
import { test } from "./test.ts";
import { voice } from "./voice.ts";
import { words } from "./words.ts";
import { workspace } from "./workspace.ts";

/** English is the source: every other language has exactly these keys. */
export const en = {
  ...frame,
  ...words,
  ...canvas,
  ...panels,
  ...inspector,
  ...test,
  ...screens,
  ...settings,
  ...workspace,
  ...models,
  ...proving,
  ...voice,
} as const;
