import { TextError } from "../error.ts";

/**
 * A number with Indian grouping: 252000 -> "2,52,000". Pure.
 * @param options.decimals - digits after the point, 0 to 6; when absent, up to two and no trailing zeros
 * @throws {TextError} NUMBER_OUT_OF_RANGE for NaN, infinities and magnitudes of 10^15 and more
 */
export function groupIndian(value: number, options: { decimals?: number } = {}): string {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e15) {
    throw new TextError(
      "NUMBER_OUT_OF_RANGE",
      `Cannot group ${value}: it is not a finite number below 10^15. Check where it was computed.`,
    );
  }
  const { decimals } = options;
  const fixed = Math.abs(value).toFixed(decimals === undefined ? 2 : Math.max(0, Math.min(6, Math.trunc(decimals))));
  const [whole = "0", fraction = ""] = fixed.split(".");
  const kept = decimals === undefined ? fraction.replace(/0+$/, "") : fraction;
  const last = whole.slice(-3);
  const rest = whole.slice(0, -3).replace(/\B(?=(\d{2})+$)/g, ",");
  const grouped = rest ? `${rest},${last}` : last;
  const sign = value < 0 && /[1-9]/.test(fixed) ? "-" : "";
  return `${sign}${grouped}${kept ? `.${kept}` : ""}`;
}
