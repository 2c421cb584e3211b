-- The database keeps each deal's reach and the totals of each month's deals, whoever writes deals
-- or visits and however many at once. Triggers of one table run in the order of their names, so
-- those named `reach_…` come after the ones that write the facts.

CREATE FUNCTION reach_of_new_deals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO insights_dealreach (workspace_id, id, pipeline_id, owner_id, created_at, closed_at,
        status, furthest, last, value, currency)
    SELECT n.workspace_id, n.id, n.pipeline_id, n.owner_id, n.created_at, n.closed_at,
        n.status, s.position, s.position, n.value, n.currency
    FROM new_deals n
    JOIN pipeline_stage s ON s.workspace_id = n.workspace_id AND s.id = n.stage_id
    WHERE n.deleted_at IS NULL;
    RETURN NULL;
END $$;

CREATE FUNCTION reach_of_changed_deals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO insights_dealreach AS r (workspace_id, id, pipeline_id, owner_id, created_at,
        closed_at, status, furthest, last, value, currency)
    SELECT n.workspace_id, n.id, n.pipeline_id, n.owner_id, n.created_at, n.closed_at, n.status,
        greatest(s.position, (
            SELECT max(w.position) FROM pipeline_stagevisit v
            JOIN pipeline_stage w ON w.workspace_id = v.workspace_id AND w.id = v.stage_id
            WHERE v.workspace_id = n.workspace_id AND v.deal_id = n.id
              AND v.pipeline_id = n.pipeline_id)),
        s.position, n.value, n.currency
    FROM new_deals n JOIN old_deals o USING (workspace_id, id)
    JOIN pipeline_stage s ON s.workspace_id = n.workspace_id AND s.id = n.stage_id
    WHERE n.deleted_at IS NULL
      AND (n.pipeline_id, n.owner_id, n.created_at, n.closed_at, n.status, n.stage_id, n.value,
           n.currency, o.deleted_at)
        IS DISTINCT FROM
          (o.pipeline_id, o.owner_id, o.created_at, o.closed_at, o.status, o.stage_id, o.value,
           o.currency, n.deleted_at)
    ON CONFLICT (workspace_id, id) DO UPDATE SET pipeline_id = excluded.pipeline_id,
        owner_id = excluded.owner_id, created_at = excluded.created_at,
        closed_at = excluded.closed_at, status = excluded.status, furthest = excluded.furthest,
        last = excluded.last, value = excluded.value, currency = excluded.currency;

    IF EXISTS (SELECT FROM new_deals WHERE deleted_at IS NOT NULL) THEN
        DELETE FROM insights_dealreach r USING new_deals n
        WHERE r.workspace_id = n.workspace_id AND r.id = n.id AND n.deleted_at IS NOT NULL;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION reach_of_deleted_deals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM insights_dealreach r USING old_deals o
    WHERE r.workspace_id = o.workspace_id AND r.id = o.id;
    RETURN NULL;
END $$;

CREATE TRIGGER reach_follows_new_deals AFTER INSERT ON pipeline_deal
REFERENCING NEW TABLE AS new_deals
FOR EACH STATEMENT EXECUTE FUNCTION reach_of_new_deals();

CREATE TRIGGER reach_follows_changed_deals AFTER UPDATE ON pipeline_deal
REFERENCING OLD TABLE AS old_deals NEW TABLE AS new_deals
FOR EACH STATEMENT EXECUTE FUNCTION reach_of_changed_deals();

CREATE TRIGGER reach_follows_deleted_deals AFTER DELETE ON pipeline_deal
REFERENCING OLD TABLE AS old_deals
FOR EACH STATEMENT EXECUTE FUNCTION reach_of_deleted_deals();

-- Visits that were not written by the deal's own triggers, such as a history that is imported.
CREATE FUNCTION reach_of_visits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE insights_dealreach r SET furthest = f.furthest
    FROM (
        SELECT t.workspace_id, t.deal_id, greatest(max(s.position), max(d_stage.position)) AS furthest
        FROM (SELECT DISTINCT workspace_id, deal_id FROM touched) t
        JOIN pipeline_deal d ON d.workspace_id = t.workspace_id AND d.id = t.deal_id
        JOIN pipeline_stage d_stage
            ON d_stage.workspace_id = d.workspace_id AND d_stage.id = d.stage_id
        LEFT JOIN pipeline_stagevisit v ON v.workspace_id = d.workspace_id AND v.deal_id = d.id
            AND v.pipeline_id = d.pipeline_id
        LEFT JOIN pipeline_stage s ON s.workspace_id = v.workspace_id AND s.id = v.stage_id
        GROUP BY t.workspace_id, t.deal_id
    ) f
    WHERE r.workspace_id = f.workspace_id AND r.id = f.deal_id AND r.furthest <> f.furthest;
    RETURN NULL;
END $$;

CREATE TRIGGER reach_follows_new_visits AFTER INSERT ON pipeline_stagevisit
REFERENCING NEW TABLE AS touched
FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION reach_of_visits();
CREATE TRIGGER reach_follows_changed_visits AFTER UPDATE ON pipeline_stagevisit
REFERENCING NEW TABLE AS touched
FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION reach_of_visits();
CREATE TRIGGER reach_follows_deleted_visits AFTER DELETE ON pipeline_stagevisit
REFERENCING OLD TABLE AS touched
FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION reach_of_visits();

