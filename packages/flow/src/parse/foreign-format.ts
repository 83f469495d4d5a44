type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
const first = (value: unknown): Fields => (Array.isArray(value) && isObject(value[0]) ? value[0] : {});

/** The signs of other products' files, most particular first. */
const formats: readonly { product: string; matches(file: Fields): boolean }[] = [
  {
    product: "Pipecat Flows",
    matches: (file) => "initial_node" in file || ("nodes" in file && isObject(file.nodes) && hasMessages(file.nodes)),
  },
  {
    product: "Dograh",
    matches: (file) =>
      "workflow_definition" in file ||
      "workflow_json" in file ||
      /^(?:startCall|endCall|agentNode|globalNode)$/.test(String(first(file.nodes).type)),
  },
  {
    product: "Retell or Telnyx",
    matches: (file) =>
      "conversation_flow_id" in file ||
      "conversationFlow" in file ||
      "response_engine" in file ||
      "start_node_id" in file ||
      "llm_websocket_url" in file,
  },
  {
    product: "Vapi",
    matches: (file) => "firstMessage" in file || ("workflow" in file && isObject(file.workflow)) || isVapiNode(first(file.nodes)),
  },
  {
    product: "Rasa",
    matches: (file) =>
      "nlu" in file ||
      ("flows" in file && isObject(file.flows) && Object.values(file.flows).some((flow) => isObject(flow) && "steps" in flow)),
  },
  { product: "Voiceflow", matches: (file) => "diagrams" in file && "version" in file },
  { product: "a JSON Schema", matches: (file) => "$schema" in file && "properties" in file },
  {
    product: "a drawing of nodes and edges",
    matches: (file) => Array.isArray(file.nodes) && (Array.isArray(file.edges) || Array.isArray(file.links)),
  },
  { product: "the clipboard of this product", matches: (file) => file.format === "vaarta/states" },
];

/**
 * Recognises the file of another product, so that the person is told what she has instead of what is missing. Pure.
 * @returns the message, or null when the file may be ours (it has a schema version) or is nothing known
 */
export function foreignFormat(file: Fields): string | null {
  if ("schemaVersion" in file) return null;
  const format = formats.find((candidate) => candidate.matches(file));
  if (!format) return null;
  const what = format.product === "the clipboard of this product" ? "copied states; paste them on a canvas" : `a file of ${format.product}`;
  return `This looks like ${what}, and is not an agent. Open a file that was exported as an agent.`;
}

function hasMessages(nodes: Fields): boolean {
  return Object.values(nodes).some(
    (node) => isObject(node) && ("task_messages" in node || "role_message" in node || "role_messages" in node),
  );
}

function isVapiNode(node: Fields): boolean {
  return node.type === "conversation" && "prompt" in node && "name" in node;
}
