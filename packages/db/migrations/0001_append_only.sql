CREATE FUNCTION vaarta_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER releases_immutable BEFORE UPDATE ON "releases" FOR EACH ROW EXECUTE FUNCTION vaarta_refuse_change();
--> statement-breakpoint
CREATE TRIGGER conversation_events_append_only BEFORE UPDATE ON "conversation_events" FOR EACH ROW EXECUTE FUNCTION vaarta_refuse_change();
--> statement-breakpoint
CREATE TRIGGER draft_patches_append_only BEFORE UPDATE ON "draft_patches" FOR EACH ROW EXECUTE FUNCTION vaarta_refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE ON "audit_entries" FOR EACH ROW EXECUTE FUNCTION vaarta_refuse_change();
