import { customType, text, timestamp } from "drizzle-orm/pg-core";

/** Bytes: wrapped keys, sealed words, digests. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

/** Every table of a workspace begins with it, and so does every key of it. */
export const workspaceId = () => text("workspace_id").notNull();

export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
export const since = (name: string) => moment(name).notNull().defaultNow();
