-- A deal's source is corrected now and then; what it was before is kept, so that a report of the
-- past stays what it was. Most deals never have a row here.
CREATE FUNCTION remember_former_source() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO insights_formersource (workspace_id, deal_id, source_id, until)
    VALUES (OLD.workspace_id, OLD.id, OLD.source_id, CASE
        WHEN NEW.changed_at IS DISTINCT FROM OLD.changed_at THEN NEW.changed_at
        ELSE clock_timestamp() END);
    RETURN NULL;
END $$;

CREATE TRIGGER former_source_is_remembered AFTER UPDATE OF source_id ON pipeline_deal
FOR EACH ROW WHEN (OLD.source_id IS DISTINCT FROM NEW.source_id)
EXECUTE FUNCTION remember_former_source();

-- Those there were before are in the log.
INSERT INTO insights_formersource (workspace_id, deal_id, source_id, until)
SELECT d.workspace_id, d.id, (e.payload -> 'changes' -> 'source_id' ->> 0)::uuid, e.happened_at
FROM events_eventrecord e
JOIN pipeline_deal d ON d.workspace_id = e.workspace_id AND d.id = e.subject_id
WHERE e.name = 'deal.changed' AND e.payload -> 'changes' ? 'source_id';
