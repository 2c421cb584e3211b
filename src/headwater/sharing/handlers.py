from collections.abc import Sequence

from headwater.accounts.events import MemberLeft
from headwater.events.base import Event
from headwater.events.registry import at_once
from headwater.leads.events import LeadConverted
from headwater.sharing import services


@at_once(MemberLeft)
def members_left(events: Sequence[Event]) -> None:
    services.forget_members(events)


@at_once(LeadConverted)
def leads_converted(events: Sequence[Event]) -> None:
    services.carry_over(events)
