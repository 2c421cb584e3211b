"""What was done for deals, read with its time."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from headwater.accounts.rules import Kind
from headwater.accounts.selectors.roles import hidden_from_some
from headwater.activities.selectors.touches import TOUCHES
from headwater.fields.rules.custom import CustomType
from headwater.fields.selectors.custom import definitions
from headwater.forecast.rules.facts import NEVER
from headwater.forecast.rules.features import made_of
from headwater.forecast.rules.signs import Sign, Signs
from headwater.forecast.rules.tables import Value
from headwater.tenancy.sql import fetch_all

CHOSEN = """
WITH place AS (
    SELECT w.time_zone FROM tenancy_workspace w WHERE w.id = current_workspace()
), chosen AS MATERIALIZED (
    SELECT id, ordinality - 1 AS number FROM unnest(%(ids)s::uuid[]) WITH ORDINALITY AS c(id, ordinality)
)
"""
# A contact counts from the day it was written down, if that was later: before, nobody knew. One
# that came to nothing, and one that is private, is none (as in activities.selectors.evidence). One
# that was rewritten is what it was until then, and something else from then on.
SIGNS = f"""{CHOSEN}
, touch AS MATERIALIZED (
    SELECT c.number, t.* FROM chosen c JOIN ({TOUCHES}) t ON t.deal_id = c.id
)
SELECT sign.number, sign.kind, (sign.since AT TIME ZONE place.time_zone)::date - date '0001-01-01' + 1,
    CASE WHEN sign.until < 'infinity'
        THEN (sign.until AT TIME ZONE place.time_zone)::date - date '0001-01-01' + 1
        ELSE %(never)s END
FROM place CROSS JOIN (
    SELECT number, CASE WHEN kind = 'call' THEN %(call)s
            WHEN kind IN ('meeting', 'visit', 'demo') OR is_task AND kind <> 'email' THEN %(meeting)s
            ELSE %(message)s END AS kind,
        greatest(at, since) AS since, least(deleted_at, until) AS until
    FROM touch WHERE at IS NOT NULL AND counts AND kind <> 'task' AND at < until
    UNION ALL
    SELECT number, %(plan)s, greatest(created_at, since), least(done_at, deleted_at, until)
    FROM (SELECT touch.*, at AS done_at FROM touch WHERE is_task) planned
    UNION ALL
    SELECT number, %(person)s, since, until FROM (
        SELECT c.number, e.name, e.happened_at AS since, lead(e.happened_at) OVER (
            PARTITION BY c.number, e.payload ->> 'person_id' ORDER BY e.id) AS until
        FROM chosen c JOIN events_eventrecord e ON e.workspace_id = current_workspace()
            AND e.subject_id = c.id AND e.name IN ('deal.person_added', 'deal.person_removed')
    ) part WHERE name = 'deal.person_added'
) sign
WHERE coalesce(sign.until, 'infinity') >= sign.since
"""  # noqa: S608  # constants
# Source and own fields have no versions: what they were at first is what the log says was there
# before the first edit, and without an edit what is there now.
ORIGIN = f"""{CHOSEN}
SELECT c.number, CASE WHEN edit.changes IS NULL THEN d.source_id::text
    ELSE edit.changes #>> '{{source_id,0}}' END
FROM chosen c
JOIN pipeline_deal d ON d.workspace_id = current_workspace() AND d.id = c.id
LEFT JOIN LATERAL (
    SELECT e.payload -> 'changes' AS changes FROM events_eventrecord e
    WHERE e.workspace_id = d.workspace_id AND e.subject_id = d.id AND e.name = 'deal.changed'
      AND e.payload -> 'changes' ? 'source_id'
    ORDER BY e.id LIMIT 1
) edit ON true
"""  # noqa: S608  # constants
OWN = f"""{CHOSEN}
SELECT c.number, CASE WHEN edit.changes IS NULL THEN v.text
    ELSE edit.changes #>> ARRAY[%(name)s, '0'] END
FROM chosen c
LEFT JOIN fields_customvalue v ON v.workspace_id = current_workspace() AND v.record_id = c.id
    AND v.field_id = %(field)s AND v.position = 0
LEFT JOIN LATERAL (
    SELECT e.payload -> 'changes' AS changes FROM events_eventrecord e
    WHERE e.workspace_id = current_workspace() AND e.subject_id = c.id
      AND e.name = 'deal.changed' AND e.payload -> 'changes' ? %(name)s
    ORDER BY e.id LIMIT 1
) edit ON true
"""  # noqa: S608  # constants


def read_signs(ids: tuple[str, ...], *, usual_value: float | None = None) -> Signs:
    """Read what was done for deals; as of which day is asked later.

    What is hidden from the members of any role is withheld: a chance is one number for everybody.
    """
    kinds = {sign.name.lower(): int(sign) for sign in Sign}
    rows = np.array(
        fetch_all(SIGNS, {"ids": list(ids), "never": NEVER} | kinds), dtype=np.int64
    ).reshape(-1, 4)
    return Signs(
        ids=ids,
        deal=rows[:, 0],
        kind=rows[:, 1],
        since=rows[:, 2],
        until=rows[:, 3],
        origin=_origin(ids),
        usual_value=usual_value,
        withheld=made_of(hidden_from_some(Kind.DEAL)),
    )


def _origin(ids: tuple[str, ...]) -> Mapping[str, Mapping[str, Value]]:
    found: dict[str, dict[str, Value]] = {id_: {} for id_ in ids}
    for number, source in fetch_all(ORIGIN, {"ids": list(ids)}):
        found[ids[number]]["source"] = source
    for field in definitions(Kind.DEAL):
        if field.type is CustomType.CHOICE:
            values: dict[str, Any] = {"ids": list(ids), "field": field.id, "name": field.name}
            for number, choice in fetch_all(OWN, values):
                found[ids[number]][field.name] = choice
    return found
