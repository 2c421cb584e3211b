-- A workspace of %(deals)s deals, written as fast as PostgreSQL can: 40 owners, 7 stages, 30 %% open,
-- three visits a deal on average. Run by the superuser with triggers off; the facts, which the
-- triggers would write, are written here as they would be.
SET session_replication_role = replica;
SELECT setseed(0.42);

CREATE TEMP TABLE shape AS
SELECT i, gen_random_uuid() AS id, i %% 10 < 3 AS is_open, furthest, span, pace,
    CASE WHEN i %% 10 < 3 THEN now() - span ELSE now() - span - age END AS created_at,
    CASE WHEN i %% 10 >= 3 THEN now() - age END AS closed_at
FROM (
    SELECT i, 1 + floor(7 * power(random(), 1.6))::int AS furthest,
        (1 + 119 * random()) * interval '1 day' AS span,
        (1000 * random()) * interval '1 day' AS age, 0.6 + random() AS pace
    FROM generate_series(1, %(deals)s) i
) chance;

INSERT INTO accounts_member (workspace_id, id, role, name, email, language, time_zone, is_active,
    version, created_at, updated_at)
SELECT %(workspace)s, gen_random_uuid(), 'seller', format('Seller %%s', n), '', 'en', 'UTC', true,
    1, now(), now()
FROM generate_series(1, 40) n;

INSERT INTO people_company (workspace_id, id, name, domain, industry, country, credit_code,
    description, version, created_at, updated_at)
SELECT %(workspace)s, gen_random_uuid(),
    (%(cities)s::text[])[1 + n %% 10] || (%(words)s::text[])[1 + n / 10 %% 20] || ' ' || n,
    '', '', '', '', '', 1, now(), now()
FROM generate_series(1, greatest(%(deals)s / 5, 10)) n;

INSERT INTO people_person (workspace_id, id, name, title, company_id, description, version,
    created_at, updated_at)
SELECT %(workspace)s, gen_random_uuid(), (%(people)s::text[])[1 + n %% 20] || ' ' || n, '', c.id, '',
    1, now(), now()
FROM (SELECT id, row_number() OVER (ORDER BY name) AS n FROM people_company
      WHERE workspace_id = %(workspace)s) c;

CREATE TEMP TABLE owner AS
SELECT id, row_number() OVER (ORDER BY name, id) - 1 AS n FROM accounts_member
WHERE workspace_id = %(workspace)s;
CREATE TEMP TABLE company AS
SELECT id, name, row_number() OVER (ORDER BY name, id) - 1 AS n FROM people_company
WHERE workspace_id = %(workspace)s;
CREATE TEMP TABLE stage AS
SELECT id, pipeline_id, row_number() OVER (ORDER BY position) AS n FROM pipeline_stage
WHERE workspace_id = %(workspace)s AND pipeline_id = %(pipeline)s;
CREATE TEMP TABLE reason AS
SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM pipeline_lostreason
WHERE workspace_id = %(workspace)s;
CREATE INDEX ON company (n);
ANALYZE shape, owner, company, stage;

CREATE TEMP TABLE way AS
SELECT s.i, s.id, stage.id AS stage_id, stage.pipeline_id, stage.n,
    s.created_at + s.span * power((stage.n - 1.0) / s.furthest, s.pace) AS entered_at,
    CASE WHEN stage.n < s.furthest
        THEN s.created_at + s.span * power(stage.n * 1.0 / s.furthest, s.pace)
        ELSE s.closed_at END AS left_at,
    CASE WHEN stage.n < s.furthest THEN 'advanced' WHEN s.is_open THEN ''
         WHEN s.i %% 50 = 49 THEN 'void' WHEN s.i %% 7 < 2 THEN 'won' ELSE 'lost' END AS exit
FROM shape s JOIN stage ON stage.n <= s.furthest;

INSERT INTO pipeline_deal (workspace_id, id, title, value, currency, pipeline_id, stage_id, status,
    owner_id, company_id, close_date_pushes, expected_close_date, tags, lost_reason_id, competitor,
    lost_comment, next_activity_kind, next_activity_title, created_at, stage_entered_at, closed_at,
    changed_at, version, updated_at)
SELECT %(workspace)s, s.id, company.name || ' ' || (%(words)s::text[])[1 + s.i %% 20],
    round((500 + 99500 * power(random(), 3))::numeric, 2),
    CASE WHEN s.i %% 19 = 0 THEN 'EUR' ELSE 'USD' END, last.pipeline_id, last.stage_id,
    coalesce(nullif(last.exit, ''), 'open'), owner.id, company.id, 0,
    (now() + (s.i %% 180 - 60) * interval '1 day')::date, '{}',
    CASE WHEN last.exit = 'lost' THEN reason.id END, '', '', '', '',
    s.created_at, last.entered_at, s.closed_at, coalesce(s.closed_at, last.entered_at), 1, now()
FROM shape s
JOIN way last ON last.i = s.i AND last.n = s.furthest
JOIN owner ON owner.n = s.i * 7919::bigint %% (SELECT count(*) FROM owner)
JOIN company ON company.n = s.i * 104729::bigint %% (SELECT count(*) FROM company)
LEFT JOIN reason ON reason.n = s.i %% greatest((SELECT count(*) FROM reason), 1);

INSERT INTO pipeline_stagevisit (workspace_id, deal_id, pipeline_id, stage_id, entered_at, left_at,
    exit)
SELECT %(workspace)s, id, pipeline_id, stage_id, entered_at, left_at, exit FROM way ORDER BY i, n;

INSERT INTO pipeline_dealversion (workspace_id, deal_id, valid_from, valid_to, pipeline_id, stage_id,
    status, owner_id, value, currency, expected_close_date, is_deleted)
