import { valueAt } from "../json.ts";
import { quote } from "../words/quote.ts";
import { kindOf, type ChangeArea, type ChangeSentence, type Describe, type Versions } from "./change-sentence.ts";
import { nameAt, valueWords } from "./value-words.ts";

/** The agent itself: its name, languages, voice, desk, and what goes on where a state is gone. */
export const describeAgent: Describe = (operation, versions) => {
  const { path } = operation;
  const { words } = versions;
  const [area = "", id = "", part] = path;
  const kind = kindOf(operation, (at) => valueAt(versions.before, at));
  const values = { before: valueWords(versions.before, path, words), after: valueWords(versions.after, path, words) };
  const make: Make = (at, name, sentence) => ({
    kind,
    area: at,
    id: name,
    ...(at === "language" ? { language: name } : {}),
    sentence,
    ...(values.before === undefined ? {} : { before: values.before }),
    ...(values.after === undefined ? {} : { after: values.after }),
  });
  const nothing = words.phrase("nothing");
  const quoted = { before: quote(values.before ?? nothing), after: quote(values.after ?? nothing) };
  switch (area) {
    case "name":
    case "main":
    case "timezone":
      return [make("agent", area, words.say(`agent.${area}`, quoted))];
    case "description":
      return [make("agent", area, words.say(`agent.description.${kind}`))];
    case "voice": {
      const none = words.phrase("agent.voice-none");
      return [make("agent", area, words.say("agent.voice", { before: values.before ?? none, after: values.after ?? none }))];
    }
    case "silence":
      return [make("agent", area, silence(versions))];
    case "languages":
      return [language(versions, { id, part, kind, make })];
    case "desk": {
      const isWhole = kind !== "changed" && path.length <= 2;
      return [make("desk", id, words.say(isWhole ? `desk.${kind}` : "desk.changed", { field: words.field("desk", id) }))];
    }
    case "guardrails":
      return [make("agent", area, guardrails(versions, part ?? "", kind, path))];
    case "model":
      return [make("agent", area, id === "" ? words.say("model") : words.say("model.field", { field: words.field("model", id) }))];
    case "replacedBy":
      return [make("agent", area, replaced(versions, id, kind))];
    case "canvas":
      return [make("note", part ?? area, words.say(`${id === "notes" ? "note" : "group"}.${kind}`))];
    default:
      return [make("agent", area, words.say("agent.field", { field: words.field("agent", area) }))];
  }
};

type Make = (area: ChangeArea, id: string, sentence: string) => ChangeSentence;

function language(
  { before, after, words }: Versions,
  { id, part, kind, make }: { id: string; part: string | undefined; kind: ChangeSentence["kind"]; make: Make },
): ChangeSentence {
  if (id === "default") {
    const [was, is] = [before, after].map((document) => String(valueAt(document, ["languages", "default"])));
    return make(
      "language",
      is ?? "",
      words.say("language.default", { before: words.language(was ?? ""), after: words.language(is ?? "") }),
    );
  }
  if (!part) return make("agent", "languages", words.say("language.all"));
  const name = { language: words.language(part) };
  const there = valueAt(after, ["languages", "offered", part]) !== undefined;
  if (kind !== "changed") return make("language", part, words.say(there ? "language.added" : "language.removed", name));
  const fallbacks = valueAt(after, ["languages", "offered", part, "fallbacks"]);
  const languages = Array.isArray(fallbacks) ? words.list(fallbacks.map((tag) => words.language(String(tag)))) : "";
  return make("language", part, words.say(languages === "" ? "language.no-fallback" : "language.fallback", { ...name, languages }));
}

function silence({ before, after, words }: Versions): string {
  const times = (document: Versions["after"]) => {
    const list = valueAt(document, ["silence", "afterMs"]);
    if (!Array.isArray(list)) return words.phrase("agent.silence-usual");
    return words.phrase("agent.silence-times", { times: words.list(list.map((time) => String(Number(time) / 1000))) });
  };
  return words.say("agent.silence", { before: times(before), after: times(after) });
}

function guardrails({ before, after, words }: Versions, claim: string, kind: ChangeSentence["kind"], path: readonly string[]): string {
  const name = nameAt(kind === "removed" ? [before, after] : [after, before], ["guardrails", "bannedClaims", claim]);
  return words.say(path.length === 3 ? `claim.${kind}` : "claim.changed", { name });
}

function replaced({ before, after, words }: Versions, id: string, kind: ChangeSentence["kind"]): string {
  const state = nameAt([before, after], ["states", id]);
  if (kind === "removed") return words.say("replaced.removed", { state });
  return words.say("replaced.set", { state, after: nameAt([after, before], ["states", String(valueAt(after, ["replacedBy", id]))]) });
}
