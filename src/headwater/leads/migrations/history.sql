-- The database writes what every lead was, and when, as it does for deals (pipeline/migrations):
-- no service, job or hand-typed statement can forget it. The moment of a change is the row's own:
-- when its state began, when it was changed or deleted, where the writer said so.

CREATE FUNCTION remember_new_leads() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- A lead that comes in beyond the first state was new until that one began.
    INSERT INTO leads_leadversion (workspace_id, lead_id, valid_from, valid_to, state, state_since,
        owner_id, source_id, campaign_id, reason_id, is_deleted)
    SELECT n.workspace_id, n.id, n.created_at, n.state_entered_at, 'new', n.created_at,
        n.owner_id, n.source_id, n.campaign_id, NULL, false
    FROM new_leads n WHERE n.state <> 'new' AND n.state_entered_at > n.created_at
    UNION ALL
    SELECT n.workspace_id, n.id, moment, NULL, n.state, moment,
        n.owner_id, n.source_id, n.campaign_id, n.reason_id, n.deleted_at IS NOT NULL
    FROM new_leads n CROSS JOIN LATERAL (
        SELECT CASE WHEN n.state = 'new' THEN n.created_at
            ELSE greatest(n.state_entered_at, n.created_at) END AS moment) began;
    RETURN NULL;
END $$;

CREATE FUNCTION remember_changed_leads() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    WITH changed AS (
        SELECT n.*, CASE
            WHEN n.state_entered_at IS DISTINCT FROM o.state_entered_at THEN n.state_entered_at
            WHEN n.changed_at IS DISTINCT FROM o.changed_at THEN n.changed_at
            WHEN o.deleted_at IS NULL AND n.deleted_at IS NOT NULL THEN n.deleted_at
            ELSE clock_timestamp() END AS moment
        FROM new_leads n JOIN old_leads o USING (workspace_id, id)
        WHERE (n.state, n.state_entered_at, n.owner_id, n.source_id, n.campaign_id, n.reason_id,
               n.deleted_at IS NULL)
            IS DISTINCT FROM
              (o.state, o.state_entered_at, o.owner_id, o.source_id, o.campaign_id, o.reason_id,
               o.deleted_at IS NULL)
    ), ended AS (
        UPDATE leads_leadversion v SET valid_to = greatest(c.moment, v.valid_from)
        FROM changed c
        WHERE v.workspace_id = c.workspace_id AND v.lead_id = c.id AND v.valid_to IS NULL
        RETURNING v.lead_id, v.valid_to, v.state, v.state_since
    )
    INSERT INTO leads_leadversion (workspace_id, lead_id, valid_from, state, state_since, owner_id,
        source_id, campaign_id, reason_id, is_deleted)
    SELECT c.workspace_id, c.id, coalesce(e.valid_to, c.moment), c.state,
        -- To say the same once more, or to give another reason, is not to enter a state again.
        CASE WHEN e.state = c.state THEN e.state_since ELSE coalesce(e.valid_to, c.moment) END,
        c.owner_id, c.source_id, c.campaign_id, c.reason_id, c.deleted_at IS NOT NULL
    FROM changed c LEFT JOIN ended e ON e.lead_id = c.id;
    RETURN NULL;
END $$;

CREATE TRIGGER new_leads_are_remembered AFTER INSERT ON leads_lead
REFERENCING NEW TABLE AS new_leads
FOR EACH STATEMENT EXECUTE FUNCTION remember_new_leads();

CREATE TRIGGER changed_leads_are_remembered AFTER UPDATE ON leads_lead
REFERENCING OLD TABLE AS old_leads NEW TABLE AS new_leads
FOR EACH STATEMENT EXECUTE FUNCTION remember_changed_leads();
