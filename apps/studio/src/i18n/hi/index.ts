import type { en } from "../en/index.ts";
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

export const hi = {
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
} satisfies Record<keyof typeof en, string>;