-- Stages that change places change how far every deal of their pipeline has come.
CREATE FUNCTION reach_of_reordered_stages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE insights_dealreach r SET furthest = f.furthest, last = f.last
    FROM (
        SELECT d.workspace_id, d.id, greatest(max(s.position), max(here.position)) AS furthest,
            max(here.position) AS last
        FROM pipeline_deal d
        JOIN pipeline_stage here ON here.workspace_id = d.workspace_id AND here.id = d.stage_id
        LEFT JOIN pipeline_stagevisit v ON v.workspace_id = d.workspace_id AND v.deal_id = d.id
            AND v.pipeline_id = d.pipeline_id
        LEFT JOIN pipeline_stage s ON s.workspace_id = v.workspace_id AND s.id = v.stage_id
        WHERE (d.workspace_id, d.pipeline_id) IN (
            SELECT n.workspace_id, n.pipeline_id
            FROM new_stages n JOIN old_stages o USING (workspace_id, id)
            WHERE n.position <> o.position)
        GROUP BY d.workspace_id, d.id
    ) f
    WHERE r.workspace_id = f.workspace_id AND r.id = f.id
      AND (r.furthest, r.last) IS DISTINCT FROM (f.furthest, f.last);
    RETURN NULL;
END $$;

CREATE TRIGGER reach_follows_reordered_stages AFTER UPDATE ON pipeline_stage
REFERENCING OLD TABLE AS old_stages NEW TABLE AS new_stages
FOR EACH STATEMENT EXECUTE FUNCTION reach_of_reordered_stages();

-- The totals of a month's deals follow from their reach.
CREATE FUNCTION month_of(moment timestamptz) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT date_trunc('month', moment AT TIME ZONE 'UTC')::date
$$;

CREATE FUNCTION add_to_cohorts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO insights_cohorttotal (workspace_id, pipeline_id, month, status, furthest, last,
        currency, closed_on, count, value)
    SELECT r.workspace_id, r.pipeline_id, month_of(r.created_at), r.status, r.furthest, r.last,
        r.currency, CASE WHEN r.currency <> w.currency
            THEN (r.closed_at AT TIME ZONE w.time_zone)::date END AS closed_on,
        count(*), sum(r.value)
    FROM arrived r JOIN tenancy_workspace w ON w.id = r.workspace_id
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;
    RETURN NULL;
END $$;

CREATE FUNCTION take_from_cohorts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO insights_cohorttotal (workspace_id, pipeline_id, month, status, furthest, last,
        currency, closed_on, count, value)
    SELECT r.workspace_id, r.pipeline_id, month_of(r.created_at), r.status, r.furthest, r.last,
        r.currency, CASE WHEN r.currency <> w.currency
            THEN (r.closed_at AT TIME ZONE w.time_zone)::date END AS closed_on,
        -count(*), -sum(r.value)
    FROM gone r JOIN tenancy_workspace w ON w.id = r.workspace_id
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;
    RETURN NULL;
END $$;

CREATE FUNCTION change_cohorts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO insights_cohorttotal (workspace_id, pipeline_id, month, status, furthest, last,
        currency, closed_on, count, value)
    SELECT c.workspace_id, c.pipeline_id, month_of(c.created_at), c.status, c.furthest, c.last,
        c.currency, CASE WHEN c.currency <> w.currency
            THEN (c.closed_at AT TIME ZONE w.time_zone)::date END AS closed_on,
        sum(c.sign), sum(c.sign * c.value)
    FROM (
        SELECT *, 1 AS sign FROM arrived UNION ALL SELECT *, -1 FROM gone
    ) c JOIN tenancy_workspace w ON w.id = c.workspace_id
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
    HAVING sum(c.sign) <> 0 OR sum(c.sign * c.value) <> 0;
    RETURN NULL;
END $$;

CREATE TRIGGER new_reach_is_added AFTER INSERT ON insights_dealreach
REFERENCING NEW TABLE AS arrived
FOR EACH STATEMENT EXECUTE FUNCTION add_to_cohorts();
CREATE TRIGGER changed_reach_is_told AFTER UPDATE ON insights_dealreach
REFERENCING OLD TABLE AS gone NEW TABLE AS arrived
FOR EACH STATEMENT EXECUTE FUNCTION change_cohorts();
CREATE TRIGGER gone_reach_is_taken AFTER DELETE ON insights_dealreach
REFERENCING OLD TABLE AS gone
FOR EACH STATEMENT EXECUTE FUNCTION take_from_cohorts();

-- Which days decide a rate depends on the workspace's own currency and zone.
CREATE FUNCTION recount_cohorts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM insights_cohorttotal WHERE workspace_id = NEW.id;
    INSERT INTO insights_cohorttotal (workspace_id, pipeline_id, month, status, furthest, last,
        currency, closed_on, count, value)
    SELECT r.workspace_id, r.pipeline_id, month_of(r.created_at), r.status, r.furthest, r.last,
        r.currency, CASE WHEN r.currency <> NEW.currency
            THEN (r.closed_at AT TIME ZONE NEW.time_zone)::date END AS closed_on,
        count(*), sum(r.value)
    FROM insights_dealreach r WHERE r.workspace_id = NEW.id
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;
    RETURN NULL;
END $$;

CREATE TRIGGER cohorts_follow_the_workspace AFTER UPDATE OF currency, time_zone ON tenancy_workspace
FOR EACH ROW WHEN ((OLD.currency, OLD.time_zone) IS DISTINCT FROM (NEW.currency, NEW.time_zone))
EXECUTE FUNCTION recount_cohorts();
