-- Who holds what since when is written by the database, so that no bulk update, import or
-- hand-typed statement leaves the clock of a holding empty.

CREATE FUNCTION remember_new_holdings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO pools_holding (workspace_id, kind, record_id, owner_id, since)
    SELECT n.workspace_id, TG_ARGV[0], n.id, n.owner_id, statement_timestamp()
    FROM new_records n WHERE n.owner_id IS NOT NULL;
    RETURN NULL;
END $$;

-- Who gets an owner by whatever door is in no pool any more.
CREATE FUNCTION remember_changed_holdings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM new_records n JOIN old_records o USING (workspace_id, id)
                   WHERE n.owner_id IS DISTINCT FROM o.owner_id) THEN
        RETURN NULL;
    END IF;
    INSERT INTO pools_holding (workspace_id, kind, record_id, owner_id, previous_owner_id, since)
    SELECT n.workspace_id, TG_ARGV[0], n.id, n.owner_id, o.owner_id, statement_timestamp()
    FROM new_records n JOIN old_records o USING (workspace_id, id)
    WHERE n.owner_id IS DISTINCT FROM o.owner_id
    ON CONFLICT (workspace_id, record_id) DO UPDATE SET owner_id = excluded.owner_id,
        previous_owner_id = coalesce(excluded.previous_owner_id, pools_holding.previous_owner_id),
        since = excluded.since, protected_until = NULL, warned_of = NULL;
    WITH gone AS (
        DELETE FROM pools_place p USING new_records n
        WHERE p.workspace_id = n.workspace_id AND p.record_id = n.id AND n.owner_id IS NOT NULL
        RETURNING p.workspace_id, p.pool_id, p.kind, p.record_id, n.owner_id
    )
    INSERT INTO pools_passage (workspace_id, pool_id, kind, record_id, how, to_owner_id, comment, at)
    SELECT workspace_id, pool_id, kind, record_id, 'elsewhere', owner_id, '', statement_timestamp()
    FROM gone;
    RETURN NULL;
END $$;

-- What is gone for good is held by nobody; nothing must keep its former owner for it.
CREATE FUNCTION forget_holdings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM pools_holding h USING old_records o
    WHERE h.workspace_id = o.workspace_id AND h.record_id = o.id;
    DELETE FROM pools_place p USING old_records o
    WHERE p.workspace_id = o.workspace_id AND p.record_id = o.id;
    RETURN NULL;
END $$;

CREATE TRIGGER new_companies_are_held AFTER INSERT ON people_company
REFERENCING NEW TABLE AS new_records
FOR EACH STATEMENT EXECUTE FUNCTION remember_new_holdings('company');
CREATE TRIGGER companies_change_hands AFTER UPDATE ON people_company
REFERENCING OLD TABLE AS old_records NEW TABLE AS new_records
FOR EACH STATEMENT EXECUTE FUNCTION remember_changed_holdings('company');
CREATE TRIGGER gone_companies_are_not_held AFTER DELETE ON people_company
REFERENCING OLD TABLE AS old_records
FOR EACH STATEMENT EXECUTE FUNCTION forget_holdings();
CREATE TRIGGER new_leads_are_held AFTER INSERT ON leads_lead
REFERENCING NEW TABLE AS new_records
FOR EACH STATEMENT EXECUTE FUNCTION remember_new_holdings('lead');
CREATE TRIGGER leads_change_hands AFTER UPDATE ON leads_lead
REFERENCING OLD TABLE AS old_records NEW TABLE AS new_records
FOR EACH STATEMENT EXECUTE FUNCTION remember_changed_holdings('lead');
CREATE TRIGGER gone_leads_are_not_held AFTER DELETE ON leads_lead
REFERENCING OLD TABLE AS old_records
FOR EACH STATEMENT EXECUTE FUNCTION forget_holdings();

INSERT INTO pools_holding (workspace_id, kind, record_id, owner_id, since)
SELECT workspace_id, 'company', id, owner_id, now() FROM people_company WHERE owner_id IS NOT NULL
UNION ALL
SELECT workspace_id, 'lead', id, owner_id, now() FROM leads_lead WHERE owner_id IS NOT NULL;

-- What lies in a pool is not there for whom the transaction acts for, unless it says that it looks
-- through the pool: one rule for every list, search, timeline, join and match (decision 0014).
CREATE FUNCTION sees_pooled() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(current_setting('app.pooled', true), '') <> 'hidden'
$$;

CREATE POLICY pooled_is_seen_in_its_pool ON people_company AS RESTRICTIVE USING (
    (SELECT sees_pooled()) OR owner_id IS NOT NULL OR NOT EXISTS (
        SELECT FROM pools_place p
        WHERE p.workspace_id = people_company.workspace_id AND p.record_id = people_company.id));
CREATE POLICY pooled_is_seen_in_its_pool ON leads_lead AS RESTRICTIVE USING (
    (SELECT sees_pooled()) OR owner_id IS NOT NULL OR NOT EXISTS (
        SELECT FROM pools_place p
        WHERE p.workspace_id = leads_lead.workspace_id AND p.record_id = leads_lead.id));
-- The people of a pooled company who are nobody's are seen with it; the policy above hides it here.
CREATE POLICY pooled_is_seen_in_its_pool ON people_person AS RESTRICTIVE USING (
    (SELECT sees_pooled()) OR owner_id IS NOT NULL OR company_id IS NULL OR EXISTS (
        SELECT FROM people_company c
        WHERE c.workspace_id = people_person.workspace_id AND c.id = people_person.company_id));
