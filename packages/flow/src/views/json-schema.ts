import { z } from "zod";
import { documentSchema } from "../document/document.ts";
import type { Json } from "../document/json.ts";
import type { FieldMeta } from "../document/schema-kit.ts";

/**
 * JSON Schema (draft 7, the one code editors know best) of an agent's document, for completion, hover and checks. Pure.
 * It is published as `docs/schema/agent.schema.json`.
 */
export function jsonSchema(): { [key: string]: Json } {
  const schema = z.toJSONSchema(documentSchema, {
    target: "draft-7",
    io: "input",
    override({ jsonSchema: made }) {
      const fields = made as Record<string, unknown> & FieldMeta;
      if (fields.help) fields["description"] = fields.help;
      // What only our own editors read is marked as an extension.
      if (fields.ref) fields["x-ref"] = fields.ref;
      if (fields.widget) fields["x-widget"] = fields.widget;
      delete fields.help;
      delete fields.ref;
      delete fields.widget;
      delete fields.template;
      delete fields.orReply;
    },
  });
  return { ...(schema as { [key: string]: Json }), $id: "urn:vaarta:agent", title: "Vaarta agent" };
}
