import type { Tool } from "@vaarta/flow";
import { useState } from "react";
import { useDocument } from "../../document/use-draft.ts";
import { useSay } from "../../i18n/keys.ts";
import { ChoiceField, Field, NumberField, TextField } from "../parts/fields.tsx";
import { ListDetail } from "../parts/list-detail.tsx";
import { freshId, setOrRemove, useEdit } from "../parts/use-edit.ts";

/** What the agent can do outside the conversation, with the sample results that tests use. */
export function ToolsScreen() {
  const say = useSay();
  const edit = useEdit();
  const tools = useDocument((document) => document.tools);
  const entries = Object.entries(tools).map(([id, tool]) => ({
    id,
    name: tool.name,
    hint: say(`tools.effect.${tool.effect}`),
    words: tool.description,
  }));
  const make = () => {
    const id = freshId("tool");
    const taken = new Set(Object.values(tools).map(({ name }) => name));
    let count = 1;
    while (taken.has(`tool_${count}`)) count++;
    const value: Tool = {
      name: `tool_${count}`,
      description: "",
      implementation: { kind: "none" },
      parameters: { type: "object", properties: {} },
      result: { type: "object" },
      effect: "read",
    };
    edit(say("tools.new"), [{ op: "set", path: ["tools", id], value }]);
    return id;
  };
  return (
    <ListDetail
      title={say("screen.tools")}
      intro={say("tools.intro")}
      entries={entries}
      onCreate={{ text: say("tools.new"), make }}
      onDelete={(id) => edit(say("ui.delete"), [{ op: "remove", path: ["tools", id] }])}
    >
      {(id) => (tools[id] ? <ToolForm id={id} tool={tools[id]} /> : null)}
    </ListDetail>
  );
}

function ToolForm({ id, tool }: { id: string; tool: Tool }) {
  const say = useSay();
  const edit = useEdit();
  const set = (path: readonly string[], value: unknown, has = true) =>
    edit(tool.name, setOrRemove(["tools", id, ...path], value, has), `${id}/${path.join("/")}`);
  return (
    <>
      {tool.implementation.kind === "none" ? (
        <p className="chip" data-tone="warm">
          {say("tools.unconnected")}
        </p>
      ) : null}
      <div className="fields-row">
        <TextField
          name={say("slots.name")}
          help={say("slots.name-help")}
          value={tool.name}
          max={64}
          onChange={(value) => /^[a-z][a-z0-9_]*$/.test(value) && set(["name"], value)}
        />
        <ChoiceField
          name={say("tools.effect")}
          value={tool.effect}
          options={(["read", "write"] as const).map((value) => ({ value, text: say(`tools.effect.${value}`) }))}
          onChange={(value) => set(["effect"], value)}
        />
        <NumberField
          name={say("tools.timeout")}
          value={tool.timeoutMs}
          onChange={(value) => set(["timeoutMs"], value, tool.timeoutMs !== undefined)}
        />
      </div>
      <TextField
        long
        name={say("tools.description")}
        value={tool.description}
        max={2000}
        onChange={(value) => set(["description"], value)}
      />
      <JsonField name={say("tools.parameters")} value={tool.parameters} onChange={(value) => set(["parameters"], value)} />
      <JsonField name={say("tools.result")} value={tool.result} onChange={(value) => set(["result"], value)} />
      <JsonField
        name={say("tools.samples")}
        help={say("tools.samples-help")}
        value={tool.samples ?? {}}
        onChange={(value) => set(["samples"], value)}
      />
    </>
  );
}

/** JSON as text; taken over only while it can be read, so nothing half written reaches the draft. */
function JsonField({ name, help, value, onChange }: { name: string; help?: string; value: object; onChange: (value: unknown) => void }) {
  const say = useSay();
  const [typed, setTyped] = useState<string | null>(null);
  const [bad, setBad] = useState(false);
  const change = (text: string) => {
    setTyped(text);
    try {
      const parsed: unknown = JSON.parse(text);
      const isObject = typeof parsed === "object" && parsed !== null && !Array.isArray(parsed);
      setBad(!isObject);
      if (isObject) onChange(parsed);
    } catch {
      setBad(true);
    }
  };
  return (
    <Field name={name} help={bad ? say("tools.json-bad") : help}>
      {(id) => (
        <textarea
          id={id}
          className="area"
          style={{ fontFamily: "var(--mono)", fontSize: "var(--text-s)" }}
          spellCheck={false}
          aria-invalid={bad}
          value={typed ?? JSON.stringify(value, null, 2)}
          onChange={(event) => change(event.target.value)}
          onBlur={() => !bad && setTyped(null)}
        />
      )}
    </Field>
  );
}
