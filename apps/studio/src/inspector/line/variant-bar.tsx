import { newId, orderBetween } from "@vaarta/editing";
import { describeExpression, type LineVariant } from "@vaarta/flow";
import { ArrowUp, GitBranchPlus, Trash2 } from "lucide-react";
import { useDocument, useDraftActions } from "../../document/use-draft.ts";
import { useView } from "../../document/view.ts";
import { uiLanguage } from "../../i18n/i18n.ts";
import { useSay, type Say } from "../../i18n/keys.ts";
import { Button, IconButton, Popover, Select } from "../../ui/index.ts";
import { ExpressionField } from "../fields/expression-field.tsx";
import { RefField } from "../fields/ref-field.tsx";
import { usePlace } from "../../document/use-place.ts";
import type { AgentDocument } from "@vaarta/flow";

interface VariantBarProps {
  lineId: string;
  variants: readonly [string, LineVariant][];
  chosen: string;
  onChoose: (variant: string) => void;
  /** Only the button that makes the first variant. */
  compact?: boolean;
}

/** Other wordings of a line, and when each is said. The first that fits is the one. */
export function VariantBar({ lineId, variants, chosen, onChoose, compact }: VariantBarProps) {
  const say = useSay();
  const draft = useDraftActions();
  const document = useDocument((whole) => whole);
  const language = useView((view) => view.language);
  const add = () => {
    const id = newId("variant", Math.random);
    // A wording for special cases must stand before the one that always fits.
    const order = orderBetween(null, variants[0]?.[1].order ?? null);
    draft.apply([{ op: "set", path: ["lines", lineId, "variants", id], value: { order, when: { gender: "feminine" }, texts: {} } }], {
      summary: say("variant.add"),
    });
    onChoose(id);
  };
  const button = (
    <Button small look="quiet" onClick={add}>
      <GitBranchPlus size={13} aria-hidden />
      {say("variant.add")}
    </Button>
  );
  if (compact) return button;
  const index = variants.findIndex(([id]) => id === chosen);
  return (
    <div className="variants" role="group" aria-label={say("variant.label")}>
      {variants.map(([id, variant]) => (
        <Button key={id} small aria-pressed={id === chosen} onClick={() => onChoose(id)}>
          {whenWords(document, variant, language, say)}
        </Button>
      ))}
      <Popover
        label={say("variant.when")}
        align="end"
        trigger={
          <Button small look="quiet">
            {say("variant.when")}
          </Button>
        }
      >
        <div className="variant-form">
          <p className="field-help">{say("variant.help")}</p>
          <RefField
            label={say("variant.segment")}
            kind="segment"
            place={["lines", lineId, "variants", chosen, "when", "segment"]}
            optional
          />
          <GenderField lineId={lineId} variant={chosen} />
          <ExpressionField
            label={say("variant.rule")}
            place={["lines", lineId, "variants", chosen, "when", "expression"]}
            wants="rule"
            optional
          />
        </div>
      </Popover>
      {index > 0 ? (
        <IconButton
          small
          label={say("variant.up")}
          icon={<ArrowUp size={13} />}
          onClick={() => {
            const order = orderBetween(variants[index - 2]?.[1].order ?? null, variants[index - 1]?.[1].order ?? null);
            draft.apply([{ op: "set", path: ["lines", lineId, "variants", chosen, "order"], value: order }], {
              summary: say("variant.up"),
            });
          }}
        />
      ) : null}
      {variants.length > 1 ? (
        <IconButton
          small
          label={say("variant.remove")}
          icon={<Trash2 size={13} />}
          onClick={() => draft.apply([{ op: "remove", path: ["lines", lineId, "variants", chosen] }], { summary: say("variant.remove") })}
        />
      ) : null}
      {button}
    </div>
  );
}

function GenderField({ lineId, variant }: { lineId: string; variant: string }) {
  const say = useSay();
  const [gender, setGender] = usePlace<string>(["lines", lineId, "variants", variant, "when", "gender"], say("variant.gender"));
  return (
    <div className="field">
      <span className="field-name">{say("variant.gender")}</span>
      <Select
        label={say("variant.gender")}
        value={gender ?? "any"}
        options={[
          { value: "any", text: say("variant.any") },
          { value: "feminine", text: say("choice.gender.feminine") },
          { value: "masculine", text: say("choice.gender.masculine") },
        ]}
        onChange={(value) => setGender(value === "any" ? undefined : value)}
      />
    </div>
  );
}

/** When a wording is said. */
export function whenWords(document: AgentDocument, variant: LineVariant, language: string, say: Say): string {
  const { when } = variant;
  const parts = [
    when?.segment === undefined ? "" : (document.segments[when.segment]?.name ?? when.segment),
    when?.gender === undefined ? "" : say(`choice.gender.${when.gender}`),
    when?.expression ? describeExpression(document, when.expression, language, uiLanguage.get()) : "",
  ].filter(Boolean);
  return parts.length ? parts.join(", ") : say("variant.always");
}
