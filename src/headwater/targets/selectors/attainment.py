"""How far everybody is, and whether the source is strong enough."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.accounts.selectors.workspaces import workdays_of
from headwater.targets.rules import Measure, TargetSpan, Whose, period_of
from headwater.targets.rules.standing import Aim, Clock, Facts, Standing, Sums, aim_of, standings
from headwater.targets.rules.tree import Place
from headwater.targets.selectors.asked import Asked, Question, asked_by, places
from headwater.targets.selectors.sums import sums_of
from headwater.tenancy.context import current_workspace_id
from headwater.tenancy.kept import kept, told
from headwater.tenancy.sql import fetch_all

# Of all pipelines holds what was set for all; where nothing was, what was set for each of them.
MONTHS = """
    SELECT t.member_id, t.team_id, t.month, coalesce(
        sum(aimed.amount) FILTER (WHERE t.pipeline_id IS NULL), sum(aimed.amount)) AS amount
    FROM targets_target t CROSS JOIN LATERAL (SELECT CASE
        WHEN t.measure NOT IN ('revenue', 'new_pipeline') OR t.currency = %(currency)s THEN t.amount
        ELSE round(t.amount * rate_on(t.currency, %(day)s), 2) END AS amount) aimed
    WHERE t.workspace_id = current_workspace() AND t.measure = %(measure)s
      AND t.month >= %(first)s AND t.month < %(until)s AND t.amount IS NOT NULL
      AND t.valid_from <= %(as_of)s AND (t.valid_to IS NULL OR t.valid_to > %(as_of)s)
      AND (%(pipeline)s::uuid IS NULL OR t.pipeline_id = %(pipeline)s::uuid)
    GROUP BY t.member_id, t.team_id, t.month
"""
AIMS = f"SELECT member_id, team_id, sum(amount), count(*) FROM ({MONTHS}) months GROUP BY 1, 2"  # noqa: S608
IS_ONLY = """
SELECT count(*) = 1 FROM pipeline_pipeline p
WHERE p.workspace_id = current_workspace() AND NOT p.is_archived
"""

AIMED_AT = """
SELECT DISTINCT t.measure FROM targets_target t
WHERE t.workspace_id = current_workspace() AND t.member_id = %(member)s
  AND t.month >= %(first)s AND t.month < %(until)s AND t.amount IS NOT NULL
  AND t.valid_from <= %(as_of)s AND (t.valid_to IS NULL OR t.valid_to > %(as_of)s)
"""


def measures_of(member_id: UUID, *, span: TargetSpan, day: date, as_of: datetime) -> list[Measure]:
    """Name what a member has targets for in the period a day lies in."""
    period = period_of(span, day)
    values = {"member": member_id, "first": period.start, "until": period.end, "as_of": as_of}
    found = {measure for (measure,) in fetch_all(AIMED_AT, values)}
    return [measure for measure in Measure if measure in found]


def attainment(
    question: Question, *, actor: Actor, now: datetime
) -> tuple[Asked, Clock, list[Standing]]:
    """Show where whoever the actor sees stands to their targets."""
    is_now = question.as_of is None or question.as_of >= now
    return kept(
        ("attainment", told(question), told(actor), now.date()),
        lambda now: _attainment(question, actor=actor, now=now),
        now=now,
        is_now=is_now,
    )


def _attainment(
    question: Question, *, actor: Actor, now: datetime
) -> tuple[Asked, Clock, list[Standing]]:
    asked = asked_by(actor, question, now=now)
    return asked, *judged(asked)


def judged(asked: Asked) -> tuple[Clock, list[Standing]]:
    years = range(asked.period.start.year, asked.period.end.year + 1)
    clock = Clock(asked.period, asked.today, workdays_of(current_workspace_id(), years))
    sums = sums_of(asked)
    shown = {one for tree in asked.trees for one in tree.people} & set(sums)
    whole = sum((sums[one] for one in shown), Sums())
    facts = Facts(asked.measure, aims_of(asked), sums, clock, whole)

    def is_shown(place: Place) -> bool:
        is_group = place.whose.member_id is None
        if place.whose in facts.aims or (is_group and asked.is_shown(place)):
            return True
        return any(
            facts.sums[one].n + facts.sums[one].n_open for one in place.people if one in facts.sums
        )

    return clock, standings(asked.trees, facts, shows=is_shown)


def line_of(
    question: Question, *, whose: Whose, until: date, actor: Actor, now: datetime
) -> tuple[Asked, list[tuple[date, Decimal]]]:
    """Give the targets of one place month by month, from the question's day on, as they are shown.

    The only pipeline there is has the targets of all of them.
    """
    if question.pipeline_id and fetch_all(IS_ONLY)[0][0]:
        question = replace(question, pipeline_id=None)
    asked = asked_by(actor, question, now=now)
    place = places(asked.trees).get(whose)
    if place is None:
        return asked, []
    aims: dict[date, dict[Whose, Aim]] = {}
    for member, team, month, amount in fetch_all(MONTHS, asked.values() | {"until": until}):
        aims.setdefault(month, {})[Whose(member, team)] = Aim(amount, 1)
    found = [(month, aim_of(place, aims[month])) for month in sorted(aims)]
    return asked, [(month, aim.amount) for month, aim in found if aim]


def aims_of(asked: Asked) -> dict[Whose, Aim]:
    return {
        Whose(member, team): Aim(amount, months)
        for member, team, amount, months in fetch_all(AIMS, asked.values())
    }
