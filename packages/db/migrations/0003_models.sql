CREATE TABLE "model_budgets" (
	"workspace_id" text NOT NULL,
	"currency" text NOT NULL,
	"monthly_limit" bigint,
	CONSTRAINT "model_budgets_workspace_id_pk" PRIMARY KEY("workspace_id")
);
--> statement-breakpoint
CREATE TABLE "model_providers" (
	"workspace_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"base_url" text NOT NULL,
	"sealed_key" "bytea",
	"key_hint" text,
	"models" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "model_providers_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "model_routes" (
	"workspace_id" text NOT NULL,
	"task" text NOT NULL,
	"route" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "model_routes_workspace_id_task_pk" PRIMARY KEY("workspace_id","task")
);
--> statement-breakpoint
CREATE TABLE "model_uses" (
	"workspace_id" text NOT NULL,
	"id" integer GENERATED ALWAYS AS IDENTITY (sequence name "model_uses_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"conversation_id" text,
	"turn" text,
	"task" text NOT NULL,
	"provider" text NOT NULL,
	"model" text NOT NULL,
	"input_tokens" integer NOT NULL,
	"output_tokens" integer NOT NULL,
	"cached_input_tokens" integer NOT NULL,
	"cost" bigint,
	"is_estimated" boolean NOT NULL,
	"failure" text,
	"took_ms" integer NOT NULL,
	"first_token_ms" integer,
	CONSTRAINT "model_uses_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "model_budgets" ADD CONSTRAINT "model_budgets_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_providers" ADD CONSTRAINT "model_providers_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_routes" ADD CONSTRAINT "model_routes_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_uses" ADD CONSTRAINT "model_uses_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "model_uses_workspace_id_at_index" ON "model_uses" USING btree ("workspace_id","at");--> statement-breakpoint
CREATE INDEX "model_uses_workspace_id_conversation_id_index" ON "model_uses" USING btree ("workspace_id","conversation_id");