"""Creating, editing and deleting deals, and the parts people have in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypedDict, Unpack
from uuid import UUID

from headwater.accounts.rules import Actor, Kind, check_may_give
from headwater.accounts.rules.fields import check_may_begin, check_may_write
from headwater.events.log import emit
from headwater.events.since import check_apart, check_seen
from headwater.fields.services.values import write, write_new
from headwater.lib.ids import uuid7
from headwater.people.selectors import check_owner, get_company, get_person
from headwater.pipeline import rules
from headwater.pipeline.events import (
    DealChanged,
    DealCreated,
    DealDeleted,
    DealPersonAdded,
    DealPersonRemoved,
    DealRestored,
)
from headwater.pipeline.models import Deal, DealPerson, Stage
from headwater.pipeline.rules import Attitude, DealStatus, Influence, PersonRole
from headwater.pipeline.selectors import pipelines
from headwater.pipeline.selectors.deals import DealNotFound, get_deal
from headwater.pipeline.services.entering import settle_in
from headwater.pipeline.services.parties import company_named, person_named

# Of these a version is kept, so an edit of them has a moment of its own.
FACTS = {"value", "currency", "owner_id", "expected_close_date", "own_category"}


@dataclass(frozen=True, kw_only=True)
class NewDeal:
    """What is known of a deal when it is created; what is left out is chosen sensibly."""

    title: str
    value: Decimal = Decimal(0)
    currency: str | None = None
    id: UUID | None = None
    pipeline_id: UUID | None = None
    stage_id: UUID | None = None
    owner_id: UUID | None = None
    company_id: UUID | None = None
    company_name: str | None = None
    person_id: UUID | None = None
    person_name: str | None = None
    source_id: UUID | None = None
    expected_close_date: date | None = None
    tags: list[str] = field(default_factory=list)
    override_reason: str = ""
    custom: Mapping[str, Any] | None = None  # None: nobody asked for what is required


class DealChanges(TypedDict, total=False):
    title: str
    value: Decimal
    currency: str
    owner_id: UUID
    company_id: UUID | None
    source_id: UUID | None
    expected_close_date: date | None
    own_category: str
    tags: list[str]
    competitor: str
    lost_comment: str
    lost_reason_id: UUID | None
    win_back_date: date | None
    custom: Mapping[str, Any]


def create_deal(new: NewDeal, *, actor: Actor, now: datetime) -> Deal:
    """Open a deal in a stage of a pipeline; the first of the default one if none is named."""
    existing = Deal.objects.filter(id=new.id).first() if new.id else None
    if existing is not None:  # the same request once more
        return get_deal(existing.id, actor=actor)
    check_may_begin(actor, Kind.DEAL, new)
    check_may_give(actor, new.owner_id)
    deal = open_deal(new, actor=actor, now=now)
    settle_in(deal, override_reason=new.override_reason, actor=actor, now=now)
    return deal


def open_deal(new: NewDeal, *, actor: Actor, now: datetime) -> Deal:
    """Write a new deal down. Whoever calls this lets it `settle_in` once all of it is there."""
    stage = _stage_for(new)
    _check_links(actor, owner_id=new.owner_id, company_id=new.company_id, source_id=new.source_id)
    company_id = new.company_id
    if company_id is None:
        company_id = company_named(new.company_name, actor=actor, now=now)
    deal = Deal.objects.create(
        id=new.id or uuid7(),
        title=new.title,
        value=new.value,
        currency=new.currency or actor.currency,
        pipeline_id=stage.pipeline_id,
        stage=stage,
        owner_id=new.owner_id or actor.id,
        company_id=company_id,
        source_id=new.source_id,
        expected_close_date=new.expected_close_date,
        tags=_clean_tags(new.tags),
        creator_id=actor.id,
        created_at=now,
        stage_entered_at=now,
        changed_at=now,
    )
    if new.custom is not None:
        write_new(Kind.DEAL, deal.id, new.custom, actor=actor)
    emit(_created(deal, actor=actor, now=now))
    person_id = new.person_id
    if person_id is None:
        person_id = person_named(new.person_name, company_id=company_id, actor=actor, now=now)
    if person_id is not None:
        set_deal_person(deal.id, person_id, role=PersonRole.OTHER, actor=actor, now=now)
    return deal


def update_deal(
    deal_id: UUID,
    *,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    merges: bool = False,
    **changes: Unpack[DealChanges],
) -> Deal:
    """Change the named fields; a value that is already there changes nothing.

    `merges`: others may have changed other fields since that version.
    """
    deal = _locked(deal_id, actor=actor, version=None if merges else version)
    wanted: dict[str, Any] = dict(changes)
    if "tags" in wanted:
        wanted["tags"] = _clean_tags(wanted["tags"])
    custom = write(Kind.DEAL, deal.id, wanted.pop("custom", {}), actor=actor)
    before = {
        name: getattr(deal, name) for name, new in wanted.items() if getattr(deal, name) != new
    }
    check_may_write(actor, Kind.DEAL, named=wanted, changed=before)
    if not before and not custom:
        return deal
    if "owner_id" in before:
        check_may_give(actor, wanted["owner_id"])
    check_apart(deal.id, {*before, *custom}, version=version, current=deal.version)
    _check_links(actor, **{name: wanted[name] for name in before if name in LINKS})
    if rules.pushes(deal.expected_close_date, wanted.get("expected_close_date")):
        deal.close_date_pushes += 1
    for name in before:
        setattr(deal, name, wanted[name])
    if FACTS & before.keys():
        deal.changed_at = now
    # The title is named so that new values of own fields alone are a new version, too.
    deal.saved(*before, "title", "changed_at", "close_date_pushes")
    edited = {name: [_plain(old), _plain(wanted[name])] for name, old in before.items()}
    emit(DealChanged(actor_id=actor.id, at=now, deal_id=deal.id, changes=edited | custom))
    return deal


def delete_deal(deal_id: UUID, *, actor: Actor, now: datetime, version: int | None = None) -> None:
    """Put a deal into the trash."""
    deal = _locked(deal_id, actor=actor, version=version)
    deal.deleted_at, deal.deleted_by_id, deal.changed_at = now, actor.id, now
    deal.saved("deleted_at", "deleted_by", "changed_at")
    emit(DealDeleted(actor_id=actor.id, at=now, **_place(deal)))


def restore_deal(deal_id: UUID, *, actor: Actor, now: datetime) -> Deal:
    """Take a deal back from the trash; one that is not there is left alone."""
    deal = Deal.objects.select_for_update().filter(id=deal_id).first()
    if deal is None or not actor.may_edit(Kind.DEAL, deal):
        raise DealNotFound("There is no such deal, or it is not shown to you.")
    if deal.deleted_at is None:
        return deal
    deal.deleted_at, deal.deleted_by, deal.changed_at = None, None, now
    deal.saved("deleted_at", "deleted_by", "changed_at")
    emit(DealRestored(actor_id=actor.id, at=now, **_place(deal)))
    return deal


class PersonPart(TypedDict, total=False):
    """A person's part in a deal; of somebody who has one, what is left out stays."""

    role: PersonRole
    attitude: Attitude | None
    influence: Influence | None


