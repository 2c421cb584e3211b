"""Who is not to be written to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext, gettext_noop

from headwater.lib.writing import csv_text
from headwater.mail.models import ConsentStep, Suppression
from headwater.mail.rules.suppression import (
    ReceiverSuppressed,
    SuppressionNotFound,
    SuppressionReason,
    domains_of,
)
from headwater.people.rules import ChannelKind

PAGE_LENGTH = 100
WARNINGS = {
    SuppressionReason.UNSUBSCRIBED: gettext_noop(
        "{address} unsubscribed. Write only what they wait for."
    ),
    SuppressionReason.BOUNCED: gettext_noop(
        "There is nobody at {address}, said their server. Look whether it is written rightly."
    ),
    SuppressionReason.COMPLAINED: gettext_noop("{address} reported a letter of ours as spam."),
    SuppressionReason.BY_HAND: gettext_noop("{address} is on the list of whom not to write to."),
}


def suppressed(addresses: Iterable[str]) -> dict[str, SuppressionReason]:
    """Say which of these addresses are on the list, themselves or by their domain, and why."""
    wanted = {address: (address.lower(), *domains_of(address)) for address in addresses}
    places = {place for each in wanted.values() for place in each}
    rows = dict(Suppression.objects.filter(address__in=places).values_list("address", "reason"))
    return {
        address: SuppressionReason(rows[found])
        for address, each in wanted.items()
        if (found := next((place for place in each if place in rows), None))
    }


def unwilling(addresses: Iterable[str]) -> dict[str, SuppressionReason]:
    """Say to which of these addresses no machine may write, and why.

    Besides the list those are the addresses of people and leads who took their consent back.
    """
    wanted = list(addresses)
    return _withdrawn(wanted) | suppressed(wanted)


def check_wanted(addresses: Iterable[str]) -> None:
    """Warn somebody who writes to who is not to be written to.

    Raises ReceiverSuppressed.
    """
    found = suppressed(addresses)
    if not found:
        return
    address, reason = next(iter(found.items()))
    problem = ReceiverSuppressed(WARNINGS[reason], field="to", address=address)
    problem.extension = {
        "suppressed": [{"address": each, "reason": why} for each, why in found.items()]
    }
    raise problem


def told(found: Mapping[str, SuppressionReason]) -> str:
    """Say of each who is not to be written to why, for whoever looks after a letter."""
    return ", ".join(f"{address}: {reason}" for address, reason in found.items())[:1000]


def _withdrawn(addresses: list[str]) -> dict[str, SuppressionReason]:
    keys = {address.lower(): address for address in addresses}
    of_people = ConsentStep.objects.filter(
        person__channels__kind=ChannelKind.EMAIL, person__channels__key__in=keys
    )
    of_leads = ConsentStep.objects.filter(lead__email_key__in=keys)
    people = of_people.order_by("person_id", "-at", "-id").distinct("person_id")
    leads = of_leads.order_by("lead_id", "-at", "-id").distinct("lead_id")
    gone_people = [one.person_id for one in people if one.person_id and one.is_withdrawal]
    gone_leads = [one.lead_id for one in leads if one.lead_id and one.is_withdrawal]
    found = of_people.filter(person_id__in=gone_people).values_list(
        "person__channels__key", flat=True
    )
    of_lead = of_leads.filter(lead_id__in=gone_leads).values_list("lead__email_key", flat=True)
    return {keys[key]: SuppressionReason.WITHDRAWN for key in {*found, *of_lead} if key in keys}


@dataclass(frozen=True)
class SuppressionPage:
    rows: list[Suppression]
    total: int
    next: tuple[str, str] | None


def page(words: str, *, after: tuple[str, UUID] | None) -> SuppressionPage:
    """Read one page of the list, what came last first, and count all that fit."""
    rows = _fitting(words)
    total = rows.count()
    if after is not None:
        at, last_id = after
        rows = rows.filter(Q(at__lt=at) | Q(at=at, id__lt=last_id))
    shown = list(rows.order_by("-at", "-id").select_related("by")[: PAGE_LENGTH + 1])
    last = shown[PAGE_LENGTH - 1] if len(shown) > PAGE_LENGTH else None
    following = (last.at.isoformat(), str(last.id)) if last else None
    return SuppressionPage(shown[:PAGE_LENGTH], total, following)


def get_suppression(suppression_id: UUID) -> Suppression:
    found = Suppression.objects.select_for_update().filter(id=suppression_id).first()
    if found is None:
        raise SuppressionNotFound("There is no such address on the list.")
    return found


def suppression_file(words: str) -> str:
    """Write the list, or what of it fits, as CSV."""
    heads = [
        gettext("Address"),
        gettext("Reason"),
        gettext("Since"),
        gettext("By"),
        gettext("Note"),
    ]
    return csv_text(heads, _lines(words))


def _lines(words: str) -> Iterator[tuple[str, str, str, str, str]]:
    for one in _fitting(words).order_by("-at", "-id").select_related("by").iterator():
        by = one.by.name if one.by else ""
        yield one.address, one.reason, one.at.isoformat(timespec="seconds"), by, one.note


def _fitting(words: str) -> QuerySet[Suppression]:
    rows = Suppression.objects.all()
    return rows.filter(address__contains=words.lower()) if words else rows
