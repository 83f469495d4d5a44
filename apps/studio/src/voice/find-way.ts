import type { CallWay } from "./call-line.ts";

/** What opens a conversation again: kept by the page, given by the server when it began. */
export interface CallTicket {
  conversation: string;
  token: string;
}

/** What the server answers when a call begins, and when its caller comes back. */
export interface CallOffer {
  voice?: { url: string; token: string } | null;
  livekit?: { url: string; token: string } | null;
}

/** The server gave no way to the call. */
export class CallRefused extends Error {
  override readonly name = "CallRefused";
  readonly code: string;
  /** Asking again may help. */
  readonly isPassing: boolean;

  constructor(code: string, message: string, isPassing: boolean) {
    super(message);
    this.code = code;
    this.isPassing = isPassing;
  }
}

export function wayOf({ voice, livekit }: CallOffer): CallWay | null {
  if (livekit) return { kind: "livekit", ...livekit };
  return voice ? { kind: "socket", ...voice } : null;
}

/**
 * Asks for a host that carries the call now, after the one before was lost.
 * @throws {CallRefused}
 */
export async function findWay({ conversation, token }: CallTicket): Promise<CallWay> {
  let answer: Response;
  try {
    answer = await fetch(`/v1/conversations/${encodeURIComponent(conversation)}/voice`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ token }),
      signal: AbortSignal.timeout(5_000),
    });
  } catch {
    throw new CallRefused("UNREACHABLE", "The server cannot be reached.", true);
  }
  if (!answer.ok) throw await refusalOf(answer);
  const way = wayOf((await answer.json()) as CallOffer);
  if (!way) throw new CallRefused("NO_HOST", "No line is free right now.", true);
  return way;
}

/** What the server said when it would not. */
export async function refusalOf(answer: Response): Promise<CallRefused> {
  const { error } = (await answer.json().catch(() => ({}))) as { error?: { code?: string; message?: string } };
  const isPassing = answer.status >= 500 || answer.status === 429 || answer.status === 409;
  return new CallRefused(error?.code ?? "FAULT", error?.message ?? "", isPassing);
}
