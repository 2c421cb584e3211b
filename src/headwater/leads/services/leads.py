"""Taking leads in, editing them, giving them to somebody, and the trash."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, TypedDict, Unpack
from uuid import UUID

from headwater.accounts.rules import Actor, Kind, check_may_give
from headwater.accounts.rules.fields import check_may_begin, check_may_write
from headwater.accounts.selectors.workspaces import get_workspace
from headwater.events.log import emit
from headwater.events.since import check_apart, check_seen
from headwater.fields.services.values import write, write_new
from headwater.leads.events import LeadChanged, LeadCreated, LeadDeleted, LeadRestored
from headwater.leads.models import Lead
from headwater.leads.rules.clock import answer_due
from headwater.leads.rules.states import check_named
from headwater.leads.selectors.records import (
    agreement,
    check_campaign,
    get_campaign,
    get_lead,
    working_time,
)
from headwater.lib.ids import uuid7
from headwater.people.rules import ChannelKind, channel_key, check_channel
from headwater.people.selectors import check_owner
from headwater.pipeline.selectors.pipelines import check_source

CHANNELS = {"email": ChannelKind.EMAIL, "phone": ChannelKind.PHONE, "wechat": ChannelKind.WECHAT}


@dataclass(frozen=True, kw_only=True)
class NewLead:
    """What is known of a lead when it comes in. Nobody as owner: everybody sees it."""

    owner_id: UUID | None
    name: str = ""
    company_name: str = ""
    id: UUID | None = None
    title: str = ""
    email: str = ""
    phone: str = ""
    wechat: str = ""
    domain: str = ""
    credit_code: str = ""
    description: str = ""
    value: Decimal | None = None
    currency: str = ""
    source_id: UUID | None = None
    campaign_id: UUID | None = None
    custom: Mapping[str, Any] | None = None  # None: nobody asked for what is required


class LeadChanges(TypedDict, total=False):
    name: str
    company_name: str
    title: str
    email: str
    phone: str
    wechat: str
    domain: str
    credit_code: str
    description: str
    value: Decimal | None
    currency: str
    source_id: UUID | None
    campaign_id: UUID | None
    custom: Mapping[str, Any]


def create_lead(new: NewLead, *, actor: Actor, now: datetime, origin: str = "form") -> Lead:
    """Take a lead in. Its clock runs from now; its source is its campaign's unless named."""
    if new.id is not None and Lead.objects.filter(id=new.id).exists():
        return get_lead(new.id, actor=actor)  # the same request once more
    check_may_begin(actor, Kind.LEAD, new)
    check_may_give(actor, new.owner_id)
    check_named(new.name, new.company_name)
    check_owner(new.owner_id)
    check_source(new.source_id)
    check_campaign(new.campaign_id)
    facts = {name: value for name, value in vars(new).items() if name != "custom"}
    lead = Lead(
        **facts
        | {"id": new.id or uuid7(), "domain": new.domain.lower(), "source_id": _source_of(new)},
        creator_id=actor.id,
        created_at=now,
        state_entered_at=now,
        answer_due_at=_answer_due(now, actor=actor),
    )
    lead.currency = lead.currency or actor.currency
    _write_keys(lead, CHANNELS, actor=actor)
    lead.save(force_insert=True)
    if new.custom is not None:
        write_new(Kind.LEAD, lead.id, new.custom, actor=actor)
    emit(_created(lead, actor=actor, now=now, origin=origin))
    return lead


def update_lead(
    lead_id: UUID,
    *,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    merges: bool = False,
    **changes: Unpack[LeadChanges],
) -> Lead:
    """Change the named fields; a value that is already there changes nothing.

    `merges`: others may have changed other fields since that version.
    """
    lead = get_lead(lead_id, actor=actor, lock=True)
    check_seen(lead, None if merges else version)
    wanted: dict[str, Any] = dict(changes)
    if "domain" in wanted:
        wanted["domain"] = wanted["domain"].lower()
    return _edit(lead, wanted, actor=actor, now=now, version=version)


def assign_lead(
    lead_id: UUID,
    *,
    owner_id: UUID | None,
    actor: Actor,
    now: datetime,
    version: int | None = None,
) -> None:
    """Give a lead to a member, or to nobody: then everybody sees it. The giver may lose sight."""
    lead = get_lead(lead_id, actor=actor, lock=True)
    check_seen(lead, version)
    if owner_id != lead.owner_id:
        check_may_give(actor, owner_id)
        check_owner(owner_id)
        _edit(lead, {"owner_id": owner_id}, actor=actor, now=now)


