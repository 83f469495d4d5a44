import { defaultReplies, replyKeys, type ReplyKey } from "@vaarta/flow";
import { useDocument } from "../../document/use-draft.ts";
import { useSay } from "../../i18n/keys.ts";
import { Switch } from "../../ui/index.ts";
import { languageName } from "../../words/language-name.ts";
import { LineField } from "../parts/fields.tsx";
import { ListDetail } from "../parts/list-detail.tsx";
import { useEdit } from "../parts/use-edit.ts";

/** Everything the agent says off the path, in the words it has by itself or in this agent's own. */
export function RepliesScreen() {
  const say = useSay();
  const edit = useEdit();
  const replies = useDocument((document) => document.replies);
  const offered = useDocument((document) => document.languages.offered);
  const gender = useDocument((document) => document.voice.gender);
  const entries = (Object.keys(replyKeys) as ReplyKey[]).map((key) => ({
    id: key,
    name: key.replaceAll("-", " ").replace(/^./, (letter) => letter.toUpperCase()),
    hint: replies[key]?.enabled === false ? say("replies.off") : replies[key]?.line ? say("replies.own") : replyKeys[key],
    words: Object.values(defaultReplies[key])
      .map((text) => (typeof text === "string" ? text : text[gender]))
      .join(" "),
  }));
  return (
    <ListDetail title={say("screen.replies")} intro={say("replies.intro")} entries={entries}>
      {(id) => {
        const key = id as ReplyKey;
        const own = replies[key];
        return (
          <>
            <Switch
              label={say("replies.enabled")}
              checked={own?.enabled !== false}
              onChange={(enabled) => edit(id, [{ op: "set", path: ["replies", key], value: { ...own, enabled } }])}
            />
            <div className="field">
              <span className="field-name">{say("replies.standard")}</span>
              {Object.keys(offered).map((tag) => {
                const text = defaultReplies[key][tag];
                return text ? (
                  <p key={tag} lang={tag.split("-")[0]}>
                    <span className="chip" data-tone="plain">
                      {languageName(tag, say)}
                    </span>{" "}
                    {typeof text === "string" ? text : text[gender]}
                  </p>
                ) : null;
              })}
            </div>
            <LineField
              name={say("replies.own-words")}
              help={say("replies.own-help")}
              line={own?.line}
              onMake={(line) => [{ op: "set", path: ["replies", key], value: { ...own, line } }]}
            />
          </>
        );
      }}
    </ListDetail>
  );
}
