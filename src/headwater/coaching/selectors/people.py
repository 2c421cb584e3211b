"""The figures of members, each beside the median of their team."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from headwater.accounts.models import Member
from headwater.accounts.rules import Actor, Kind
from headwater.accounts.selectors.members import MemberNotFound
from headwater.coaching.rules import Beside, MemberFigure, middle
from headwater.insights.rules.outcomes import By
from headwater.insights.selectors.activity import activity
from headwater.insights.selectors.before import Before
from headwater.insights.selectors.hygiene import hygiene
from headwater.insights.selectors.outcomes import outcomes
from headwater.insights.selectors.scope import Scope
from headwater.insights.selectors.summary import live

# By the figure: what it is called where it was counted, and what its n is called.
OF_ACTIVITY: Mapping[MemberFigure, tuple[str, str | None]] = {
    MemberFigure.NEW_DEALS: ("new_deals", None),
    MemberFigure.CALLS: ("calls", None),
    MemberFigure.MEETINGS: ("meetings", None),
    MemberFigure.MAILS: ("mails", None),
    MemberFigure.MESSAGES: ("messages", None),
    MemberFigure.TASKS_DONE: ("tasks_done", None),
    MemberFigure.ON_TIME: ("on_time", "tasks_due"),
    MemberFigure.LEADS: ("leads", None),
    MemberFigure.ANSWER_MINUTES: ("median_minutes", "leads_due"),
}
LIVE = {MemberFigure.AT_RISK, MemberFigure.AT_RISK_VALUE}


@dataclass(frozen=True)
class Told:
    """A member and what is known of them: a value and its n by figure."""

    id: UUID
    name: str
    team_id: UUID | None
    team_name: str | None
    values: dict[MemberFigure, tuple[Any, int | None]] = field(default_factory=dict)


def seen_member(member_id: UUID, *, actor: Actor) -> Member:
    """Find a member whose deals the actor is shown: who may be filtered for may be spoken of."""
    member = Member.objects.select_related("team").filter(id=member_id).first()
    if member is None or not actor.sees_owner(Kind.DEAL, member.id):
        raise MemberNotFound("There is no such member.")
    return member


def people(
    scope: Scope, *, actor: Actor, now: datetime, always: Member | None = None
) -> list[dict[str, Any]]:
    """List the members the actor sees by name, with their figures beside their team's median.

    `always` is listed even if there is nothing to tell.
    """
    did = activity(Before(scope, actor))
    listed = [one for one in did["members"] if actor.sees_owner(Kind.DEAL, one["member_id"])]
    if always and all(one["member_id"] != always.id for one in listed):
        listed.append(_nothing(always))
    of_team = {one["team_id"]: one for one in did["teams"]}
    known = _known(scope, actor=actor, now=now)
    told = [_told(one, known, with_live=scope.is_now) for one in listed]
    return [
        {
            "member_id": one.id,
            "name": one.name,
            "team_id": one.team_id,
            "team_name": one.team_name,
            "figures": _beside(one, told, of_team.get(one.team_id)),
        }
        for one in sorted(told, key=lambda one: (one.name, one.id))
    ]


def _nothing(member: Member) -> dict[str, Any]:
    nothing = {name: 0 if n is None else None for name, n in OF_ACTIVITY.values()}
    nothing |= {n: 0 for _, n in OF_ACTIVITY.values() if n}
    team = member.team
    names = {"team_id": member.team_id, "team_name": team.name if team else None}
    return nothing | names | {"member_id": member.id, "name": member.name}


def _known(scope: Scope, *, actor: Actor, now: datetime) -> dict[str, dict[Any, Any]]:
    closed = outcomes(scope, by=By.OWNER, actor=actor)["groups"]
    judged = hygiene(scope, actor=actor, now=now)["by_owner"] if scope.is_now else []
    return {
        "closed": {one["key"]: one for one in closed},
        "open": {one["owner_id"]: one for one in live(scope)["by_owner"]},
        "at_risk": {
            one["owner_id"]: next(check for check in one["checks"] if check["check"] == "at_risk")
            for one in judged
        },
    }


def _told(did: dict[str, Any], known: dict[str, dict[Any, Any]], *, with_live: bool) -> Told:
    one = Told(did["member_id"], did["name"], did["team_id"], did["team_name"])
    closed = known["closed"].get(str(one.id))
    stands = known["open"].get(one.id, {"n": 0, "value": 0})
    one.values[MemberFigure.WON] = (closed["won"].n if closed else 0, None)
    one.values[MemberFigure.WON_VALUE] = (closed["won"].value if closed else 0, None)
    one.values[MemberFigure.WIN_RATE] = (closed["by_count"], closed["n"]) if closed else (None, 0)
    won = closed["won"] if closed else None
    one.values[MemberFigure.SIZE] = (won.size.p50, won.n) if won else (None, 0)
    one.values[MemberFigure.CYCLE_DAYS] = (won.cycle_days.p50, won.n) if won else (None, 0)
    one.values[MemberFigure.OPEN] = (stands["n"], None)
    one.values[MemberFigure.OPEN_VALUE] = (stands["value"], None)
    if with_live:
        risky = known["at_risk"].get(one.id, {"n": 0, "value": 0})
        one.values[MemberFigure.AT_RISK] = (risky["n"], None)
        one.values[MemberFigure.AT_RISK_VALUE] = (risky["value"], None)
    for figure, (name, n) in OF_ACTIVITY.items():
        one.values[figure] = (did[name], did[n] if n else None)
    return one


def _beside(one: Told, told: list[Told], team: dict[str, Any] | None) -> list[Beside]:
    """Set each figure beside its median; those of activity have theirs already."""
    mates = [other for other in told if other.team_id == one.team_id]
    figures = []
    for figure, (value, n) in one.values.items():
        theirs = [other.values[figure] for other in mates]
        having = [of for of, made_of in theirs if made_of is None or made_of > 0]
        name = OF_ACTIVITY[figure][0] if figure in OF_ACTIVITY else None
        usual = team["median"][name] if team and name else middle(having)
        is_alone = len(having) <= 1
        figures.append(Beside(figure, value, n, None if is_alone else usual, len(having)))
    return figures
