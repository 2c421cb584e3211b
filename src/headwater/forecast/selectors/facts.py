"""The facts of forecasts, read from the versions of deals into columns."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import numpy as np
import numpy.typing as npt

from headwater.forecast.rules.facts import NEVER, End, Facts, Ints, known
from headwater.tenancy.sql import execute, fetch_all

# A deal counts as it was: what left the pipeline, its owner or came into the trash has no place.
# A closed deal is worth what it was on its day, an open one what it is today.
CHOSEN = """
WITH place AS (
    SELECT w.time_zone, w.currency, (%(today)s::date)::timestamp AT TIME ZONE w.time_zone AS until
    FROM tenancy_workspace w WHERE w.id = current_workspace()
), deal AS MATERIALIZED (
    SELECT d.id, row_number() OVER (ORDER BY d.id) - 1 AS number, d.pipeline_id,
        (d.created_at AT TIME ZONE place.time_zone)::date AS born
    FROM pipeline_deal d CROSS JOIN place
    WHERE d.workspace_id = current_workspace() AND d.deleted_at IS NULL
      AND d.created_at < place.until AND EXISTS (
        SELECT FROM pipeline_dealversion v WHERE v.workspace_id = d.workspace_id
            AND v.deal_id = d.id AND v.valid_from < place.until AND {here})
)
"""
NUMBERS = ("number", "day", "place", "value", "due")
IDS = f"""{CHOSEN}
SELECT id::text, pipeline_id::text, born - date '0001-01-01' + 1 FROM deal ORDER BY number
"""  # noqa: S608  # constants
# Columns as lines of text: half a million rows are read in a second, and take no room as objects.
VERSIONS = f"""{CHOSEN}
SELECT {", ".join(f"string_agg({name}::text, ',')" for name in NUMBERS)} FROM (
    SELECT deal.number, v.day - date '0001-01-01' + 1 AS day,
        CASE WHEN v.is_deleted OR NOT ({{here}}) THEN %(void)s
            WHEN v.status = 'won' THEN %(won)s WHEN v.status = 'lost' THEN %(lost)s
            WHEN v.status = 'void' THEN %(void)s
            ELSE array_position(%(stages)s::uuid[], v.stage_id) - 1 END AS place,
        (v.value * CASE WHEN v.currency = place.currency THEN 1
            WHEN v.status = 'open' AND (v.valid_to IS NULL OR v.valid_to >= place.until)
            THEN rate_on(v.currency, %(today)s::date)
            ELSE rate_on(v.currency, v.day) END)::float8 AS value,
        coalesce(v.expected_close_date - date '0001-01-01' + 1, %(never)s) AS due
    FROM place CROSS JOIN deal
    JOIN (
        SELECT v.*, (v.valid_from AT TIME ZONE place.time_zone)::date AS day
        FROM pipeline_dealversion v CROSS JOIN place
        WHERE v.workspace_id = current_workspace() AND v.valid_from < place.until
    ) v ON v.deal_id = deal.id
    ORDER BY deal.number, v.valid_from, v.id
) ordered
"""  # noqa: S608  # constants
STAGES = """
SELECT s.id, s.probability FROM pipeline_stage s
WHERE s.workspace_id = current_workspace()
  AND (%(pipeline)s::uuid IS NULL OR s.pipeline_id = %(pipeline)s::uuid)
ORDER BY CASE WHEN %(pipeline)s::uuid IS NULL THEN s.probability ELSE s.position END, s.position, s.id
"""


@dataclass(frozen=True)
class Whose:
    """Deals of which pipeline (None: of all), and of which members (None: of everybody)."""

    pipeline_id: UUID | None = None
    people: tuple[UUID, ...] | None = None
    deals: tuple[UUID, ...] | None = None  # only these


@dataclass(frozen=True)
class Stages:
    """Names of stages in the order of the pipeline (of all of them: by probability), and chances."""

    order: tuple[str, ...]
    probabilities: dict[str, float]


def stages_of(whose: Whose) -> Stages:
    rows = fetch_all(STAGES, {"pipeline": whose.pipeline_id})
    return Stages(
        tuple(str(stage) for stage, _ in rows), {str(stage): p / 100 for stage, p in rows}
    )


def read_facts(whose: Whose, *, today: date) -> Facts:
    """Read all that is known at the beginning of a day of the workspace."""
    here = "true"
    if whose.pipeline_id:
        here = "v.pipeline_id = %(pipeline)s"
    if whose.people is not None:
        here += " AND v.owner_id = ANY(%(people)s::uuid[])"
    if whose.deals is not None:
        here += " AND v.deal_id = ANY(%(deals)s::uuid[])"
    stages = sorted(stages_of(whose).order)
    values = {
        "today": today, "pipeline": whose.pipeline_id, "people": list(whose.people or ()),
        "deals": list(whose.deals or ()),
        "stages": stages, "never": NEVER, "won": int(End.WON), "lost": int(End.LOST),
        "void": int(End.VOID),
    }  # fmt: skip
    deals = fetch_all(IDS.format(here=here), values)
    execute("SET LOCAL jit = off")
    return _facts(
        deals, _columns(VERSIONS.format(here=here), values), stages=tuple(stages), today=today
    )


def _columns(sql: str, values: dict[str, Any]) -> list[npt.NDArray[np.float64]]:
    (found,) = fetch_all(sql, values)
    return [np.fromstring(text or "", sep=",", dtype=np.float64) for text in found]


def _facts(
    deals: list[tuple[Any, ...]],
    columns: list[npt.NDArray[np.float64]],
    *,
    stages: tuple[str, ...],
    today: date,
) -> Facts:
    value = columns[NUMBERS.index("value")]
    deal, day, place, _, due = (column.astype(np.int64) for column in columns)
    born = np.array([row[2] for row in deals], dtype=np.int64)
    segments = tuple(sorted({row[1] for row in deals}))
    number = {name: n for n, name in enumerate(segments)}
    first = _changed(deal)
    day = np.where(first, np.minimum(day, born[deal]), day)
    moved, meant = first | _changed(place), first | _changed(value) | _changed(due)
    everything = Facts(
        today=NEVER,
        ids=tuple(row[0] for row in deals),
        created=born,
        segment=np.array([number[row[1]] for row in deals], dtype=np.int64),
        segments=segments,
        step_deal=deal[moved],
        step_day=day[moved],
        step_place=place[moved],
        stages=stages,
        terms_deal=deal[meant],
        terms_day=day[meant],
        terms_value=value[meant],
        terms_due=due[meant],
    )
    return known(everything, today.toordinal())


def _changed(column: Ints | npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Mark where a column is not what it was in the row before."""
    found = np.ones(len(column), dtype=np.bool_)
    found[1:] = column[1:] != column[:-1]
    return found
