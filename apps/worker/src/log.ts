import { pino } from "pino";

/** What the worker tells of itself: never words of a call, nor names. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export function consoleLog(level: string): Log {
  return pino({ name: "worker", level, redact: ["*.text", "*.words", "*.token"] });
}