def give_lead(lead: Lead, owner_id: UUID | None, *, actor_id: UUID | None, now: datetime) -> None:
    """Let a locked lead change hands. The caller has checked that it may (pools, hand-over)."""
    before = lead.owner_id
    if owner_id == before:
        return
    lead.owner_id, lead.changed_at = owner_id, now
    lead.saved("owner", "changed_at")
    changes = {"owner_id": [_plain(before), _plain(owner_id)]}
    emit(LeadChanged(actor_id=actor_id, at=now, lead_id=lead.id, changes=changes))


def delete_lead(lead_id: UUID, *, actor: Actor, now: datetime, version: int | None = None) -> None:
    """Put a lead into the trash. What it has become stays."""
    lead = get_lead(lead_id, actor=actor, lock=True)
    check_seen(lead, version)
    lead.deleted_at, lead.deleted_by_id = now, actor.id
    lead.saved("deleted_at", "deleted_by")
    emit(LeadDeleted(actor_id=actor.id, at=now, lead_id=lead.id))


def restore_lead(lead_id: UUID, *, actor: Actor, now: datetime) -> Lead:
    """Take a lead back from the trash; one that is not there is left alone."""
    lead = get_lead(lead_id, actor=actor, lock=True, in_trash=True)
    if lead.deleted_at is not None:
        lead.deleted_at, lead.deleted_by, lead.changed_at = None, None, now
        lead.saved("deleted_at", "deleted_by", "changed_at")
        emit(LeadRestored(actor_id=actor.id, at=now, lead_id=lead.id))
    return lead


def _edit(
    lead: Lead,
    wanted: dict[str, Any],
    *,
    actor: Actor,
    now: datetime,
    version: int | None = None,
) -> Lead:
    custom = write(Kind.LEAD, lead.id, wanted.pop("custom", {}), actor=actor)
    before = {
        name: getattr(lead, name) for name, new in wanted.items() if getattr(lead, name) != new
    }
    check_may_write(actor, Kind.LEAD, named=wanted, changed=before)
    if not before and not custom:
        return lead
    check_apart(lead.id, {*before, *custom}, version=version, current=lead.version)
    for name in before:
        setattr(lead, name, wanted[name])
    check_named(lead.name, lead.company_name)
    check_source(lead.source_id if "source_id" in before else None)
    check_campaign(lead.campaign_id if "campaign_id" in before else None)
    channels = before.keys() & CHANNELS.keys()
    _write_keys(lead, channels, actor=actor)
    lead.changed_at = now
    # The name is named so that new values of own fields alone are a new version, too.
    lead.saved(*before, "name", "changed_at", *(f"{name}_key" for name in channels))
    edited = {name: [_plain(old), _plain(wanted[name])] for name, old in before.items()}
    emit(LeadChanged(actor_id=actor.id, at=now, lead_id=lead.id, changes=edited | custom))
    return lead


def _write_keys(lead: Lead, channels: Iterable[str], *, actor: Actor) -> None:
    """Note for each way to reach a lead what makes it the same one in another spelling."""
    country = get_workspace(actor.workspace_id).country
    for name in channels:
        kind, value = CHANNELS[name], getattr(lead, name).strip()
        if value:
            check_channel(kind, value, field=name)
        setattr(lead, name, value)
        setattr(lead, f"{name}_key", channel_key(kind, value, country=country))


def _source_of(new: NewLead) -> UUID | None:
    if new.source_id is None and new.campaign_id is not None:
        return get_campaign(new.campaign_id).source_id
    return new.source_id


def _answer_due(now: datetime, *, actor: Actor) -> datetime:
    agreed = agreement()
    working = working_time(now, actor=actor, agreed=agreed)
    return answer_due(now, agreed.answer_minutes, working)


def _created(lead: Lead, *, actor: Actor, now: datetime, origin: str) -> LeadCreated:
    return LeadCreated(
        actor_id=actor.id,
        at=now,
        lead_id=lead.id,
        owner_id=lead.owner_id,
        source_id=lead.source_id,
        campaign_id=lead.campaign_id,
        origin=origin,
    )


def _plain(value: Any) -> Any:
    return value if value is None else str(value)
