import { readFileSync } from "node:fs";
import { compile, parseDocument } from "@vaarta/flow"; import { createUnderstander } from "@vaarta/understanding";
const [pack, asked, lang, ...texts] = process.argv.slice(2);
const d = (parseDocument(readFileSync(`domains/${pack}/agent.json`, "utf8")) as any).document; const u = createUnderstander(compile(d));
for (const text of texts) { const r = u.understand({ text, now: Date.parse("2026-11-23T05:00:00Z"), timezone: "Asia/Kolkata", wants: { state: "", asked: asked === "-" ? null : asked!, expected: asked === "-" ? [] : [asked!], slots: Object.keys(d.slots), intents: Object.keys(d.intents), options: [], answers: true, criteria: [], confirming: null, confirmingAll: false, language: lang!, known: {}, dictating: false } });
  console.log(text, "→", r.language.tag, r.language.score, r.question ? "Q" : "", "| acts", r.acts.map((a) => `${a.act} ${a.score}`).join(", "), "| int", r.intents.slice(0, 3).map((a) => `${a.intent} ${a.score}`).join(", "), "| ans", r.answers.slice(0, 3).map((a) => `${a.answer} ${a.score}`).join(", "), "| slots", r.slots.map((s) => `${s.slot}=${JSON.stringify(s.value)}@${s.score}${s.anchored ? "a" : ""}`).join(", ")); }
