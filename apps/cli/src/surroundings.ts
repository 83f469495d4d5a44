import type { Readable, Writable } from "node:stream";

/** Everything a command touches of the machine beside files and the network. */
export interface Surroundings {
  input: Readable & { isTTY?: boolean };
  output: Writable & { isTTY?: boolean };
  errors: Writable;
  environment: Record<string, string | undefined>;
  directory: string;
}

/** How a command ended, as scripts read it. */
export const exitCodes = {
  /** It went well. */
  done: 0,
  /** What was looked at is not in order: problems, failed tests, a difference. */
  found: 1,
  /** The command was called the wrong way, or a file is not there. */
  usage: 2,
  /** The machine or a server did not do its part. */
  environment: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
