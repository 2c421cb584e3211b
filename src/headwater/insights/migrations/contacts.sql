-- The database keeps when each open deal was last in contact, and with how many people of the
-- buyer's, whoever writes contacts, tasks, deals and their people. What changes is looked up anew
-- for the few deals it is about, after their rows are locked: of two at once the second sees what
-- the first wrote. What is private is not in it: it counts for its author alone, who reads it.

-- Everybody of the customers' who took part: a contact with a person of the deal that did not come
-- to nothing, or a call, meeting, visit or mail about the deal that was ticked off, with whoever it
-- was for and whoever was invited and did not decline.
CREATE FUNCTION people_in_contact(workspace bigint, deal uuid) RETURNS SETOF uuid
LANGUAGE sql STABLE AS $$
    SELECT part.person_id FROM pipeline_dealperson part
    WHERE part.workspace_id = workspace AND part.deal_id = deal AND EXISTS (
        SELECT FROM activities_note n
        WHERE n.workspace_id = workspace AND n.person_id = part.person_id AND n.kind <> 'note'
          AND n.deleted_at IS NULL AND NOT n.is_private AND n.outcome NOT IN
            ('no_answer', 'voicemail', 'wrong_number', 'no_show', 'cancelled'))
    UNION
    SELECT with_whom.person_id FROM activities_task t CROSS JOIN LATERAL (
        SELECT t.person_id
        UNION ALL
        SELECT a.person_id FROM activities_attendee a
        WHERE a.workspace_id = t.workspace_id AND a.task_id = t.id AND a.answer <> 'no'
    ) with_whom
    WHERE t.workspace_id = workspace AND t.deal_id = deal AND t.kind <> 'task'
      AND t.done_at IS NOT NULL AND t.deleted_at IS NULL AND with_whom.person_id IS NOT NULL
$$;

CREATE FUNCTION contacts_of(workspace bigint, deals uuid[])
RETURNS TABLE (workspace_id bigint, id uuid, last_contact_at timestamptz, people integer)
LANGUAGE sql STABLE AS $$
    SELECT d.workspace_id, d.id, greatest(
        (SELECT max(coalesce(n.happened_at, n.created_at)) FROM activities_note n
         WHERE n.workspace_id = workspace AND n.deal_id = d.id AND n.kind <> 'note'
           AND n.deleted_at IS NULL AND NOT n.is_private),
        (SELECT max(coalesce(n.happened_at, n.created_at)) FROM activities_note n
         WHERE n.workspace_id = workspace AND n.company_id = d.company_id AND n.kind <> 'note'
           AND n.deleted_at IS NULL AND NOT n.is_private),
        (SELECT max((SELECT max(coalesce(n.happened_at, n.created_at)) FROM activities_note n
            WHERE n.workspace_id = workspace AND n.person_id = part.person_id AND n.kind <> 'note'
              AND n.deleted_at IS NULL AND NOT n.is_private))
         FROM pipeline_dealperson part
         WHERE part.workspace_id = workspace AND part.deal_id = d.id)),
        (SELECT count(*)::int FROM people_in_contact(workspace, d.id))
    FROM pipeline_deal d
    WHERE d.workspace_id = workspace AND d.id = ANY(deals)
      AND d.status = 'open' AND d.deleted_at IS NULL
$$;

