-- The database writes the history of deals, so that no bulk update, import or hand-typed statement
-- can forget it. Triggers work on whole statements: a thousand deals cost a few statements, not
-- a few thousand. The moment of a change is the row's own `changed_at`, where the writer set it.

CREATE OR REPLACE FUNCTION remember_new_deals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- A deal that comes in closed (from an import) was open from its creation to its closing.
    INSERT INTO pipeline_dealversion (workspace_id, deal_id, valid_from, valid_to, pipeline_id,
        stage_id, status, owner_id, value, currency, expected_close_date, is_deleted, category)
    SELECT n.workspace_id, n.id, n.created_at, n.changed_at, n.pipeline_id,
        n.stage_id, 'open', n.owner_id, n.value, n.currency, n.expected_close_date, false, ''
    FROM new_deals n WHERE n.status <> 'open'
    UNION ALL
    SELECT n.workspace_id, n.id, n.changed_at, NULL, n.pipeline_id,
        n.stage_id, n.status, n.owner_id, n.value, n.currency, n.expected_close_date,
        n.deleted_at IS NOT NULL, category_of(n.status, n.own_category, n.is_zombie, s.category)
    FROM new_deals n
    JOIN pipeline_stage s ON s.workspace_id = n.workspace_id AND s.id = n.stage_id;

    INSERT INTO pipeline_stagevisit
        (workspace_id, deal_id, pipeline_id, stage_id, entered_at, left_at, exit)
    SELECT n.workspace_id, n.id, n.pipeline_id, n.stage_id, n.stage_entered_at,
        CASE WHEN n.status <> 'open' THEN greatest(n.changed_at, n.stage_entered_at) END,
        CASE WHEN n.status <> 'open' THEN n.status ELSE '' END
    FROM new_deals n;

    INSERT INTO pipeline_stagetotal
        (workspace_id, pipeline_id, stage_id, owner_id, currency, count, value)
    SELECT n.workspace_id, n.pipeline_id, n.stage_id, n.owner_id, n.currency, count(*), sum(n.value)
    FROM new_deals n WHERE n.status = 'open' AND n.deleted_at IS NULL
    GROUP BY n.workspace_id, n.pipeline_id, n.stage_id, n.owner_id, n.currency;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION remember_changed_deals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    WITH changed AS (
        SELECT n.*, CASE WHEN n.changed_at IS DISTINCT FROM o.changed_at
                         THEN n.changed_at ELSE clock_timestamp() END AS moment
        FROM new_deals n JOIN old_deals o USING (workspace_id, id)
        WHERE (n.pipeline_id, n.stage_id, n.status, n.owner_id, n.value, n.currency,
               n.expected_close_date, n.own_category, n.is_zombie, n.deleted_at IS NULL)
            IS DISTINCT FROM
              (o.pipeline_id, o.stage_id, o.status, o.owner_id, o.value, o.currency,
               o.expected_close_date, o.own_category, o.is_zombie, o.deleted_at IS NULL)
    ), ended AS (
        UPDATE pipeline_dealversion v SET valid_to = greatest(c.moment, v.valid_from)
        FROM changed c
        WHERE v.workspace_id = c.workspace_id AND v.deal_id = c.id AND v.valid_to IS NULL
        RETURNING v.deal_id, v.valid_to
    )
    INSERT INTO pipeline_dealversion (workspace_id, deal_id, valid_from, pipeline_id, stage_id,
        status, owner_id, value, currency, expected_close_date, is_deleted, category)
    SELECT c.workspace_id, c.id, coalesce(e.valid_to, c.moment), c.pipeline_id, c.stage_id,
        c.status, c.owner_id, c.value, c.currency, c.expected_close_date, c.deleted_at IS NOT NULL,
        category_of(c.status, c.own_category, c.is_zombie, s.category)
    FROM changed c
    JOIN pipeline_stage s ON s.workspace_id = c.workspace_id AND s.id = c.stage_id
    LEFT JOIN ended e ON e.deal_id = c.id;

    WITH moved AS (
        SELECT n.*, o.pipeline_id AS old_pipeline_id, o.stage_id AS old_stage_id,
            CASE WHEN n.changed_at IS DISTINCT FROM o.changed_at
                 THEN n.changed_at ELSE clock_timestamp() END AS moment
        FROM new_deals n JOIN old_deals o USING (workspace_id, id)
        WHERE (n.stage_id, n.status) IS DISTINCT FROM (o.stage_id, o.status)
    ), ended AS (
        UPDATE pipeline_stagevisit v SET left_at = greatest(m.moment, v.entered_at), exit =
            CASE WHEN m.status <> 'open' THEN m.status
                 WHEN m.pipeline_id <> m.old_pipeline_id THEN 'elsewhere'
                 WHEN (SELECT position FROM pipeline_stage WHERE id = m.stage_id)
                    > (SELECT position FROM pipeline_stage WHERE id = m.old_stage_id)
                 THEN 'advanced' ELSE 'back' END
        FROM moved m
        WHERE v.workspace_id = m.workspace_id AND v.deal_id = m.id AND v.left_at IS NULL
        RETURNING v.deal_id, v.left_at
    )
    INSERT INTO pipeline_stagevisit (workspace_id, deal_id, pipeline_id, stage_id, entered_at, exit)
    SELECT m.workspace_id, m.id, m.pipeline_id, m.stage_id, coalesce(e.left_at, m.moment), ''
    FROM moved m LEFT JOIN ended e ON e.deal_id = m.id WHERE m.status = 'open';

    INSERT INTO pipeline_stagetotal
        (workspace_id, pipeline_id, stage_id, owner_id, currency, count, value)
    SELECT workspace_id, pipeline_id, stage_id, owner_id, currency, sum(sign), sum(sign * value)
    FROM (
        SELECT workspace_id, pipeline_id, stage_id, owner_id, currency, value, 1 AS sign
        FROM new_deals WHERE status = 'open' AND deleted_at IS NULL
        UNION ALL
        SELECT workspace_id, pipeline_id, stage_id, owner_id, currency, value, -1
        FROM old_deals WHERE status = 'open' AND deleted_at IS NULL
    ) changes
    GROUP BY workspace_id, pipeline_id, stage_id, owner_id, currency
    HAVING sum(sign) <> 0 OR sum(sign * value) <> 0;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION forget_deleted_deals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO pipeline_stagetotal
        (workspace_id, pipeline_id, stage_id, owner_id, currency, count, value)
    SELECT workspace_id, pipeline_id, stage_id, owner_id, currency, -count(*), -sum(value)
    FROM old_deals WHERE status = 'open' AND deleted_at IS NULL
    GROUP BY workspace_id, pipeline_id, stage_id, owner_id, currency;
    RETURN NULL;
END $$;
