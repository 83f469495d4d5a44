import { valueAt } from "../json.ts";
import { languageName } from "../words/language-names.ts";
import { listWords, quote } from "../words/quote.ts";
import { kindOf, type ChangeArea, type ChangeSentence, type Describe, type Versions } from "./change-sentence.ts";
import { fieldWords } from "./field-words.ts";
import { nameAt, valueWords } from "./value-words.ts";

/** The agent itself: its name, languages, voice, desk, and what goes on where a state is gone. */
export const describeAgent: Describe = (operation, versions) => {
  const { path } = operation;
  const [area = "", id = "", part] = path;
  const kind = kindOf(operation, (at) => valueAt(versions.before, at));
  const values = { before: valueWords(versions.before, path), after: valueWords(versions.after, path) };
  const make = (at: ChangeArea, name: string, sentence: string): ChangeSentence => ({
    kind,
    area: at,
    id: name,
    ...(at === "language" ? { language: name } : {}),
    sentence,
    ...(values.before === undefined ? {} : { before: values.before }),
    ...(values.after === undefined ? {} : { after: values.after }),
  });
  const [was, now] = [quote(values.before ?? "nothing"), quote(values.after ?? "nothing")];
  switch (area) {
    case "name":
      return [make("agent", area, `The agent was renamed from ${was} to ${now}.`)];
    case "description":
      return [make("agent", area, `The description of the agent ${kind === "changed" ? "changed" : `was ${kind}`}.`)];
    case "main":
      return [make("agent", area, `Conversations now begin with the flow ${now} rather than ${was}.`)];
    case "timezone":
      return [make("agent", area, `The time zone is now ${now} rather than ${was}.`)];
    case "voice":
      return [
        make(
          "agent",
          area,
          `The voice is now ${values.after ?? "not chosen"}, ${values.before ?? "not chosen"} before: the agent's own verbs agree with it.`,
        ),
      ];
    case "silence":
      return [make("agent", area, silence(versions))];
    case "languages":
      return [language(versions, { id, part, kind, make })];
    case "desk":
      return [make("desk", id, desk(id, kind, path))];
    case "guardrails":
      return [make("agent", area, guardrails(versions, part ?? "", kind, path))];
    case "model":
      return [make("agent", area, id === "" ? "How long a language model may take changed." : `The ${fieldWords("model", id)} changed.`)];
    case "replacedBy":
      return [make("agent", area, replaced(versions, id, kind))];
    case "canvas":
      return [make("note", part ?? area, canvas(id, kind))];
    default:
      return [make("agent", area, `The ${fieldWords("agent", area)} of the agent changed.`)];
  }
};

function language(
  versions: Versions,
  about: {
    id: string;
    part: string | undefined;
    kind: ChangeSentence["kind"];
    make: (area: ChangeArea, id: string, sentence: string) => ChangeSentence;
  },
): ChangeSentence {
  const { id, part, kind, make } = about;
  if (id === "default") {
    const [before, after] = [versions.before, versions.after].map((document) =>
      languageName(String(valueAt(document, ["languages", "default"]))),
    );
    return make(
      "language",
      String(valueAt(versions.after, ["languages", "default"])),
      `The main language is now ${after}, ${before} before.`,
    );
  }
  if (!part) return make("agent", "languages", "The languages of the agent changed.");
  const name = languageName(part);
  const there = valueAt(versions.after, ["languages", "offered", part]) !== undefined;
  if (kind !== "changed") return make("language", part, `The agent ${there ? "now" : "no longer"} speaks ${name}.`);
  const fallbacks = valueAt(versions.after, ["languages", "offered", part, "fallbacks"]);
  const names = Array.isArray(fallbacks) ? listWords(fallbacks.map((tag) => languageName(String(tag)))) : "";
  return make("language", part, `Where ${name} has no text, the agent now says ${names === "" ? "nothing else" : `it in ${names}`}.`);
}

function silence({ before, after }: Versions): string {
  const times = (document: Versions["after"]) => {
    const list = valueAt(document, ["silence", "afterMs"]);
    return Array.isArray(list) ? `${listWords(list.map((time) => String(Number(time) / 1000)))} seconds` : "the usual times";
  };
  return `When a caller is silent, the agent now speaks after ${times(after)}; before, after ${times(before)}.`;
}

function desk(field: string, kind: ChangeSentence["kind"], path: readonly string[]): string {
  const words = fieldWords("desk", field);
  if (kind === "changed" || path.length > 2) return `The ${words} of the desk changed.`;
  return `The ${words} of the desk was ${kind}.`;
}

function guardrails({ before, after }: Versions, claim: string, kind: ChangeSentence["kind"], path: readonly string[]): string {
  const name = nameAt(kind === "removed" ? [before, after] : [after, before], ["guardrails", "bannedClaims", claim]);
  if (path.length === 3 && kind === "added") return `The agent may no longer claim ${name}.`;
  if (path.length === 3 && kind === "removed") return `Nothing forbids the agent to claim ${name} any more.`;
  return `How the forbidden claim ${name} is recognised changed.`;
}

function replaced({ before, after }: Versions, state: string, kind: ChangeSentence["kind"]): string {
  const old = nameAt([before, after], ["states", state]);
  if (kind === "removed") return `Conversations that stood at ${old} are no longer led anywhere by rule.`;
  return `Conversations that stood at ${old} go on at ${nameAt([after, before], ["states", String(valueAt(after, ["replacedBy", state]))])}.`;
}

function canvas(area: string, kind: ChangeSentence["kind"]): string {
  return area === "notes" ? `A note on the canvas was ${kind}.` : `A group on the canvas was ${kind}.`;
}
