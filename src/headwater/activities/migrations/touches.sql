-- What a figure of the past is made of must not move when a contact is rewritten later: what it
-- was is kept. Only what is lost by the change has a row: a first completion and a deletion say
-- when they were. What was done for a lead is its deal's from the beginning; that is no correction.
CREATE FUNCTION remember_former_task() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO activities_formertouch
        (workspace_id, task_id, deal_id, kind, outcome, is_private, at, deleted_at, until)
    VALUES (OLD.workspace_id, OLD.id, OLD.deal_id, OLD.kind, '', false, OLD.done_at,
        OLD.deleted_at, NEW.updated_at);
    RETURN NULL;
END $$;
CREATE TRIGGER former_task_is_remembered
AFTER UPDATE OF kind, done_at, deleted_at, deal_id ON activities_task FOR EACH ROW
WHEN (
    OLD.kind <> NEW.kind
    OR (OLD.done_at IS NOT NULL AND OLD.done_at IS DISTINCT FROM NEW.done_at)
    OR (OLD.deleted_at IS NOT NULL AND OLD.deleted_at IS DISTINCT FROM NEW.deleted_at)
    OR (OLD.deal_id IS DISTINCT FROM NEW.deal_id
        AND (OLD.deal_id IS NOT NULL OR NEW.lead_id IS NULL))
)
EXECUTE FUNCTION remember_former_task();

CREATE FUNCTION remember_former_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO activities_formertouch
        (workspace_id, note_id, deal_id, kind, outcome, is_private, at, deleted_at, until)
    VALUES (OLD.workspace_id, OLD.id, OLD.deal_id, OLD.kind, OLD.outcome, OLD.is_private,
        coalesce(OLD.happened_at, OLD.created_at), OLD.deleted_at, NEW.updated_at);
    RETURN NULL;
END $$;
CREATE TRIGGER former_note_is_remembered
AFTER UPDATE OF kind, outcome, is_private, happened_at, deleted_at, deal_id ON activities_note
FOR EACH ROW
WHEN (
    OLD.kind <> NEW.kind OR OLD.outcome <> NEW.outcome OR OLD.is_private <> NEW.is_private
    OR OLD.happened_at IS DISTINCT FROM NEW.happened_at
    OR (OLD.deleted_at IS NOT NULL AND OLD.deleted_at IS DISTINCT FROM NEW.deleted_at)
    OR (OLD.deal_id IS DISTINCT FROM NEW.deal_id
        AND (OLD.deal_id IS NOT NULL OR NEW.lead_id IS NULL))
)
EXECUTE FUNCTION remember_former_note();
