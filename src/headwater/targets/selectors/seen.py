"""Which targets somebody may know of: those of whom they see, as on the page."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q, QuerySet

from headwater.accounts.rules import Actor, Kind
from headwater.targets.models import Target
from headwater.targets.rules import MONEY, Measure, kind_of
from headwater.tenancy.sql import fetch_all

# A team is shown to whom everybody in it is shown.
TEAMS = """
SELECT t.id FROM accounts_team t
WHERE t.workspace_id = current_workspace() AND (
    SELECT bool_and(m.id = ANY(%(seen)s::uuid[])) FROM accounts_team below
    JOIN accounts_member m ON m.workspace_id = below.workspace_id AND m.team_id = below.id
    WHERE below.workspace_id = t.workspace_id AND below.path ^@ t.path)
"""


def targets_known_to(actor: Actor) -> QuerySet[Target]:
    """Keep the targets of members, teams and the workspace that are shown to somebody."""
    hides_money = not actor.sees_values
    may = Q(pk__in=[])
    for kind in (Kind.DEAL, Kind.TASK):
        measures = [one for one in Measure if kind_of(one) is kind]
        if hides_money:
            measures = [one for one in measures if one not in MONEY]
        may |= Q(measure__in=measures) & _of_those(actor.owners_seen(kind))
    return Target.objects.filter(may)


def _of_those(seen: Collection[UUID] | None) -> Q:
    if seen is None:
        return Q()
    teams = [team for (team,) in fetch_all(TEAMS, {"seen": list(seen)})]
    return Q(member_id__in=seen) | Q(team_id__in=teams)
