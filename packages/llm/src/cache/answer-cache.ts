import type { ModelRequest } from "../models.ts";

export interface KeptAnswer {
  text: string;
  provider: string;
  model: string;
}

export interface AnswerCache {
  find(request: ModelRequest): KeptAnswer | null;
  keep(request: ModelRequest, answer: KeptAnswer): void;
}
