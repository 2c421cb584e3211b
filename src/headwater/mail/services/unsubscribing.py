"""What whoever got a letter may do by its link, without an account: have no more, and take that back."""

from dataclasses import dataclass
from datetime import datetime

from headwater.lib.errors import Conflict
from headwater.mail.models import PublicLink, Suppression
from headwater.mail.rules.suppression import SuppressionReason
from headwater.mail.selectors.links import UNSUBSCRIBE, get_link
from headwater.mail.selectors.suppression import suppressed
from headwater.mail.services import consent
from headwater.mail.services.suppression import free, suppress
from headwater.tenancy.models import Workspace

BY_LINK = "unsubscribe_link"
MOST_UNDONE = 10


class UndoneTooOften(Conflict):
    code = "undone_too_often"


@dataclass(frozen=True)
class AtTheDoor:
    """What the page says: to whom it is, whose letters, and whether they still come."""

    address: str
    sender: str
    is_unsubscribed: bool


def look(token: str) -> AtTheDoor:
    """Show how it stands; changes nothing, because machines look at every link of a letter."""
    link = get_link(token, UNSUBSCRIBE)
    sender = Workspace.objects.values_list("name", flat=True).get(id=link.workspace_id)
    return AtTheDoor(_veiled(link.address), sender, bool(suppressed([link.address])))


def unsubscribe(token: str, *, now: datetime) -> None:
    """Write no more to the address of a link; the same again changes nothing."""
    link = get_link(token, UNSUBSCRIBE)
    suppress([link.address], SuppressionReason.UNSUBSCRIBED, outgoing_id=link.outgoing_id, now=now)
    consent.withdraw_by_address(link.address, source=BY_LINK, now=now)


def take_back(token: str, *, now: datetime) -> None:
    """Undo what was done by a link. What others put on the list for other reasons stays there."""
    link = PublicLink.objects.select_for_update().get(id=get_link(token, UNSUBSCRIBE).id)
    one = Suppression.objects.filter(
        address=link.address, reason=SuppressionReason.UNSUBSCRIBED
    ).first()
    if one is None:
        return
    if link.undone >= MOST_UNDONE:
        raise UndoneTooOften("This was taken back too often.")
    link.undone += 1
    link.save(update_fields=["undone"])
    free(one, why=BY_LINK, by=None, now=now)
    consent.restore_by_address(link.address, source=BY_LINK, now=now)


def _veiled(address: str) -> str:
    """Show enough of an address for whoever has it: a link may be passed on."""
    local, _, domain = address.rpartition("@")
    return f"{local[:2]}***@{domain}"
