/** The screen on which an area of the document is edited. */
export function screenOf(area: string): string {
  const known: Readonly<Record<string, string>> = {
    lines: "lines",
    answers: "answers",
    replies: "replies",
    intents: "intents",
    slots: "slots",
    segments: "segments",
    prompts: "prompts",
    tools: "tools",
    tests: "tests",
    datasets: "tools",
    outcomes: "settings",
    desk: "settings",
    languages: "settings",
    voice: "settings",
    timezone: "settings",
  };
  return known[area] ?? "design";
}
