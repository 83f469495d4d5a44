import type { z } from "zod";
import { documentSchema } from "../document/document.ts";
import type { Path } from "../issues.ts";

/** The kinds that may stand at a discriminator's path, such as `states › greet › kind`. Pure; empty when it is none. */
export function kindsAt(root: unknown, path: Path): string[] {
  let schema: z.core.$ZodType | undefined = documentSchema;
  let value = root;
  for (const key of path.slice(0, -1)) {
    schema = schema && childSchema(schema, key, value);
    value = isObject(value) ? value[key] : undefined;
  }
  const union = schema && bare(schema);
  if (union?._zod.def.type !== "union") return [];
  const discriminator = String(path.at(-1));
  const { options } = union._zod.def as z.core.$ZodDiscriminatedUnionDef;
  return options.flatMap((option) => [...((option as z.core.$ZodType)._zod.propValues?.[discriminator] ?? [])].map(String));
}

function isObject(value: unknown): value is Record<string | number, unknown> {
  return typeof value === "object" && value !== null;
}

function bare(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = schema._zod as z.core.$ZodTypes["_zod"];
  return def.type === "optional" ? bare(def.innerType) : schema;
}

function childSchema(schema: z.core.$ZodType, key: string | number, value: unknown): z.core.$ZodType | undefined {
  const { def } = bare(schema)._zod as z.core.$ZodTypes["_zod"];
  switch (def.type) {
    case "object":
      return def.shape[key];
    case "record":
      return def.valueType;
    case "array":
      return def.element;
    case "union": {
      const { discriminator, options } = def as z.core.$ZodDiscriminatedUnionDef;
      const kind = isObject(value) ? value[discriminator] : undefined;
      const option = options.find((candidate) => (candidate as z.core.$ZodType)._zod.propValues?.[discriminator]?.has(kind as string));
      return option && childSchema(option, key, value);
    }
    default:
      return undefined;
  }
}
