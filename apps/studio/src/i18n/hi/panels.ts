export const panels = {
  "problems.none-short": "कोई समस्या नहीं",
  "problems.count": "{{errors}} ठीक करनी हैं, {{warnings}} देखनी हैं",
} as const;
