-- What leads were before there was a history of them: read backwards from the steps and the log.
-- At any moment a field had the value that the first change after it replaced, or has today's.
CREATE TEMP TABLE lead_change AS
SELECT e.workspace_id, e.subject_id AS lead_id, e.happened_at AS at, e.id AS place,
    change.key AS field, change.value ->> 0 AS before
FROM events_eventrecord e CROSS JOIN LATERAL jsonb_each(e.payload -> 'changes') change
WHERE e.name = 'lead.changed' AND change.key IN ('owner_id', 'source_id', 'campaign_id')
UNION ALL
SELECT workspace_id, lead_id, happened_at, id, 'state', from_state FROM leads_step
UNION ALL
SELECT workspace_id, lead_id, happened_at, id, 'reason_id',
    (lag(reason_id) OVER (PARTITION BY workspace_id, lead_id ORDER BY id))::text
FROM leads_step
UNION ALL
SELECT workspace_id, subject_id, happened_at, id, 'is_deleted',
    CASE name WHEN 'lead.deleted' THEN 'false' ELSE 'true' END
FROM events_eventrecord WHERE name IN ('lead.deleted', 'lead.restored');
CREATE INDEX ON lead_change (lead_id, field, at);

INSERT INTO leads_leadversion (workspace_id, lead_id, valid_from, valid_to, state, state_since,
    owner_id, source_id, campaign_id, reason_id, is_deleted)
SELECT workspace_id, lead_id, at, lead(at) OVER (PARTITION BY lead_id ORDER BY at), state,
    -- The state began where the last one that was another one ended.
    max(at) FILTER (WHERE is_first) OVER (PARTITION BY lead_id ORDER BY at),
    owner_id, source_id, campaign_id, reason_id, is_deleted
FROM (
    SELECT past.*, state IS DISTINCT FROM lag(state) OVER (PARTITION BY lead_id ORDER BY at)
        AS is_first
    FROM (
        SELECT moment.workspace_id, moment.lead_id, moment.at,
            CASE WHEN state.at IS NULL THEN l.state ELSE state.before END AS state,
            CASE WHEN owner.at IS NULL THEN l.owner_id ELSE owner.before::uuid END AS owner_id,
            CASE WHEN source.at IS NULL THEN l.source_id ELSE source.before::uuid END AS source_id,
            CASE WHEN campaign.at IS NULL THEN l.campaign_id ELSE campaign.before::uuid END
                AS campaign_id,
            CASE WHEN reason.at IS NULL THEN l.reason_id ELSE reason.before::uuid END AS reason_id,
            CASE WHEN gone.at IS NULL THEN l.deleted_at IS NOT NULL ELSE gone.before::boolean END
                AS is_deleted
        FROM (
            SELECT workspace_id, id AS lead_id, created_at AS at FROM leads_lead
            UNION
            SELECT c.workspace_id, c.lead_id, greatest(c.at, l.created_at) FROM lead_change c
            JOIN leads_lead l ON l.workspace_id = c.workspace_id AND l.id = c.lead_id
        ) moment
        JOIN leads_lead l ON l.workspace_id = moment.workspace_id AND l.id = moment.lead_id
        LEFT JOIN LATERAL (SELECT at, before FROM lead_change c WHERE c.lead_id = l.id
            AND c.field = 'state' AND c.at > moment.at ORDER BY at, place LIMIT 1) state ON true
        LEFT JOIN LATERAL (SELECT at, before FROM lead_change c WHERE c.lead_id = l.id
            AND c.field = 'owner_id' AND c.at > moment.at ORDER BY at, place LIMIT 1) owner ON true
        LEFT JOIN LATERAL (SELECT at, before FROM lead_change c WHERE c.lead_id = l.id
            AND c.field = 'source_id' AND c.at > moment.at ORDER BY at, place LIMIT 1) source ON true
        LEFT JOIN LATERAL (SELECT at, before FROM lead_change c WHERE c.lead_id = l.id
            AND c.field = 'campaign_id' AND c.at > moment.at ORDER BY at, place LIMIT 1) campaign
            ON true
        LEFT JOIN LATERAL (SELECT at, before FROM lead_change c WHERE c.lead_id = l.id
            AND c.field = 'reason_id' AND c.at > moment.at ORDER BY at, place LIMIT 1) reason ON true
        LEFT JOIN LATERAL (SELECT at, before FROM lead_change c WHERE c.lead_id = l.id
            AND c.field = 'is_deleted' AND c.at > moment.at ORDER BY at, place LIMIT 1) gone ON true
    ) past
) told
ORDER BY lead_id, at;

DROP TABLE lead_change;
