"""What was known of closed deals by an early day, as SQL."""

# Only deals still open on their early day: of one that was lost on the third day, nobody can say
# what would have been done by the fourteenth. All that is read lies before that day.
CLOSED = """
WITH closed AS MATERIALIZED (
    SELECT d.id, d.created_at, v.exit = 'won' AS is_won, early.day AS early, d.source_id,
        was.value * CASE WHEN was.currency = %(currency)s THEN 1
            ELSE rate_on(was.currency, early.day::date) END AS worth,
        was.expected_close_date IS NOT NULL AS is_dated, way.advanced
    FROM pipeline_stagevisit v
    JOIN pipeline_deal d ON d.workspace_id = v.workspace_id AND d.id = v.deal_id
    CROSS JOIN LATERAL (SELECT d.created_at + %(early)s * interval '1 day' AS day) early
    JOIN pipeline_dealversion was ON was.workspace_id = d.workspace_id AND was.deal_id = d.id
        AND was.valid_from <= early.day AND (was.valid_to IS NULL OR was.valid_to > early.day)
        AND was.status = 'open'
    CROSS JOIN LATERAL (
        SELECT bool_or(o.exit = 'advanced' AND o.left_at <= early.day) AS advanced,
            bool_or(o.entered_at >= v.left_at AND o.entered_at <= %(as_of)s AND o.id <> v.id) AS is_back
        FROM pipeline_stagevisit o WHERE o.workspace_id = v.workspace_id AND o.deal_id = v.deal_id
    ) way
    WHERE v.workspace_id = current_workspace() AND v.pipeline_id = %(pipeline)s
      AND v.exit IN ('won', 'lost') AND v.left_at <= %(as_of)s
      AND (%(start)s::timestamptz IS NULL OR v.left_at >= %(start)s::timestamptz)
      AND (%(end)s::timestamptz IS NULL OR v.left_at < %(end)s::timestamptz)
      AND v.left_at > early.day AND d.deleted_at IS NULL AND {sees} {asked}
      AND way.is_back IS NOT TRUE
), touch AS MATERIALIZED (
    SELECT t.*, c.created_at AS born, c.early FROM closed c JOIN ({touches}) t ON t.deal_id = c.id
    WHERE t.since <= c.early AND (t.at <= c.early OR t.created_at <= c.early)
), touched AS MATERIALIZED (
    SELECT deal_id, count(*) AS contacts, min(at) AS first_at,
        count(*) FILTER (WHERE is_meeting) AS meetings,
        count(*) FILTER (WHERE is_meeting AND at <= born + interval '7 days') AS meetings_week
    FROM (SELECT touch.*, kind IN ('meeting', 'visit', 'demo') AS is_meeting FROM touch
        WHERE counts AND kind <> 'task' AND at <= early AND until > early
          AND (deleted_at IS NULL OR deleted_at > early)) one
    GROUP BY deal_id
), planned AS MATERIALIZED (
    SELECT deal_id, range_agg(tstzrange(greatest(created_at, since),
            least(at, deleted_at, until) + interval '1 day'))
        @> tstzrange(min(born) + interval '1 day', min(early)) AS is_always
    FROM touch WHERE is_task AND created_at <= early
      AND least(at, deleted_at, until) >= greatest(created_at, since)
    GROUP BY deal_id
), told AS MATERIALIZED (
    SELECT c.id, c.early, e.id AS event_id, e.name, e.happened_at, e.payload
    FROM closed c JOIN events_eventrecord e ON e.workspace_id = current_workspace()
        AND e.subject_id = c.id AND e.name IN ('deal.person_added', 'deal.changed')
    WHERE e.name <> 'deal.changed' OR e.payload -> 'changes' ? 'source_id'
), people AS (
    SELECT id, count(DISTINCT payload ->> 'person_id') AS n FROM told
    WHERE name = 'deal.person_added' AND happened_at <= early GROUP BY id
), course AS (
    SELECT step.id, bool_or(step.due > step.due_before) AS is_pushed,
        bool_or(step.value > step.value_before AND step.value_before > 0) AS is_raised
    FROM (
        SELECT c.id, w.expected_close_date AS due, w.value,
            lag(w.expected_close_date) OVER past AS due_before, lag(w.value) OVER past AS value_before
        FROM closed c JOIN pipeline_dealversion w ON w.workspace_id = current_workspace()
            AND w.deal_id = c.id AND w.valid_from <= c.early
        WINDOW past AS (PARTITION BY c.id ORDER BY w.valid_from, w.id)
    ) step GROUP BY step.id
), edit AS (
    SELECT DISTINCT ON (id) id, payload -> 'changes' AS changes
    FROM told WHERE name = 'deal.changed' ORDER BY id, event_id
), early_deal AS MATERIALIZED (
    SELECT c.id, c.created_at, c.is_won, c.early, c.source_id, c.worth, c.is_dated,
        c.advanced IS TRUE AS advanced, coalesce(touched.meetings_week > 0, false) AS meeting_week,
        coalesce(touched.meetings > 0, false) AS meeting,
        coalesce(touched.contacts >= 3, false) AS contacts_three,
        coalesce(touched.first_at <= c.created_at + interval '1 day', false) AS answered_day,
        coalesce(people.n >= 2, false) AS people_two,
        coalesce(planned.is_always, false) AS always_planned,
        coalesce(course.is_pushed, false) AS close_pushed,
        coalesce(course.is_raised, false) AS value_raised,
        bounds.low AS worth_low, bounds.high AS worth_high,
        CASE WHEN edit.changes IS NULL THEN c.source_id::text
            ELSE edit.changes #>> '{{source_id,0}}' END AS source
    FROM closed c
    CROSS JOIN (SELECT percentile_cont(0.25) WITHIN GROUP (ORDER BY worth) AS low,
        percentile_cont(0.75) WITHIN GROUP (ORDER BY worth) AS high
        FROM closed WHERE worth > 0) bounds
    LEFT JOIN touched ON touched.deal_id = c.id LEFT JOIN planned ON planned.deal_id = c.id
    LEFT JOIN people ON people.id = c.id LEFT JOIN course ON course.id = c.id
    LEFT JOIN edit ON edit.id = c.id
)
"""
# What is tried, by the name the screen has words for.
FACTS = {
    "meeting_week": "meeting_week",
    "meeting": "meeting",
    "contacts_three": "contacts_three",
    "answered_day": "answered_day",
    "people_two": "people_two",
    "always_planned": "always_planned",
    "close_dated": "is_dated",
    "close_pushed": "close_pushed",
    "advanced": "advanced",
    "value_high": "coalesce(worth >= worth_high, false)",
    "value_low": "coalesce(worth > 0 AND worth <= worth_low, false)",
    "value_raised": "value_raised",
}
OF_VALUE = {"value_high", "value_low", "value_raised"}
COUNTS = """
SELECT fact.name, fact.has, count(*), count(*) FILTER (WHERE is_won)
FROM early_deal CROSS JOIN LATERAL (VALUES {facts}) AS fact(name, has)
WHERE fact.name IS NOT NULL AND fact.has IS NOT NULL
GROUP BY fact.name, fact.has
UNION ALL SELECT '', true, count(*), count(*) FILTER (WHERE is_won) FROM early_deal
"""
TOO_EARLY = """
SELECT count(*) FROM pipeline_stagevisit v
JOIN pipeline_deal d ON d.workspace_id = v.workspace_id AND d.id = v.deal_id
WHERE v.workspace_id = current_workspace() AND v.pipeline_id = %(pipeline)s
  AND v.exit IN ('won', 'lost') AND v.left_at <= %(as_of)s
  AND (%(start)s::timestamptz IS NULL OR v.left_at >= %(start)s::timestamptz)
  AND (%(end)s::timestamptz IS NULL OR v.left_at < %(end)s::timestamptz)
  AND v.left_at <= d.created_at + %(early)s * interval '1 day' AND d.deleted_at IS NULL AND {sees} {asked}
"""
# Whose a deal was at the instant.
OF_PEOPLE = """AND EXISTS (SELECT FROM pipeline_dealversion whose
    WHERE whose.workspace_id = d.workspace_id AND whose.deal_id = d.id
      AND whose.owner_id = ANY(%(people)s::uuid[]) AND whose.valid_from <= %(as_of)s
      AND (whose.valid_to IS NULL OR whose.valid_to > %(as_of)s))"""
OWN = """(SELECT CASE WHEN edit.changes IS NULL THEN v.text
        ELSE edit.changes #>> ARRAY['{name}', '0'] END
    FROM (SELECT (SELECT e.payload -> 'changes' FROM events_eventrecord e
        WHERE e.workspace_id = current_workspace() AND e.subject_id = early_deal.id
          AND e.name = 'deal.changed' AND e.payload -> 'changes' ? '{name}'
        ORDER BY e.id LIMIT 1) AS changes) edit
    LEFT JOIN fields_customvalue v ON v.workspace_id = current_workspace()
        AND v.record_id = early_deal.id AND v.field_id = '{field}' AND v.position = 0)"""
