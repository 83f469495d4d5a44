import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useModels } from "../../../backend/backend.ts";
import type { Budget, Provider } from "../../../backend/models.ts";
import { uiLanguage } from "../../../i18n/i18n.ts";
import { useSay } from "../../../i18n/keys.ts";
import { Button } from "../../../ui/index.ts";
import { money } from "../../../words/money.ts";
import { TextInput } from "../../parts/text-input.tsx";
import { Section } from "../../settings/section.tsx";

/** What the models may cost in a month, and what this month has cost. */
export function BudgetSection({ providers }: { providers: readonly Provider[] }) {
  const say = useSay();
  const models = useModels();
  const budget = useQuery({ queryKey: ["budget"], queryFn: () => models.budget() });
  return (
    <Section title={say("budget.title")} says={say("budget.says")}>
      {budget.data ? <BudgetForm key={`${budget.data.currency}${budget.data.monthlyLimit}`} budget={budget.data} /> : null}
      {budget.data?.spent.length ? (
        <table className="audit">
          <thead>
            <tr>
              <th scope="col">{say("models.model")}</th>
              <th scope="col">{say("budget.tokens")}</th>
              <th scope="col">{say("budget.cost")}</th>
            </tr>
          </thead>
          <tbody>
            {budget.data.spent.map((row) => (
              <tr key={`${row.provider} ${row.model}`}>
                <td>
                  {providers.find(({ id }) => id === row.provider)?.name ?? row.provider} · {row.model}
                </td>
                <td>{new Intl.NumberFormat(uiLanguage.get()).format(row.inputTokens + row.outputTokens)}</td>
                <td>{money(row.cost, budget.data.currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </Section>
  );
}

function BudgetForm({ budget }: { budget: Budget }) {
  const say = useSay();
  const models = useModels();
  const queries = useQueryClient();
  const [currency, setCurrency] = useState(budget.currency);
  const [limit, setLimit] = useState(budget.monthlyLimit === null ? "" : String(budget.monthlyLimit));
  const save = useMutation({
    mutationFn: () => models.saveBudget({ currency, monthlyLimit: limit === "" ? null : Number(limit) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["budget"] }),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className="budget-form" onSubmit={send}>
      <TextInput name={say("budget.currency")} value={currency} onChange={setCurrency} pattern="[A-Z]{3}" maxLength={3} required />
      <TextInput
        name={say("budget.limit")}
        type="number"
        min={0}
        step="any"
        value={limit}
        onChange={setLimit}
        placeholder={say("budget.no-limit")}
      />
      <Button type="submit" disabled={save.isPending}>
        {say("budget.save")}
      </Button>
      {save.isError ? (
        <p role="alert" className="field-bad">
          {save.error.message}
        </p>
      ) : null}
    </form>
  );
}