SELECT %(workspace)s, w.id, w.entered_at, w.left_at, w.pipeline_id, w.stage_id, 'open', d.owner_id,
    d.value, d.currency, d.expected_close_date, false
FROM way w JOIN pipeline_deal d ON d.id = w.id
UNION ALL
SELECT %(workspace)s, d.id, d.closed_at, NULL, d.pipeline_id, d.stage_id, d.status, d.owner_id,
    d.value, d.currency, d.expected_close_date, false
FROM pipeline_deal d WHERE d.workspace_id = %(workspace)s AND d.status <> 'open';

INSERT INTO pipeline_stagetotal (workspace_id, pipeline_id, stage_id, owner_id, currency, count,
    value)
SELECT workspace_id, pipeline_id, stage_id, owner_id, currency, count(*), sum(value)
FROM pipeline_deal
WHERE workspace_id = %(workspace)s AND status = 'open' AND deleted_at IS NULL
GROUP BY 1, 2, 3, 4, 5;

INSERT INTO pipeline_dealperson (workspace_id, id, deal_id, person_id, role, attitude, influence)
SELECT %(workspace)s, gen_random_uuid(), d.id, p.id, 'decision_maker', '', ''
FROM pipeline_deal d JOIN people_person p ON p.workspace_id = d.workspace_id
    AND p.company_id = d.company_id
WHERE d.workspace_id = %(workspace)s;

INSERT INTO events_eventrecord (workspace_id, txid, name, subject_kind, subject_id, actor_id,
    payload, happened_at)
SELECT %(workspace)s, 1, CASE WHEN n = 1 THEN 'deal.created' ELSE 'deal.moved' END, 'deal', id,
    NULL, CASE WHEN n = 1 THEN '{}'::jsonb ELSE jsonb_build_object(
        'from_stage_id', lag(stage_id) OVER (PARTITION BY i ORDER BY n), 'to_stage_id', stage_id)
    END, entered_at
FROM way ORDER BY entered_at;

INSERT INTO activities_task (workspace_id, id, title, kind, due_at, is_all_day, owner_id, deal_id,
    version, created_at, updated_at)
SELECT %(workspace)s, gen_random_uuid(), 'Call back', 'call',
    now() + (row_number() OVER () %% 40 - 10) * interval '1 day', false, owner_id, id,
    1, now(), now()
FROM pipeline_deal WHERE workspace_id = %(workspace)s AND status = 'open' AND random() < 0.6;

UPDATE pipeline_deal d SET next_task_id = t.id, next_activity_at = t.due_at,
    next_activity_kind = t.kind, next_activity_title = t.title
FROM activities_task t WHERE t.workspace_id = d.workspace_id AND t.deal_id = d.id
    AND d.workspace_id = %(workspace)s;

-- With those to do about ten activities a deal: notes and contacts, and tasks that were done.
INSERT INTO activities_note (workspace_id, id, kind, text, outcome, place, is_private, happened_at,
    author_id, deal_id, version, created_at, updated_at)
SELECT %(workspace)s, gen_random_uuid(), said.kind, (%(words)s::text[])[1 + (s.i + n) %% 20] || ' '
        || (%(cities)s::text[])[1 + (s.i * 3 + n) %% 10] || ': they asked for a second offer.',
    '', '', false, CASE WHEN said.kind <> 'note' THEN said.at END, d.owner_id, d.id, 1, said.at, said.at
FROM shape s JOIN pipeline_deal d ON d.id = s.id
CROSS JOIN generate_series(1, 6) n
CROSS JOIN LATERAL (SELECT s.created_at + s.span * n / 7 AS at,
    (ARRAY['note', 'call', 'note', 'email', 'meeting', 'visit'])[n] AS kind) said;

INSERT INTO activities_task (workspace_id, id, title, kind, due_at, is_all_day, done_at, owner_id,
    deal_id, version, created_at, updated_at)
SELECT %(workspace)s, gen_random_uuid(), 'Send ' || (%(words)s::text[])[1 + (s.i + n) %% 20], 'task',
    done.at, false, done.at, d.owner_id, d.id, 1, done.at, done.at
FROM shape s JOIN pipeline_deal d ON d.id = s.id
CROSS JOIN generate_series(1, 4) n
CROSS JOIN LATERAL (SELECT s.created_at + s.span * n / 5 AS at) done;

INSERT INTO insights_dealreach (workspace_id, id, pipeline_id, owner_id, created_at, closed_at,
    status, furthest, last, value, currency)
SELECT d.workspace_id, d.id, d.pipeline_id, d.owner_id, d.created_at, d.closed_at, d.status,
    s.position, s.position, d.value, d.currency
FROM pipeline_deal d JOIN pipeline_stage s ON s.workspace_id = d.workspace_id AND s.id = d.stage_id
WHERE d.workspace_id = %(workspace)s;

INSERT INTO insights_cohorttotal (workspace_id, pipeline_id, month, status, furthest, last, currency,
    closed_on, count, value)
SELECT r.workspace_id, r.pipeline_id, month_of(r.created_at), r.status, r.furthest, r.last,
    r.currency, CASE WHEN r.currency <> 'USD' THEN (r.closed_at AT TIME ZONE 'UTC')::date END,
    count(*), sum(r.value)
FROM insights_dealreach r WHERE r.workspace_id = %(workspace)s
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;

-- Of rows of this very transaction nobody else has told the planner: it would read all notes a deal.
ANALYZE pipeline_deal, pipeline_dealperson, activities_note, activities_task, activities_attendee;
SELECT keep_contacts_of(%(workspace)s, array_agg(id)) FROM pipeline_deal
WHERE workspace_id = %(workspace)s AND status = 'open';
