import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { compile, parseDocument, testSchema, type AgentDocument, type AgentTest } from "@vaarta/flow";
import { runTest, type TestResult } from "@vaarta/runtime";

import { EvalDataError, share, type EvalInput, type Measure } from "./evaluation.ts";

const agentFile = path.join(import.meta.dirname, "../domains/gold-loan/agent.json");
const ours = path.join(import.meta.dirname, "conversations");

interface Row {
  variety: string;
  isComplete: boolean;
  passed: boolean;
}

/**
 * How many written conversations the gold loan agent completes from text, with no language model: it ended with the outcome expected and
 * knows what is expected. One file per language variety in the folder `data`; ours without it, and the part kept aside with `aside`.
 */
export async function conversations({ data, aside }: EvalInput): Promise<Measure[]> {
  const document = readAgent();
  const program = compile(document);
  const rows: Row[] = [];
  for (const [variety, tests] of readSet(aside ? path.join(data ?? ours, "aside") : (data ?? ours))) {
    for (const [id, test] of tests) {
      const result = await runTest(document, test, { program });
      const isComplete = !result.failures.some(({ expectation }) => expectation === "outcome" || expectation === "slot");
      rows.push({ variety, isComplete, passed: result.passed });
      if (!result.passed) console.log(failed(id, test, result, isComplete));
    }
  }
  const varieties = [...new Set(rows.map(({ variety }) => variety))];
  const measure = (name: string, part: Row[]): Measure => {
    const complete = part.filter(({ isComplete }) => isComplete).length;
    const passed = part.filter((row) => row.passed).length;
    return { name, value: share(complete, part.length), unit: "share", complete, passed, conversations: part.length };
  };
  console.table(
    Object.fromEntries(
      [...varieties, "all"].map((name) => {
        const part = name === "all" ? rows : rows.filter(({ variety }) => variety === name);
        const { complete, passed, conversations: written } = measure(name, part);
        return [name, { written, complete, "every expectation": passed }];
      }),
    ),
  );
  return [
    measure("conversations", rows),
    ...varieties.map((name) =>
      measure(
        `conversations ${name}`,
        rows.filter(({ variety }) => variety === name),
      ),
    ),
  ];
}

function readAgent(): AgentDocument {
  const parsed = parseDocument(readFileSync(agentFile, "utf8"));
  if (!parsed.ok) throw new EvalDataError(`${agentFile} is not an agent: ${parsed.issues[0]?.code ?? "it cannot be read"}.`);
  return parsed.document;
}

function readSet(folder: string): [variety: string, tests: [id: string, test: AgentTest][]][] {
  let files: string[];
  try {
    files = readdirSync(folder).filter((file) => file.endsWith(".json"));
  } catch {
    throw new EvalDataError(`${folder} is no folder. Give one that holds a JSON file of conversations per variety with --data FOLDER.`);
  }
  return files.sort().map((file) => {
    const entries = Object.entries(JSON.parse(readFileSync(path.join(folder, file), "utf8")) as Record<string, unknown>);
    return [file.replace(/\.json$/, ""), entries.map(([id, test]) => [id, testSchema.parse(test)])];
  });
}

/** What went wrong, and the talk up to its end, for whoever looks into it. */
function failed(id: string, test: AgentTest, result: TestResult, isComplete: boolean): string {
  const reasons = result.failures.map(({ message }) => `  - ${message}`);
  const talk = result.transcript.map(({ who, text, source }) => `    ${who === "caller" ? "›" : " "} ${text}${sourceOf(source)}`);
  return [`\n${id}  ${test.name}${isComplete ? " (complete)" : ""}`, ...reasons, ...talk].join("\n");
}

function sourceOf(source: TestResult["transcript"][number]["source"]): string {
  if (source === undefined) return "";
  return "line" in source ? `  [${source.line}]` : "reply" in source ? `  [${source.reply}]` : "";
}
