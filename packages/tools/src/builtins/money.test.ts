import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indianLoanTiers, loanLimit } from "./eligibility.ts";
import { toolBench } from "./test-bench.ts";

describe("savings", () => {
  const bench = toolBench();

  it("shows what moving 5 lakh from 18 to 9.5 percent saves in a year", async () => {
    const { outcome, result } = await bench.run("savings", { our_rate: 9.5 }, { amount: 500_000, current_rate: 18 });
    expect(outcome).toBe("success");
    expect(result).toMatchObject({
      interest_now: 90_000,
      interest_ours: 47_500,
      saving: 42_500,
      monthly_saving: 3542,
      monthly_now: 7500,
      months: 12,
    });
  });

  it("takes the fee off and says when nothing is saved", async () => {
    const { outcome, result } = await bench.run("savings", { our_rate: 9.5, fee: 1000 }, { amount: 100_000, current_rate: 10 });
    expect(outcome).toBe("no-saving");
    expect(result.saving).toBe(-500);
  });

  it("gives both ends of a range", async () => {
    const { result } = await bench.run("savings", { our_rate: 10 }, { amount: { min: 200_000, max: 300_000 }, current_rate: 20 });
    expect(result).toMatchObject({ saving: 20_000, saving_max: 30_000 });
  });

  it("reckons a reducing balance as instalments", async () => {
    const { result } = await bench.run("savings", { our_rate: 10, method: "emi" }, { amount: 100_000, current_rate: 12 });
    // 8,884.88 a month at 12 percent and 8,791.59 at 10 percent: the standard annuity formula.
    expect(result).toMatchObject({ monthly_now: 8885, monthly_ours: 8792, saving: 1119 });
  });

  it("refuses arguments that do not fit before anything is reckoned, without repeating them", async () => {
    const { outcome, result } = await bench.run("savings", { our_rate: 9.5 }, { amount: "9876543210", current_rate: 18 });
    expect(outcome).toBe("failure");
    expect(result.error).toMatchObject({ code: "ARGUMENTS_INVALID" });
    expect(JSON.stringify(result)).not.toContain("9876543210");
  });

  it("fails plainly when the pack names no rate of its own", async () => {
    const { outcome, result } = await bench.run("savings", {}, { amount: 100_000, current_rate: 18 });
    expect([outcome, result.error]).toEqual(["failure", expect.objectContaining({ code: "ARGUMENTS_INVALID" })]);
  });
});

describe("loan limit", () => {
  it.each([
    [200_000, 170_000, 85],
    [294_117.64, 249_999.994, 85],
    [300_000, 250_000, 85], // 85 % would be 2,55,000: no longer in its tier; 80 % is only 2,40,000
    [312_500, 250_000, 85], // 80 % is exactly 2,50,000: still the first tier
    [320_000, 256_000, 80],
    [625_000, 500_000, 80],
    [666_666, 500_000, 80], // 75 % is 4,99,999.50
    [680_000, 510_000, 75],
    [2_000_000, 1_500_000, 75],
  ])("of gold worth %d is %d at %d %%", (value, amount, ltv) => {
    const limit = loanLimit(value, indianLoanTiers);
    expect(limit.amount).toBeCloseTo(amount, 2);
    expect(limit.ltv).toBe(ltv);
  });

  it("always keeps the tier of the loan itself, and nothing larger would", () => {
    const allowed = (loan: number, value: number) => loan <= value * (loan <= 250_000 ? 0.85 : loan <= 500_000 ? 0.8 : 0.75) + 1e-6;
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 5_000_000 }), (value) => {
        const { amount } = loanLimit(value, indianLoanTiers);
        expect(allowed(amount, value)).toBe(true);
        for (const more of [1, 100, 5000, 50_000]) expect(allowed(amount + more, value)).toBe(false);
      }),
    );
  });

  it("never falls when the gold is worth more", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_000_000 }), fc.integer({ min: 0, max: 100_000 }), (value, more) => {
        expect(loanLimit(value + more, indianLoanTiers).amount).toBeGreaterThanOrEqual(loanLimit(value, indianLoanTiers).amount);
      }),
    );
  });
});

describe("eligibility", () => {
  const bench = toolBench([
    { carat: 24, price_per_gram: 9000, as_of: "2027-01-14" },
    { carat: 22, price_per_gram: 8200, as_of: "2027-01-14" },
  ]);

  it("takes the price of the caratage, and scales the 24 carat price for others", async () => {
    const own = await bench.run("eligibility", {}, { weight: 50, carat: "k22" });
    expect(own).toMatchObject({
      outcome: "success",
      result: { value: 410_000, ltv: 80, max_loan: 328_000, credit_check: true, as_of: "2027-01-14" },
    });
    const scaled = await bench.run("eligibility", {}, { weight: 10, carat: 18 });
    expect(scaled.result).toMatchObject({ price_per_gram: 6750, value: 67_500, max_loan: 57_300, credit_check: false });
  });

  it("compares with what is wanted", async () => {
    expect((await bench.run("eligibility", {}, { weight: 50, carat: 22, wanted: 300_000 })).result).toMatchObject({ enough: true });
    const less = await bench.run("eligibility", {}, { weight: 50, carat: 22, wanted: { min: 300_000, max: 400_000 } });
    expect(less).toMatchObject({ outcome: "less-than-wanted", result: { enough: false, wanted: 400_000 } });
  });

  it("reckons a bullet loan on what is due at the end", async () => {
    const settings = { repayment: "bullet", our_rate: 12, months: 12, price_per_gram: 10_000 };
    expect((await bench.run("eligibility", settings, { weight: 10, carat: 24 })).result).toMatchObject({ max_loan: 75_800 });
  });

  it("says why not: purity, too small, too heavy, no price", async () => {
    expect(await bench.run("eligibility", { min_carat: 18 }, { weight: 10, carat: 14 })).toMatchObject({
      outcome: "not-eligible",
      result: { reason: "purity" },
    });
    expect(await bench.run("eligibility", { min_loan: 25_000 }, { weight: 2, carat: 22 })).toMatchObject({
      outcome: "not-eligible",
      result: { reason: "amount" },
    });
    const heavy = await bench.run("eligibility", {}, { weight: 1500, carat: 22 });
    expect(heavy).toMatchObject({ outcome: "over-limit", result: { value: 8_200_000 } });
    expect(await toolBench().run("eligibility", {}, { weight: 10, carat: 22 })).toMatchObject({ outcome: "no-price" });
    expect(await bench.run("eligibility", {}, { weight: 10, carat: 30 })).toMatchObject({ outcome: "failure" });
  });

  it("marks an old price as stale", async () => {
    expect(await bench.run("gold-price", {}, { carat: 22 })).toMatchObject({ outcome: "success", result: { per_ten_grams: 82_000 } });
    expect(await bench.run("gold-price", { max_age_days: 0 }, {})).toMatchObject({ outcome: "stale", result: { price_per_gram: 9000 } });
  });
});

it("knows the instalment", async () => {
  expect((await toolBench().run("emi", { rate: 10, months: 12 }, { amount: 100_000 })).result).toEqual({
    emi: 8792,
    interest: 5499,
    total: 105_499,
  });
});
