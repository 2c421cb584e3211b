-- What was said in a period. CASE, not coalesce, which row-level security keeps out of the index.
CREATE INDEX said_in_time ON activities_note
    (workspace_id, (CASE WHEN happened_at IS NULL THEN created_at ELSE happened_at END))
    INCLUDE (happened_at, created_at, author_id, kind, outcome, is_private, deal_id, person_id,
        company_id, lead_id)
    WHERE deleted_at IS NULL;
