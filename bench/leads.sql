-- Leads before the deals of the bench: one for every other deal. A third of them became a deal, a
-- third was given up, the others wait. As in fill.sql the facts are written as triggers would.
SET session_replication_role = replica;
SELECT setseed(0.43);

CREATE TEMP TABLE origin AS
SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM pipeline_source
WHERE workspace_id = %(workspace)s;
UPDATE pipeline_deal d SET source_id = origin.id FROM origin
WHERE d.workspace_id = %(workspace)s
  AND origin.n = abs(hashtext(d.id::text)) %% (SELECT count(*) FROM origin);

INSERT INTO leads_campaign (workspace_id, id, name_en, name_zh, is_archived, source_id, begins_on,
    ends_on, cost, currency, version, created_at, updated_at)
SELECT %(workspace)s, gen_random_uuid(), format('Campaign %%s', place), '', false, origin.id,
    current_date - place * 30, current_date - place * 30 + 20, 1000 + 100 * place,
    CASE WHEN place %% 4 = 0 THEN 'EUR' ELSE 'USD' END, 1, now(), now()
FROM generate_series(1, 30) place JOIN origin ON origin.n = 0;
CREATE TEMP TABLE campaign AS
SELECT id, row_number() OVER (ORDER BY name_en) - 1 AS n FROM leads_campaign
WHERE workspace_id = %(workspace)s;
CREATE TEMP TABLE out AS
SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM leads_reason
WHERE workspace_id = %(workspace)s;

CREATE TEMP TABLE came AS
SELECT gen_random_uuid() AS id, d.id AS deal_id, d.owner_id, d.source_id, d.i,
    d.created_at - random() * interval '20 days' AS created_at, d.created_at AS ended_at,
    (%(ends)s::text[])[1 + d.i %% 6] AS state
FROM (SELECT d.*, row_number() OVER (ORDER BY d.id) / 2 AS i, row_number() OVER (ORDER BY d.id) AS n
      FROM pipeline_deal d WHERE d.workspace_id = %(workspace)s) d
WHERE d.n %% 2 = 0;
CREATE INDEX ON came (id);
ANALYZE came, campaign, origin, out;

INSERT INTO leads_lead (workspace_id, id, name, company_name, title, email, phone, wechat,
    email_key, phone_key, wechat_key, domain, credit_code, description, currency, comment, source_id,
    campaign_id, owner_id, state, state_entered_at, reason_id, created_at, accepted_at,
    first_contact_at, answer_due_at, answer_minutes, version, updated_at)
SELECT %(workspace)s, c.id, format('Lead %%s', c.i), '', '', '', '', '', '', '', '', '', '', '',
    'USD', '', c.source_id, campaign.id, c.owner_id, c.state,
    CASE WHEN c.state = 'new' THEN c.created_at ELSE c.ended_at END,
    CASE WHEN c.state = 'disqualified' THEN out.id END, c.created_at,
    CASE WHEN c.state IN ('qualified', 'working') THEN c.created_at + interval '1 hour' END,
    CASE WHEN c.state <> 'new' THEN c.created_at + interval '1 hour' END,
    c.created_at + interval '1 hour', CASE WHEN c.state <> 'new' THEN c.i %% 300 END, 1, now()
FROM came c
LEFT JOIN campaign ON c.i %% 3 = 0 AND campaign.n = c.i %% 30
LEFT JOIN out ON out.n = c.i %% (SELECT count(*) FROM out);

INSERT INTO leads_leadversion (workspace_id, lead_id, valid_from, valid_to, state, state_since,
    owner_id, source_id, campaign_id, reason_id, is_deleted)
SELECT %(workspace)s, l.id, step.began, step.ended, step.state, step.began, l.owner_id, l.source_id,
    l.campaign_id, CASE WHEN step.state = 'disqualified' THEN l.reason_id END, false
FROM leads_lead l JOIN came c ON c.id = l.id CROSS JOIN LATERAL (
    SELECT 'new' AS state, l.created_at AS began,
        CASE WHEN l.state <> 'new' THEN l.created_at + (c.ended_at - l.created_at) / 2 END AS ended
    UNION ALL
    SELECT 'working', l.created_at + (c.ended_at - l.created_at) / 2,
        CASE WHEN l.state <> 'working' THEN c.ended_at END WHERE l.state <> 'new'
    UNION ALL
    SELECT l.state, c.ended_at, NULL WHERE l.state IN ('qualified', 'disqualified')
) step;

INSERT INTO leads_conversion (workspace_id, lead_id, deal_id, is_company_new, is_person_new,
    deal_version, previous_state, converted_at)
SELECT %(workspace)s, id, deal_id, true, true, 1, 'working', ended_at FROM came
WHERE state = 'qualified';
SET session_replication_role = origin;
