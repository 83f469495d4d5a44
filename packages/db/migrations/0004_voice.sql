CREATE TABLE "speech_providers" (
	"workspace_id" text NOT NULL,
	"provider" text NOT NULL,
	"sealed_key" "bytea",
	"key_hint" text,
	"settings" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "speech_providers_workspace_id_provider_pk" PRIMARY KEY("workspace_id","provider")
);
--> statement-breakpoint
CREATE TABLE "turn_timings" (
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "turn_timings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"workspace_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"turn" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"timing" jsonb NOT NULL,
	CONSTRAINT "turn_timings_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "speech_providers" ADD CONSTRAINT "speech_providers_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "turn_timings" ADD CONSTRAINT "turn_timings_workspace_id_conversation_id_conversations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","conversation_id") REFERENCES "public"."conversations"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "turn_timings_workspace_id_conversation_id_index" ON "turn_timings" USING btree ("workspace_id","conversation_id");