import { amountsOf, numberOf, withDefaults } from "../values.ts";
import { failure, type BuiltinRun } from "./builtin.ts";

/** Interest now, interest with us, and what moving saves; see the README for figures and settings. */
export const savings: BuiltinRun = ({ args, settings }) => {
  const given = withDefaults(args, settings);
  const amounts = amountsOf(given.amount);
  const currentRate = numberOf(given.current_rate);
  const ourRate = numberOf(given.our_rate);
  const months = numberOf(given.months) ?? 12;
  if (!amounts || currentRate === null || ourRate === null || months <= 0)
    return failure(
      "ARGUMENTS_INVALID",
      "The savings need an amount above zero, the rate now, our rate and a time. Check the tool's arguments and its setting our_rate.",
    );
  const emi = settings.method === "emi";
  const fee = numberOf(given.fee) ?? 0;
  const low = costs(amounts.low, currentRate, ourRate, months, emi);
  const high = costs(amounts.high, currentRate, ourRate, months, emi);
  const saving = rupees(low.now - low.ours - fee);
  const result = {
    amount: amounts.low,
    months,
    current_rate: currentRate,
    our_rate: ourRate,
    interest_now: rupees(low.now),
    interest_ours: rupees(low.ours),
    fee,
    saving,
    saving_max: rupees(high.now - high.ours - fee),
    monthly_saving: rupees((low.now - low.ours - fee) / months),
    monthly_now: rupees(low.monthlyNow),
    monthly_ours: rupees(low.monthlyOurs),
  };
  return { outcome: saving > 0 ? "success" : "no-saving", result };
};

/** The equal monthly instalment of a loan, and what it costs in all. */
export const emi: BuiltinRun = ({ args, settings }) => {
  const given = withDefaults(args, settings);
  const amounts = amountsOf(given.amount);
  const rate = numberOf(given.rate);
  const months = numberOf(given.months);
  if (!amounts || rate === null || rate < 0 || months === null || months <= 0)
    return failure(
      "ARGUMENTS_INVALID",
      "An instalment needs an amount above zero, a rate and a number of months. Check the tool's arguments.",
    );
  const monthly = instalment(amounts.low, rate, months);
  const total = rupees(monthly * months);
  return { outcome: "success", result: { emi: rupees(monthly), interest: total - amounts.low, total } };
};

/**
 * The instalment that pays a loan off in equal monthly parts.
 * @param rate - percent per year
 */
export function instalment(amount: number, rate: number, months: number): number {
  const monthly = rate / 1200;
  if (monthly === 0) return amount / months;
  return (amount * monthly) / (1 - (1 + monthly) ** -months);
}

function costs(amount: number, currentRate: number, ourRate: number, months: number, emi: boolean) {
  if (!emi) {
    const interest = (rate: number) => (amount * rate * months) / 1200;
    const [now, ours] = [interest(currentRate), interest(ourRate)];
    return { now, ours, monthlyNow: now / months, monthlyOurs: ours / months };
  }
  const [monthlyNow, monthlyOurs] = [instalment(amount, currentRate, months), instalment(amount, ourRate, months)];
  return { now: monthlyNow * months - amount, ours: monthlyOurs * months - amount, monthlyNow, monthlyOurs };
}

const rupees = (amount: number) => Math.round(amount);
