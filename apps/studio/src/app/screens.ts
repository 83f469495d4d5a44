import type { ComponentType, LazyExoticComponent } from "react";

/** Screens beside the canvas, by their path under `/a/:agent/`. Add one here as `lazy(() => import("../screens/<name>/..."))`. */
export const screens: readonly { path: string; Screen: LazyExoticComponent<ComponentType> }[] = [];
