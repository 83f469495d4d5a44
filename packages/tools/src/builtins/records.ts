import { isDate, localTime, minutesOf } from "../local-time.ts";
import { textOf, withDefaults } from "../values.ts";
import { failure, type BuiltinRun, type ToolOutcome } from "./builtin.ts";

/** Keeps what is known of someone interested. */
export const lead: BuiltinRun = async ({ args, context, stores }) => {
  context.signal.throwIfAborted();
  return { outcome: "success", result: await stores.records.write("lead", args, context.idempotencyKey) };
};

/** Keeps a promise to come back on a day. */
export const reminder: BuiltinRun = async ({ args, settings, context, stores }): Promise<ToolOutcome> => {
  const given = withDefaults(args, settings);
  const [date, time] = [textOf(given.date), textOf(given.time)];
  const minutes = time === null ? null : minutesOf(time);
  if (date === null || !isDate(date) || (time !== null && minutes === null))
    return failure("ARGUMENTS_INVALID", "A reminder needs a date as YYYY-MM-DD, and its time as HH:MM. Check the tool's arguments.");
  const clock = localTime(context.now, context.timezone);
  if (date < clock.date || (date === clock.date && minutes !== null && minutes <= clock.minutes))
    return { outcome: "past", result: { date, time } };
  context.signal.throwIfAborted();
  const { reference } = await stores.records.write("reminder", given, context.idempotencyKey);
  return { outcome: "success", result: { reference, date, time } };
};
