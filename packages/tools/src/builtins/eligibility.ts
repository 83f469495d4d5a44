import { amountsOf, isObject, numberOf, withDefaults, type JsonObject } from "../values.ts";
import { failure, type BuiltinRun } from "./builtin.ts";
import { caratOf, priceFor } from "./gold-price.ts";

/** Up to which loan (rupees, inclusive; null has no end) how many percent of the gold's value may be lent. */
export interface LoanTier {
  upTo: number | null;
  ltv: number;
}

/** Reserve Bank of India, Lending Against Gold and Silver Collateral Directions, 2025 (RBI/2025-26/47). */
export const indianLoanTiers: readonly LoanTier[] = [
  { upTo: 250_000, ltv: 85 },
  { upTo: 500_000, ltv: 80 },
  { upTo: null, ltv: 75 },
];

/** Above this sum a credit assessment is needed, by the same directions. */
const creditCheckAbove = 250_000;

/** How much may be lent against gold; see the README for settings and outcomes. */
export const eligibility: BuiltinRun = ({ args, settings, rows }) => {
  const given = withDefaults(args, settings);
  const weight = numberOf(given.weight);
  const carat = caratOf(given.carat);
  if (weight === null || weight <= 0 || carat === null)
    return failure(
      "ARGUMENTS_INVALID",
      "Eligibility needs a weight in grams above zero and a caratage from 1 to 24. Check the tool's arguments.",
    );
  const price = priceFor(carat, given, rows);
  if (!price) return { outcome: "no-price" };

  const maxWeight = numberOf(settings.max_weight) ?? 1000;
  const value = Math.min(weight, maxWeight) * price.perGram;
  const tiers = tiersOf(settings.tiers) ?? indianLoanTiers;
  const dueFactor = dueAtEnd(given);
  const roundTo = numberOf(settings.round_to) ?? 100;
  const round = (amount: number) => Math.floor(amount / roundTo + 1e-9) * roundTo;
  const top = loanLimit(value, tiers, dueFactor);
  const margin = numberOf(settings.margin) ?? 10;
  const wanted = given.wanted === undefined ? null : (amountsOf(given.wanted)?.high ?? null);
  const maxLoan = round(top.amount);
  const result = {
    value: Math.round(value),
    price_per_gram: Math.round(price.perGram),
    as_of: price.asOf,
    ltv: top.ltv,
    max_loan: maxLoan,
    loan_from: round(loanLimit(value * (1 - margin / 100), tiers, dueFactor).amount),
    loan_to: maxLoan,
    wanted,
    enough: wanted === null || wanted <= maxLoan,
    credit_check: (wanted === null ? maxLoan : Math.min(wanted, maxLoan)) > creditCheckAbove,
  };
  const minCarat = numberOf(settings.min_carat);
  if (minCarat !== null && carat < minCarat) return { outcome: "not-eligible", result: { ...result, reason: "purity" } };
  if (maxLoan <= 0 || maxLoan < (numberOf(settings.min_loan) ?? 0))
    return { outcome: "not-eligible", result: { ...result, reason: "amount" } };
  if (weight > maxWeight) return { outcome: "over-limit", result };
  return { outcome: result.enough ? "success" : "less-than-wanted", result };
};

/**
 * The largest loan that keeps its own tier. The tier follows the loan: gold worth 3,00,000 gives 2,50,000 (85 % would be
 * 2,55,000, which lies in the 80 % tier, where only 2,40,000 may be lent).
 * @param dueFactor - what is due at the end per rupee lent; 1 unless interest is paid with the principal
 */
export function loanLimit(value: number, tiers: readonly LoanTier[], dueFactor = 1): { amount: number; ltv: number } {
  let above = 0;
  let best = { amount: 0, ltv: tiers[0]?.ltv ?? 0 };
  for (const tier of tiers) {
    const amount = Math.min((value * tier.ltv) / 100 / dueFactor, tier.upTo ?? Number.POSITIVE_INFINITY);
    if (amount > above && amount > best.amount) best = { amount, ltv: tier.ltv };
    above = tier.upTo ?? above;
  }
  return best;
}

function dueAtEnd(given: JsonObject): number {
  if (given.repayment !== "bullet") return 1;
  return 1 + ((numberOf(given.our_rate) ?? 0) * (numberOf(given.months) ?? 12)) / 1200;
}

function tiersOf(setting: JsonObject[string] | undefined): LoanTier[] | null {
  if (!Array.isArray(setting)) return null;
  const tiers = setting.filter(isObject).map((tier) => ({ upTo: numberOf(tier.up_to), ltv: numberOf(tier.ltv) ?? 0 }));
  return tiers.length > 0 ? tiers : null;
}
