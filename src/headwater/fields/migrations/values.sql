-- Values go with the record they are of, and with the one they name, however it is deleted.

CREATE FUNCTION forget_custom_values() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM fields_customvalue v USING gone
    WHERE v.workspace_id = gone.workspace_id AND v.record_id = gone.id;
    RETURN NULL;
END $$;
CREATE FUNCTION forget_custom_references() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM fields_customvalue v USING gone
    WHERE v.workspace_id = gone.workspace_id AND v.ref = gone.id;
    RETURN NULL;
END $$;

CREATE TRIGGER custom_values_go_too AFTER DELETE ON pipeline_deal
REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION forget_custom_values();
CREATE TRIGGER custom_values_go_too AFTER DELETE ON people_company
REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION forget_custom_values();
CREATE TRIGGER custom_values_go_too AFTER DELETE ON people_person
REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION forget_custom_values();
CREATE TRIGGER custom_values_go_too AFTER DELETE ON leads_lead
REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION forget_custom_values();
CREATE TRIGGER custom_values_go_too AFTER DELETE ON activities_task
REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION forget_custom_values();
CREATE TRIGGER custom_references_go_too AFTER DELETE ON people_company
REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION forget_custom_references();
CREATE TRIGGER custom_references_go_too AFTER DELETE ON people_person
REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION forget_custom_references();

-- In formulas: a day some days later; unknown when that is beyond all calendars.
CREATE FUNCTION day_shifted(day date, days numeric) RETURNS date
LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT CASE WHEN abs(floor(days)) <= 100000
        AND day + floor(least(greatest(days, -100001), 100001))::int
            BETWEEN '0001-01-01' AND '9999-12-31'
        THEN day + floor(least(greatest(days, -100001), 100001))::int END
$$;
-- What a formula gives; unknown when it is beyond what anybody counts.
CREATE FUNCTION counted(number numeric, places int) RETURNS numeric
LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT CASE WHEN abs(number) < 1e18 THEN trim_scale(round(number, places)) END
$$;