def set_deal_person(
    deal_id: UUID, person_id: UUID, *, actor: Actor, now: datetime, **given: Unpack[PersonPart]
) -> None:
    """Give a person a part in a deal, or another part than before."""
    deal = get_deal(deal_id, actor=actor, lock=True)
    get_person(person_id, actor=actor)
    part = DealPerson.objects.filter(deal=deal, person_id=person_id).first()
    wanted = {"role": PersonRole.OTHER} | {name: value or "" for name, value in given.items()}
    if part is not None:
        wanted = {name: value or "" for name, value in given.items()}
        if all(getattr(part, name) == value for name, value in wanted.items()):
            return
    part, _ = DealPerson.objects.update_or_create(deal=deal, person_id=person_id, defaults=wanted)
    emit(
        DealPersonAdded(
            actor_id=actor.id,
            at=now,
            deal_id=deal.id,
            person_id=person_id,
            role=part.role,
            attitude=part.attitude,
            influence=part.influence,
        )
    )


def remove_deal_person(deal_id: UUID, person_id: UUID, *, actor: Actor, now: datetime) -> None:
    """Take a person out of a deal; one who has no part in it stays out."""
    deal = get_deal(deal_id, actor=actor, lock=True)
    removed, _ = DealPerson.objects.filter(deal=deal, person_id=person_id).delete()
    if removed:
        emit(DealPersonRemoved(actor_id=actor.id, at=now, deal_id=deal.id, person_id=person_id))


LINKS = {"owner_id", "company_id", "source_id", "lost_reason_id"}


def _locked(deal_id: UUID, *, actor: Actor, version: int | None) -> Deal:
    deal = get_deal(deal_id, actor=actor, lock=True)
    check_seen(deal, version)
    return deal


def _stage_for(new: NewDeal) -> Stage:
    if new.stage_id is not None:
        stage = pipelines.stage_to_enter(new.stage_id)
    else:
        pipeline_id = new.pipeline_id or pipelines.default_pipeline().id
        stage = pipelines.first_stage(pipelines.get_pipeline(pipeline_id).id)
    rules.check_move(
        DealStatus.OPEN,
        from_pipeline=new.pipeline_id or stage.pipeline_id,
        to_pipeline=stage.pipeline_id,
        archived=stage.is_archived,
    )
    return stage


def _check_links(
    actor: Actor,
    *,
    owner_id: UUID | None = None,
    company_id: UUID | None = None,
    source_id: UUID | None = None,
    lost_reason_id: UUID | None = None,
) -> None:
    """Refuse to tie a deal to what is not there or not seen."""
    check_owner(owner_id)
    if company_id is not None:
        get_company(company_id, actor=actor)
    pipelines.check_source(source_id)
    pipelines.check_lost_reason(lost_reason_id)


def _clean_tags(tags: list[str]) -> list[str]:
    return list(dict.fromkeys(tag.strip() for tag in tags if tag.strip()))


def _place(deal: Deal) -> dict[str, UUID]:
    return {"deal_id": deal.id, "pipeline_id": deal.pipeline_id, "stage_id": deal.stage_id}


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, list) else str(value)


def _created(deal: Deal, *, actor: Actor, now: datetime) -> DealCreated:
    return DealCreated(
        actor_id=actor.id,
        at=now,
        deal_id=deal.id,
        title=deal.title,
        value=str(deal.value),
        currency=deal.currency,
        pipeline_id=deal.pipeline_id,
        stage_id=deal.stage_id,
        owner_id=deal.owner_id,
        company_id=deal.company_id,
        origin="form",
    )
