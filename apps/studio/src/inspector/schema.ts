import type { FieldMeta, RefKind, Widget } from "@vaarta/flow";

/** What a form needs to know of a zod schema, read from its definition. */
export interface Shape {
  type: string;
  optional: boolean;
  title?: string;
  help?: string;
  ref?: RefKind;
  widget?: Widget;
  template?: boolean;
  /** Fields of an object. */
  fields?: readonly (readonly [string, Shape])[];
  /** Keys and values of a map. */
  key?: Shape;
  value?: Shape;
  item?: Shape;
  choices?: readonly string[];
  /** Cases of a union told apart by one field. */
  cases?: readonly Shape[];
  by?: string;
  literal?: unknown;
  min?: number;
  max?: number;
  whole?: boolean;
}

/** The parts of a zod schema's definition that forms read. */
interface Node {
  def: {
    type: string;
    innerType?: Node;
    shape?: Record<string, Node>;
    keyType?: Node;
    valueType?: Node;
    element?: Node;
    entries?: Record<string, string>;
    options?: readonly Node[];
    discriminator?: string;
    values?: readonly unknown[];
  };
  meta?: () => FieldMeta | undefined;
  minValue?: number | null;
  maxValue?: number | null;
  isInt?: boolean;
  maxLength?: number | null;
}

const known = new WeakMap<object, Shape>();

/** Reads a schema once; the same schema gives the same shape. */
export function shapeOf(schema: unknown): Shape {
  const node = schema as Node;
  const before = known.get(node);
  if (before) return before;
  const shape = read(node);
  known.set(node, shape);
  return shape;
}

function read(node: Node): Shape {
  const { def } = node;
  if (def.innerType && (def.type === "optional" || def.type === "default" || def.type === "nullable" || def.type === "readonly")) {
    return { ...shapeOf(def.innerType), ...metaOf(node), optional: true };
  }
  const shape: Shape = { type: def.type, optional: false, ...metaOf(node) };
  if (def.shape) shape.fields = Object.entries(def.shape).map(([name, field]) => [name, shapeOf(field)]);
  if (def.keyType && def.valueType) {
    shape.key = shapeOf(def.keyType);
    shape.value = shapeOf(def.valueType);
  }
  if (def.element) shape.item = shapeOf(def.element);
  if (def.entries) shape.choices = Object.values(def.entries);
  if (def.type === "union" && def.options) {
    shape.cases = def.options.map((option) => shapeOf(option));
    if (def.discriminator) shape.by = def.discriminator;
  }
  if (def.type === "literal") shape.literal = def.values?.[0];
  if (def.type === "number") {
    shape.whole = node.isInt === true;
    if (typeof node.minValue === "number" && Number.isSafeInteger(node.minValue)) shape.min = node.minValue;
    if (typeof node.maxValue === "number" && Number.isSafeInteger(node.maxValue)) shape.max = node.maxValue;
  }
  if (def.type === "string" && typeof node.maxLength === "number") shape.max = node.maxLength;
  return shape;
}

function metaOf(node: Node): Partial<Shape> {
  const meta = node.meta?.();
  if (!meta) return {};
  const { title, help, ref, widget, template } = meta;
  return {
    ...(title ? { title } : {}),
    ...(help ? { help } : {}),
    ...(ref ? { ref } : {}),
    ...(widget ? { widget } : {}),
    ...(template ? { template } : {}),
  };
}

export function fieldOf(shape: Shape, name: string): Shape | undefined {
  return shape.fields?.find(([field]) => field === name)?.[1];
}
