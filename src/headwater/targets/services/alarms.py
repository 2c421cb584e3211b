"""Warning those who lead: when the source is dry, or will be within so many weeks."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from headwater.accounts.models import Member
from headwater.accounts.rules import Actor, Kind, Role
from headwater.accounts.selectors.actors import looking_as
from headwater.events.log import emit
from headwater.lib.ids import uuid7
from headwater.notices.rules import News, NoticeKind
from headwater.notices.services.telling import tell
from headwater.targets.events import SourceAlarmSet
from headwater.targets.models import SourceAlarm, SourceWarning
from headwater.targets.rules import MONEY, Measure
from headwater.targets.rules.standing import Flow, Standing
from headwater.targets.rules.tree import Place
from headwater.targets.selectors.alarm import alarm
from headwater.targets.selectors.asked import Question, asked
from headwater.targets.selectors.attainment import judged
from headwater.tenancy.context import current_workspace_id
from headwater.tenancy.sql import one_at_a_time

AGAIN = timedelta(days=7)  # so long nobody is warned of the same again
SLACK = timedelta(hours=1)  # a job by the clock is never quite on time


def set_alarm(*, is_on: bool, weeks: int, actor: Actor, now: datetime) -> SourceAlarm:
    kept, _ = SourceAlarm.objects.get_or_create()
    kept.is_on, kept.weeks = is_on, weeks
    kept.save(update_fields=["is_on", "weeks"])
    emit(SourceAlarmSet(actor_id=actor.id, at=now, alarm_id=uuid7(), is_on=is_on, weeks=weeks))
    return kept


def watch(*, now: datetime) -> int:
    """Warn leaders of every team, and of the workspace, whose source is too weak this quarter.

    At most once a week until it has recovered, also when this runs twice.
    """
    one_at_a_time("source alarm")
    kept = alarm()
    if not kept.is_on:
        return 0
    measure, found = _standings(now)
    warned = {one.team_id: one for one in SourceWarning.objects.all()}
    news: list[News] = []
    for standing in found:
        team_id = standing.place.whose.team_id
        if not is_low(standing.source, weeks=kept.weeks):
            if team_id in warned:
                warned[team_id].delete()
            continue
        warning = warned.get(team_id) or SourceWarning(team_id=team_id)
        if team_id in warned and now - warning.warned_at < AGAIN - SLACK:
            continue
        warning.warned_at = now
        warning.save()
        news += _news(standing, measure)
    tell(news, now=now)
    return len(news)


def is_low(flow: Flow | None, *, weeks: int) -> bool:
    if flow is None:
        return False
    return flow.is_dry or (flow.runway_weeks is not None and flow.runway_weeks < weeks)


def _standings(now: datetime) -> tuple[Measure, list[Standing]]:
    """Judge the workspace and its teams by revenue, or by deals won where only they have targets."""
    for measure in (Measure.REVENUE, Measure.DEALS_WON):
        _, all_found = judged(asked(Question(measure=measure), seen=None, now=now))
        found = [one for one in all_found if one.place.whose.member_id is None and one.target]
        if found:
            return measure, found
    return Measure.REVENUE, []


def _news(standing: Standing, measure: Measure) -> Iterator[News]:
    flow = standing.source
    is_dry = flow is None or flow.is_dry or not flow.runway_weeks
    weeks = 1 if is_dry or flow is None else max(1, round(flow.runway_weeks or 0))
    for member_id in _leaders(standing.place):
        if _may_know(member_id, standing.place, measure):
            data = {"what": "dry" if is_dry else "low", "name": standing.place.name}
            yield News(member_id=member_id, kind=NoticeKind.SOURCE, data=data, count=weeks)


def _leaders(place: Place) -> list[UUID]:
    """Owners and administrators lead the workspace, managers the team they are in."""
    leading = Member.objects.filter(is_active=True)
    if place.whose.team_id is None:
        leading = leading.filter(role__in=[Role.OWNER, Role.ADMIN])
    else:
        leading = leading.filter(role=Role.MANAGER, team_id=place.whose.team_id)
    return list(leading.order_by("id").values_list("id", flat=True))


def _may_know(member_id: UUID, place: Place, measure: Measure) -> bool:
    """Say whether the page would show it to them."""
    with looking_as(member_id, workspace_id=current_workspace_id()) as actor:
        if actor is None or (measure in MONEY and not actor.sees_values):
            return False
        seen = actor.owners_seen(Kind.DEAL)
        return seen is None or place.people <= seen
