export const panels = {
  "problems.none-short": "No problems",
  "problems.count": "{{errors}} to fix, {{warnings}} to look at",
} as const;
