export * from "./document/document.ts";
export * from "./document/guardrails.ts";
export * from "./document/json.ts";
export * from "./document/lines.ts";
export * from "./document/meanings.ts";
export * from "./document/reply-keys.ts";
export * from "./document/schema-kit.ts";
export * from "./document/slots.ts";
export * from "./document/tools.ts";
export * from "./document/transitions.ts";
export * from "./issues.ts";
export * from "./kinds/kinds.ts";
export * from "./program.ts";
export { FlowError, type FlowErrorCode } from "./flow-error.ts";
export { canonicalJson } from "./json/canonical-json.ts";
export { hashOf, hashText } from "./json/hash.ts";
export { migrate, migrations } from "./migrations/migrations.ts";
export { describePlace } from "./parse/explain.ts";
export { limits } from "./parse/limits.ts";
export { parseDocument, type Parsed } from "./parse/parse-document.ts";
export { dateOfDay, dayOfDate, isKnownTimezone, localTime, type LocalTime } from "./time/local-time.ts";
export { references, walkPart, walkSchema, type Reference } from "./walk/references.ts";
export type { WalkVisitor } from "./walk/extractor.ts";
export { compile } from "./compile/compile.ts";
export { languageChain } from "./compile/languages.ts";
export { compareOrder, inOrder } from "./compile/order.ts";
export { programDocument, programHash, semantics } from "./compile/program-hash.ts";
export type { CheckContext, Checked } from "./expressions/check.ts";
export { expressionFunctions, type ExpressionFunction } from "./expressions/functions.ts";
export { builtInNames, isReservedName } from "./expressions/names.ts";
export { expressionLimits, parseExpression, type ParsedExpression } from "./expressions/parse-expression.ts";
export { printTree } from "./expressions/print.ts";
export { renameInExpression } from "./expressions/rename.ts";
export { checkExpression, slotTypes } from "./expressions/rules.ts";
export { namesIn, type ExpressionProblem, type Tree } from "./expressions/tree.ts";
export { typeOfSlot, typeWords, type ValueType } from "./expressions/types.ts";
export { highOf, isRange, lowOf, sameJson, type Range } from "./expressions/values.ts";
export { listens, outcomesOf, outcomesOfState, returnOutcomes } from "./kinds/outcomes.ts";
export { defaultReplies, languageNames, replyLanguages, type ReplyText } from "./replies/default-replies.ts";
export { replyParameters } from "./replies/reply-parameters.ts";
export { checkTemplate, deskNames } from "./templates/check.ts";
export {
  filterOfType,
  spokenFilterOfType,
  templateFilters,
  type Filter,
  type FilterContext,
  type FilterName,
} from "./templates/filters.ts";
export { parseTemplate, templateLimits, type ParsedTemplate } from "./templates/parse-template.ts";
export { printTemplate } from "./templates/print.ts";
export { renameInTemplate } from "./templates/rename.ts";
export { renderTemplate, type RenderContext } from "./templates/render.ts";
export { fillsIn, type FilterUse, type TemplatePart, type TemplateProblem, type TemplateTree } from "./templates/tree.ts";
export { emptyDocument } from "./compile/empty-document.ts";
export { findBannedClaim } from "./guardrails/find-banned-claim.ts";
export { applyIssueChange, type IssueChange } from "./lint/issue-list.ts";
export { createLinter, lint, type Linter } from "./lint/linter.ts";
export { describeCondition, describeOutcome } from "./views/describe-condition.ts";
export { describeExpression } from "./views/describe-expression.ts";
export { sentenceOf, type SentenceLanguage } from "./views/sentence-words.ts";
export { jsonSchema } from "./views/json-schema.ts";
export { toMermaid } from "./views/to-mermaid.ts";
export { toScript, type ScriptOptions } from "./views/to-script.ts";
export { walkingOrder, type WalkedFlow } from "./views/walking-order.ts";
export { collectionOf } from "./lint/checks/references.ts";
