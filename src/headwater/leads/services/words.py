"""Campaigns, and how quickly leads are to be answered."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, TypedDict, Unpack
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.events.log import emit
from headwater.leads.events import CampaignChanged, LeadReasonChanged
from headwater.leads.models import Agreement, Campaign, Reason
from headwater.leads.rules.clock import check_hours
from headwater.leads.rules.states import check_period, check_word
from headwater.leads.selectors.records import get_campaign
from headwater.leads.selectors.words import get_reason
from headwater.lib.errors import check_version
from headwater.pipeline.models import Named
from headwater.pipeline.selectors.pipelines import check_source


class CampaignChanges(TypedDict, total=False):
    name_en: str
    name_zh: str
    source_id: UUID | None
    begins_on: date | None
    ends_on: date | None
    cost: Decimal
    currency: str
    is_archived: bool


def create_campaign(*, actor: Actor, now: datetime, **fields: Unpack[CampaignChanges]) -> Campaign:
    """Add a campaign; leads can then be said to come from it."""
    check_source(fields.get("source_id"))
    check_period(fields.get("begins_on"), fields.get("ends_on"))
    campaign = Campaign.objects.create(
        **fields | {"currency": fields.get("currency") or actor.currency}
    )
    emit(CampaignChanged(actor_id=actor.id, at=now, campaign_id=campaign.id, what="created"))
    return campaign


def update_campaign(
    campaign_id: UUID,
    *,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    **changes: Unpack[CampaignChanges],
) -> Campaign:
    """Change the named fields; a value that is already there changes nothing."""
    campaign = get_campaign(campaign_id, lock=True)
    check_version(campaign.version, version)
    different = [name for name, value in changes.items() if getattr(campaign, name) != value]
    if not different:
        return campaign
    for name, value in changes.items():
        setattr(campaign, name, value)
    check_source(campaign.source_id if "source_id" in different else None)
    check_period(campaign.begins_on, campaign.ends_on)
    campaign.saved(*different)
    emit(CampaignChanged(actor_id=actor.id, at=now, campaign_id=campaign.id, what="edited"))
    return campaign


class ReasonChanges(TypedDict, total=False):
    name_en: str
    name_zh: str
    is_archived: bool


def update_reason(
    reason_id: UUID,
    *,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    **changes: Unpack[ReasonChanges],
) -> Reason:
    """Rename a reason, put it out of use or into use; leads that have it keep it."""
    reason = get_reason(reason_id, lock=True)
    check_version(reason.version, version)
    different = write_word(reason, dict(changes))
    if different:
        what = " ".join(different)
        emit(LeadReasonChanged(actor_id=actor.id, at=now, lead_reason_id=reason.id, what=what))
    return reason


def write_word(word: Named, changes: dict[str, Any]) -> list[str]:
    """Write what differs and name it; a word without any name is refused."""
    different = [name for name, value in changes.items() if getattr(word, name) != value]
    for name in different:
        setattr(word, name, changes[name])
    check_word(word.name_en, word.name_zh)
    if different:
        word.saved(*different)
    return sorted(different)


def agree(*, answer_minutes: int, opens: time, closes: time) -> Agreement:
    """Say how quickly leads are to be answered; those that are here keep the time they were given."""
    check_hours(opens, closes)
    agreed, _ = Agreement.objects.update_or_create(
        defaults={"answer_minutes": answer_minutes, "opens": opens, "closes": closes}
    )
    return agreed
