"""Records that the demo's team shares and follows."""

from typing import Any

from headwater.accounts.models import Team
from headwater.accounts.rules import ShareLevel
from headwater.leads.models import Lead
from headwater.pipeline.models import Deal
from headwater.serve.demo.writing import Stageplay
from headwater.sharing.rules import Party, SharedKind
from headwater.sharing.services import follow, share

READ, EDIT = ShareLevel.READ, ShareLevel.EDIT


def write_sharing(play: Stageplay, deals: list[Deal]) -> None:
    """Let the largest open deals be worked on together, and the owner follow some of them."""
    acts: dict[str, Any] = {"actor": play.owner, "now": play.now}
    there = sorted((one for one in deals if one.status == "open"), key=lambda one: -one.value)
    colleagues = [one for one in play.members.values() if one.id != play.owner.id]
    team = Team.objects.order_by("path", "id").last()
    for number, deal in enumerate(there[:6]):
        helper = next(one for one in colleagues[number:] if one.id != deal.owner_id)
        level = EDIT if number % 2 else READ
        share(SharedKind.DEAL, deal.id, to=Party(member_id=helper.id), level=level, **acts)
        if team is not None and number % 3 == 0:
            share(SharedKind.DEAL, deal.id, to=Party(team_id=team.id), level=READ, **acts)
    for deal in there[:4]:
        follow(SharedKind.DEAL, deal.id, actor=play.owner)
    for lead in Lead.objects.filter(deleted_at=None, owner__isnull=False).order_by("id")[:2]:
        helper = next(one for one in colleagues if one.id != lead.owner_id)
        share(SharedKind.LEAD, lead.id, to=Party(member_id=helper.id), level=READ, **acts)
