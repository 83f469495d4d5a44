import { lazy, type ComponentType, type LazyExoticComponent } from "react";

/** Screens beside the canvas, by their path under `/a/:agent/`. Add one here as `lazy(() => import("../screens/<name>/..."))`. */
export const screens: readonly { path: string; Screen: LazyExoticComponent<ComponentType> }[] = [
  { path: "lines", Screen: lazy(() => import("../screens/lines/lines-screen.tsx").then((module) => ({ default: module.LinesScreen }))) },
  {
    path: "answers",
    Screen: lazy(() => import("../screens/collections/answers-screen.tsx").then((module) => ({ default: module.AnswersScreen }))),
  },
  {
    path: "objections",
    Screen: lazy(() => import("../screens/collections/objections-screen.tsx").then((module) => ({ default: module.ObjectionsScreen }))),
  },
  {
    path: "replies",
    Screen: lazy(() => import("../screens/replies/replies-screen.tsx").then((module) => ({ default: module.RepliesScreen }))),
  },
  {
    path: "intents",
    Screen: lazy(() => import("../screens/collections/intents-screen.tsx").then((module) => ({ default: module.IntentsScreen }))),
  },
  {
    path: "slots",
    Screen: lazy(() => import("../screens/collections/slots-screen.tsx").then((module) => ({ default: module.SlotsScreen }))),
  },
  {
    path: "segments",
    Screen: lazy(() => import("../screens/collections/segments-screen.tsx").then((module) => ({ default: module.SegmentsScreen }))),
  },
  {
    path: "prompts",
    Screen: lazy(() => import("../screens/collections/prompts-screen.tsx").then((module) => ({ default: module.PromptsScreen }))),
  },
  {
    path: "tools",
    Screen: lazy(() => import("../screens/collections/tools-screen.tsx").then((module) => ({ default: module.ToolsScreen }))),
  },
  { path: "tests", Screen: lazy(() => import("../screens/tests/tests-screen.tsx").then((module) => ({ default: module.TestsScreen }))) },
  { path: "calls", Screen: lazy(() => import("../screens/calls/calls-screen.tsx").then((module) => ({ default: module.CallsScreen }))) },
  {
    path: "calls/:call",
    Screen: lazy(() => import("../screens/calls/call-screen.tsx").then((module) => ({ default: module.CallScreen }))),
  },
  {
    path: "releases",
    Screen: lazy(() => import("../screens/releases/releases-screen.tsx").then((module) => ({ default: module.ReleasesScreen }))),
  },
  {
    path: "publish",
    Screen: lazy(() => import("../screens/publish/publish-screen.tsx").then((module) => ({ default: module.PublishScreen }))),
  },
  {
    path: "settings",
    Screen: lazy(() => import("../screens/settings/settings-screen.tsx").then((module) => ({ default: module.SettingsScreen }))),
  },
];