CREATE FUNCTION keep_contacts_of(workspace bigint, deals uuid[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM insights_dealcontact c WHERE c.workspace_id = workspace AND c.id = ANY(deals)
    ORDER BY c.id FOR NO KEY UPDATE;
    INSERT INTO insights_dealcontact AS c (workspace_id, id, last_contact_at, people)
    SELECT * FROM contacts_of(workspace, deals) ORDER BY 2
    ON CONFLICT (workspace_id, id) DO UPDATE
    SET last_contact_at = excluded.last_contact_at, people = excluded.people
    WHERE (c.last_contact_at, c.people)
        IS DISTINCT FROM (excluded.last_contact_at, excluded.people);
END $$;

CREATE FUNCTION contacts_of_new_deals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM keep_contacts_of(n.workspace_id, array_agg(n.id)) FROM new_deals n
    WHERE n.status = 'open' AND n.deleted_at IS NULL GROUP BY n.workspace_id;
    RETURN NULL;
END $$;

CREATE FUNCTION contacts_of_changed_deal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status = 'open' AND NEW.deleted_at IS NULL THEN
        PERFORM keep_contacts_of(NEW.workspace_id, ARRAY[NEW.id]);
    ELSE
        DELETE FROM insights_dealcontact WHERE workspace_id = NEW.workspace_id AND id = NEW.id;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION contacts_of_deleted_deals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM insights_dealcontact c USING old_deals o
    WHERE c.workspace_id = o.workspace_id AND c.id = o.id;
    RETURN NULL;
END $$;

CREATE TRIGGER contacts_follow_new_deals AFTER INSERT ON pipeline_deal
REFERENCING NEW TABLE AS new_deals
FOR EACH STATEMENT EXECUTE FUNCTION contacts_of_new_deals();
CREATE TRIGGER contacts_follow_changed_deals AFTER UPDATE OF company_id, status, deleted_at
ON pipeline_deal FOR EACH ROW
WHEN ((OLD.company_id, OLD.status, OLD.deleted_at IS NULL)
    IS DISTINCT FROM (NEW.company_id, NEW.status, NEW.deleted_at IS NULL))
EXECUTE FUNCTION contacts_of_changed_deal();
CREATE TRIGGER contacts_follow_deleted_deals AFTER DELETE ON pipeline_deal
REFERENCING OLD TABLE AS old_deals
FOR EACH STATEMENT EXECUTE FUNCTION contacts_of_deleted_deals();

-- A contact is about a deal, or about a company or a person and so about each of their open deals.
CREATE FUNCTION contacts_of_notes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM keep_contacts_of(about.workspace_id, array_agg(DISTINCT about.deal_id)) FROM (
        SELECT n.workspace_id, n.deal_id FROM touched n
        WHERE n.kind <> 'note' AND n.deal_id IS NOT NULL
        UNION ALL
        SELECT n.workspace_id, d.id FROM touched n
        JOIN pipeline_deal d ON d.workspace_id = n.workspace_id AND d.company_id = n.company_id
        WHERE n.kind <> 'note' AND n.company_id IS NOT NULL
          AND d.status = 'open' AND d.deleted_at IS NULL
        UNION ALL
        SELECT n.workspace_id, part.deal_id FROM touched n
        JOIN pipeline_dealperson part ON part.workspace_id = n.workspace_id
            AND part.person_id = n.person_id
        WHERE n.kind <> 'note' AND n.person_id IS NOT NULL
    ) about GROUP BY about.workspace_id;
    RETURN NULL;
END $$;

CREATE FUNCTION contacts_of_changed_notes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM keep_contacts_of(about.workspace_id, array_agg(DISTINCT about.deal_id)) FROM (
        SELECT c.workspace_id, of_it.deal_id
        FROM new_notes n JOIN old_notes o USING (workspace_id, id)
        CROSS JOIN LATERAL (VALUES
            (n.workspace_id, n.deal_id, n.company_id, n.person_id),
            (o.workspace_id, o.deal_id, o.company_id, o.person_id)
        ) c (workspace_id, deal_id, company_id, person_id)
        CROSS JOIN LATERAL (
            SELECT c.deal_id WHERE c.deal_id IS NOT NULL
            UNION ALL
            SELECT d.id FROM pipeline_deal d
            WHERE d.workspace_id = c.workspace_id AND d.company_id = c.company_id
              AND d.status = 'open' AND d.deleted_at IS NULL
            UNION ALL
            SELECT part.deal_id FROM pipeline_dealperson part
            WHERE part.workspace_id = c.workspace_id AND part.person_id = c.person_id
        ) of_it
        WHERE (n.kind <> 'note' OR o.kind <> 'note')
          AND (n.kind, n.outcome, coalesce(n.happened_at, n.created_at), n.is_private,
               n.deleted_at IS NULL, n.deal_id, n.company_id, n.person_id)
            IS DISTINCT FROM
              (o.kind, o.outcome, coalesce(o.happened_at, o.created_at), o.is_private,
               o.deleted_at IS NULL, o.deal_id, o.company_id, o.person_id)
    ) about GROUP BY about.workspace_id;
    RETURN NULL;
END $$;

CREATE TRIGGER contacts_follow_new_notes AFTER INSERT ON activities_note
REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION contacts_of_notes();
CREATE TRIGGER contacts_follow_changed_notes AFTER UPDATE ON activities_note
REFERENCING OLD TABLE AS old_notes NEW TABLE AS new_notes
FOR EACH STATEMENT EXECUTE FUNCTION contacts_of_changed_notes();
CREATE TRIGGER contacts_follow_deleted_notes AFTER DELETE ON activities_note
REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION contacts_of_notes();

CREATE FUNCTION contacts_of_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM keep_contacts_of(p.workspace_id, array_agg(DISTINCT p.deal_id)) FROM touched p
    GROUP BY p.workspace_id;
    RETURN NULL;
END $$;
CREATE FUNCTION contacts_of_changed_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM keep_contacts_of(p.workspace_id, array_agg(DISTINCT p.deal_id)) FROM (
        SELECT one.workspace_id, one.deal_id
        FROM new_people n JOIN old_people o USING (workspace_id, id)
        CROSS JOIN LATERAL (VALUES (n.workspace_id, n.deal_id), (o.workspace_id, o.deal_id))
            one (workspace_id, deal_id)
        WHERE (n.deal_id, n.person_id) IS DISTINCT FROM (o.deal_id, o.person_id)
    ) p GROUP BY p.workspace_id;
    RETURN NULL;
END $$;
CREATE TRIGGER contacts_follow_new_people AFTER INSERT ON pipeline_dealperson
REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION contacts_of_people();
CREATE TRIGGER contacts_follow_changed_people AFTER UPDATE ON pipeline_dealperson
REFERENCING OLD TABLE AS old_people NEW TABLE AS new_people
FOR EACH STATEMENT EXECUTE FUNCTION contacts_of_changed_people();
CREATE TRIGGER contacts_follow_gone_people AFTER DELETE ON pipeline_dealperson
REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION contacts_of_people();

-- Only a task that was done tells of anybody.
CREATE FUNCTION contacts_of_task() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.deal_id IS NOT NULL THEN
        PERFORM keep_contacts_of(OLD.workspace_id, ARRAY[OLD.deal_id]);
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.deal_id IS NOT NULL THEN
        PERFORM keep_contacts_of(NEW.workspace_id, ARRAY[NEW.deal_id]);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER contacts_follow_new_tasks AFTER INSERT ON activities_task FOR EACH ROW
WHEN (NEW.done_at IS NOT NULL AND NEW.kind <> 'task' AND NEW.person_id IS NOT NULL)
EXECUTE FUNCTION contacts_of_task();
CREATE TRIGGER contacts_follow_changed_tasks AFTER UPDATE OF done_at, kind, person_id, deal_id,
    deleted_at ON activities_task FOR EACH ROW
WHEN ((OLD.kind <> 'task' OR NEW.kind <> 'task')
    AND (OLD.done_at IS NULL, OLD.kind, OLD.person_id, OLD.deal_id, OLD.deleted_at IS NULL)
        IS DISTINCT FROM
        (NEW.done_at IS NULL, NEW.kind, NEW.person_id, NEW.deal_id, NEW.deleted_at IS NULL))
EXECUTE FUNCTION contacts_of_task();
CREATE TRIGGER contacts_follow_gone_tasks AFTER DELETE ON activities_task FOR EACH ROW
WHEN (OLD.done_at IS NOT NULL AND OLD.kind <> 'task')
EXECUTE FUNCTION contacts_of_task();

CREATE FUNCTION contacts_of_attendee() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    one activities_attendee;
BEGIN
    FOREACH one IN ARRAY CASE TG_OP WHEN 'INSERT' THEN ARRAY[NEW] WHEN 'DELETE' THEN ARRAY[OLD]
        ELSE ARRAY[OLD, NEW] END::activities_attendee[]
    LOOP
        PERFORM keep_contacts_of(t.workspace_id, ARRAY[t.deal_id]) FROM activities_task t
        WHERE t.workspace_id = one.workspace_id AND t.id = one.task_id AND t.kind <> 'task'
          AND t.done_at IS NOT NULL AND t.deal_id IS NOT NULL;
    END LOOP;
    RETURN NULL;
END $$;
CREATE TRIGGER contacts_follow_attendees AFTER INSERT OR UPDATE OR DELETE ON activities_attendee
FOR EACH ROW EXECUTE FUNCTION contacts_of_attendee();

-- What an author keeps private counts for them.
CREATE INDEX private_contact_of_author ON activities_note (workspace_id, author_id)
    WHERE is_private AND kind <> 'note' AND deleted_at IS NULL;

-- Those there are.
SELECT keep_contacts_of(d.workspace_id, array_agg(d.id)) FROM pipeline_deal d
WHERE d.status = 'open' AND d.deleted_at IS NULL GROUP BY d.workspace_id;
