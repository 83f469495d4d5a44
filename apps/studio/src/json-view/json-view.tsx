import { merge3 } from "@vaarta/editing";
import { parseDocument, type AgentDocument } from "@vaarta/flow";
import { useEffect, useRef, useState } from "react";
import { chosenTheme } from "../app/theme.ts";
import { useProblems } from "../document/problems.ts";
import { useDocument, useDraftActions } from "../document/use-draft.ts";
import { useView } from "../document/view.ts";
import { useSay } from "../i18n/keys.ts";
import { locate } from "./locate.ts";
import { applyMonacoTheme, documentUri, monaco } from "./monaco.ts";
import "./json-view.css";

const pauseMs = 350;

/** The same document as JSON. What is typed applies when it can be read, as the difference it makes and nothing more. */
export function JsonView() {
  const say = useSay();
  const draft = useDraftActions();
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor | null>(null);
  /** The document the text was last in step with. */
  const base = useRef<AgentDocument | null>(null);
  const document = useDocument((whole) => whole);
  const issues = useProblems((state) => state.issues);
  const active = useView((view) => view.selected.at(-1));
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    if (!box.current) return;
    const first = draft.store.getState().document;
    const model = monaco.editor.getModel(documentUri) ?? monaco.editor.createModel("", "json", documentUri);
    model.setValue(textOf(first));
    base.current = first;
    applyMonacoTheme();
    const made = monaco.editor.create(box.current, {
      model,
      automaticLayout: true,
      minimap: { enabled: false },
      fontSize: 13,
      fontFamily: getComputedStyle(window.document.documentElement).getPropertyValue("--mono"),
      scrollBeyondLastLine: false,
      wordWrap: "on",
      folding: true,
      tabSize: 2,
      renderLineHighlight: "line",
      accessibilitySupport: "auto",
      ariaLabel: say("json.label"),
      // Indic text is the content here, not a mistake that looks like Latin.
      unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: false, nonBasicASCII: false },
    });
    editor.current = made;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const read = () => {
      timer = null;
      const before = base.current;
      const now = draft.store.getState().document;
      const parsed = parseDocument(model.getValue());
      if (!parsed.ok) return setProblem(parsed.issues[0]?.message ?? "");
      setProblem(null);
      if (!before) return;
      // What the canvas or a colleague did meanwhile stays: only what was typed here is brought in.
      const merged = merge3(before, parsed.document, now);
      base.current = parsed.document;
      if (merged.operations.length) draft.apply(merged.operations, { summary: say("json.edit"), merge: "json" });
    };
    const typed = model.onDidChangeContent((event) => {
      if (event.isFlush) return;
      if (timer) clearTimeout(timer);
      timer = setTimeout(read, pauseMs);
    });
    const unthemed = chosenTheme.subscribe(() => setTimeout(applyMonacoTheme));
    return () => {
      if (timer) {
        clearTimeout(timer);
        read();
      }
      typed.dispose();
      unthemed();
      made.dispose();
      editor.current = null;
    };
  }, [draft, say]);

  // A change made elsewhere shows here, unless a text that cannot be read yet would be lost by it.
  useEffect(() => {
    const model = editor.current?.getModel();
    if (!model || base.current === document || problem !== null) return;
    const text = textOf(document);
    base.current = document;
    if (model.getValue() === text || editor.current?.hasTextFocus()) return;
    const state = editor.current?.saveViewState();
    model.setValue(text);
    if (state) editor.current?.restoreViewState(state);
  }, [document, problem]);

  useEffect(() => {
    const model = editor.current?.getModel();
    if (!model) return;
    const shown = issues.slice(0, 300);
    const spans = locate(model.getValue(), new Set(shown.map(({ path }) => path.join("/"))));
    monaco.editor.setModelMarkers(
      model,
      "vaarta",
      shown.flatMap((issue) => {
        const span = spans.get(issue.path.join("/"));
        if (!span) return [];
        const start = model.getPositionAt(span.start);
        const end = model.getPositionAt(Math.min(span.end, span.start + 200));
        return [
          {
            severity: severities[issue.severity],
            message: issue.message,
            source: issue.code,
            startLineNumber: start.lineNumber,
            startColumn: start.column,
            // A whole state underlined says nothing: its first line is enough.
            endLineNumber: start.lineNumber,
            endColumn: end.lineNumber === start.lineNumber ? end.column : model.getLineMaxColumn(start.lineNumber),
          },
        ];
      }),
    );
  }, [issues, document]);

  useEffect(() => {
    const made = editor.current;
    const model = made?.getModel();
    if (!made || !model || active === undefined || made.hasTextFocus()) return;
    const span = locate(model.getValue(), new Set([`states/${active}`])).get(`states/${active}`);
    if (!span) return;
    const at = model.getPositionAt(span.start);
    made.revealLineNearTop(at.lineNumber);
    made.setPosition(at);
  }, [active]);

  return (
    <div className="json">
      <div ref={box} className="json-editor" />
      {problem === null ? null : (
        <p className="json-problem" role="alert">
          {say("json.waiting")} {problem}
        </p>
      )}
    </div>
  );
}

const severities = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  info: monaco.MarkerSeverity.Info,
} as const;

function textOf(document: AgentDocument): string {
  return JSON.stringify(document, null, 2);
}
