-- What a deal is to a forecast, kept with every version of it. Its own word counts, else the
-- stage's; what is closed needs none. What is written without one (a past that is imported) gets
-- the stage's.

CREATE FUNCTION category_of(status text, own text, is_zombie boolean, of_stage text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN status = 'won' THEN 'closed' WHEN status <> 'open' THEN 'omitted'
        WHEN own <> '' THEN own WHEN is_zombie THEN 'omitted' ELSE of_stage END
$$;

CREATE FUNCTION give_version_its_category() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.category := category_of(NEW.status, '', false, (SELECT s.category FROM pipeline_stage s
        WHERE s.workspace_id = NEW.workspace_id AND s.id = NEW.stage_id));
    RETURN NEW;
END $$;

CREATE TRIGGER version_has_a_category BEFORE INSERT ON pipeline_dealversion
FOR EACH ROW WHEN (NEW.category = '') EXECUTE FUNCTION give_version_its_category();

-- A stage that becomes another to forecasts takes along the open deals that say nothing themselves.
CREATE FUNCTION remember_changed_categories() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    WITH changed AS MATERIALIZED (
        SELECT d.*, n.category AS of_stage, clock_timestamp() AS moment
        FROM new_stages n JOIN old_stages o USING (workspace_id, id)
        JOIN pipeline_deal d ON d.workspace_id = n.workspace_id AND d.stage_id = n.id
        WHERE n.category <> o.category AND d.status = 'open' AND d.own_category = ''
          AND NOT d.is_zombie
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
        c.of_stage
    FROM changed c LEFT JOIN ended e ON e.deal_id = c.id;
    RETURN NULL;
END $$;

CREATE TRIGGER changed_categories_are_remembered AFTER UPDATE ON pipeline_stage
REFERENCING OLD TABLE AS old_stages NEW TABLE AS new_stages
FOR EACH STATEMENT EXECUTE FUNCTION remember_changed_categories();
