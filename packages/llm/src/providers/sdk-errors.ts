import { APICallError, InvalidResponseDataError, JSONParseError, TypeValidationError } from "@ai-sdk/provider";
import { ModelError, type ModelErrorCode } from "../model-error.ts";
import { forbiddenAddress } from "./addresses.ts";

/**
 * What went wrong, without what the SDK's errors carry: the request with its prompt, the answer, headers. Nothing of the original is kept.
 */
export function modelErrorOf(error: unknown, signal: AbortSignal): ModelError {
  if (ModelError.is(error)) return error;
  if (signal.aborted) return new ModelError("ABORTED");
  for (const cause of causesOf(error)) {
    if ((cause as { code?: unknown }).code === forbiddenAddress) return new ModelError("FORBIDDEN_ADDRESS");
  }
  if (APICallError.isInstance(error) && error.statusCode !== undefined && error.statusCode !== 200) {
    const retryAfterMs = retryAfterOf(error.responseHeaders ?? {});
    return new ModelError(codeOf(error.statusCode), undefined, {
      status: error.statusCode,
      ...(retryAfterMs !== null && { retryAfterMs }),
    });
  }
  // Within a stream, which itself was answered with 200.
  if (isStreamError(error)) return new ModelError(error.statusCode === undefined ? codeOfType(error.type) : codeOf(error.statusCode));
  const isOutOfForm = JSONParseError.isInstance(error) || TypeValidationError.isInstance(error);
  if (isOutOfForm) return new ModelError("BAD_OUTPUT");
  // "Ended without a finish reason": it broke off.
  if (InvalidResponseDataError.isInstance(error)) return new ModelError(error.data === undefined ? "UNAVAILABLE" : "BAD_OUTPUT");
  return new ModelError("UNAVAILABLE");
}

function codeOf(status: number): ModelErrorCode {
  if (status === 401 || status === 403) return "UNAUTHORISED";
  if (status === 404) return "UNKNOWN_MODEL";
  if (status === 408) return "TIMEOUT";
  if (status === 429) return "RATE_LIMITED";
  return status >= 400 && status < 500 && status !== 409 ? "BAD_REQUEST" : "UNAVAILABLE";
}

function codeOfType(type: unknown): ModelErrorCode {
  return typeof type === "string" && /rate_limit|RESOURCE_EXHAUSTED/.test(type) ? "RATE_LIMITED" : "UNAVAILABLE";
}

/** Error events have their own shape with every provider; these fields they share, where they have them. */
function isStreamError(error: unknown): error is { type?: unknown; statusCode?: number } {
  return typeof error === "object" && error !== null && !(error instanceof Error);
}

/** `Retry-After` in seconds or as a date, or the finer `retry-after-ms` some providers send. */
export function retryAfterOf(headers: Readonly<Record<string, string>>): number | null {
  const ms = Number(headers["retry-after-ms"] ?? Number.NaN);
  if (ms >= 0) return ms;
  const text = headers["retry-after"];
  if (text === undefined) return null;
  const seconds = Number(text);
  if (seconds >= 0) return seconds * 1_000;
  const until = Date.parse(text) - Date.now();
  return Number.isNaN(until) ? null : Math.max(0, until);
}

function* causesOf(error: unknown): Generator<object> {
  for (let current = error, depth = 0; typeof current === "object" && current !== null && depth < 6; depth++) {
    yield current;
    if (current instanceof AggregateError) yield* current.errors.filter((one): one is object => typeof one === "object" && one !== null);
    current = (current as { cause?: unknown }).cause;
  }
}
