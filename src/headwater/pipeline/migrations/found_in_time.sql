-- What stood at an instant, and what changed between two, are asked by when a version or a visit
-- ended: of those that ended before, however many, none is read. One that lasts ends at infinity;
-- that column stands in the index a second time, as PostgreSQL would else read the rows as well.
-- CASE, not coalesce, which row-level security takes for leaky and keeps out of the index.
CREATE INDEX open_versions_by_end ON pipeline_dealversion
    (workspace_id, pipeline_id, (CASE WHEN valid_to IS NULL THEN 'infinity' ELSE valid_to END))
    INCLUDE (valid_to, valid_from, deal_id, stage_id, owner_id, value, currency,
        expected_close_date, status, is_deleted)
    WHERE status = 'open' AND NOT is_deleted;
CREATE INDEX versions_by_end ON pipeline_dealversion (workspace_id, valid_to)
    INCLUDE (valid_from, deal_id, pipeline_id, stage_id, status, owner_id, value, currency,
        expected_close_date, is_deleted)
    WHERE valid_to IS NOT NULL;
CREATE INDEX versions_by_start ON pipeline_dealversion (workspace_id, valid_from)
    INCLUDE (valid_to, deal_id, pipeline_id, stage_id, status, owner_id, value, currency,
        expected_close_date, is_deleted);
CREATE INDEX versions_in_the_trash ON pipeline_dealversion (workspace_id, deal_id)
    WHERE is_deleted AND valid_to IS NULL;
CREATE INDEX visits_by_end ON pipeline_stagevisit
    (workspace_id, pipeline_id, (CASE WHEN left_at IS NULL THEN 'infinity' ELSE left_at END))
    INCLUDE (left_at, entered_at, deal_id, stage_id);
CREATE INDEX closings_in_time ON pipeline_stagevisit (workspace_id, left_at) INCLUDE (deal_id)
    WHERE exit IN ('won', 'lost', 'void');
