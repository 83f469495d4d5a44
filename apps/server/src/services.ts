import type { Database } from "@vaarta/db";
import type { Logger } from "pino";
import type { Chats } from "./chat/chats.ts";
import type { Config } from "./config.ts";
import type { DraftRoom } from "./drafts/draft-room.ts";
import type { Metrics } from "./metrics/metrics.ts";
import type { ModelService } from "./models/model-service.ts";
import type { ReleaseJobs } from "./release/release-jobs.ts";
import type { SignIn } from "./sign-in/sign-in.ts";
import type { VoiceService } from "./voice/voice-service.ts";
import type { Templates } from "./templates.ts";

/** Everything routes work with. */
export interface Services {
  config: Config;
  database: Database;
  drafts: DraftRoom;
  releases: ReleaseJobs;
  signIn: SignIn;
  templates: Templates;
  chats: Chats;
  models: ModelService;
  voice: VoiceService;
  metrics: Metrics;
  log: Logger;
  version: string;
}
