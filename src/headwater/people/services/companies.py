from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict, Unpack
from uuid import UUID

from headwater.accounts.rules import Actor, Kind, check_may_give
from headwater.accounts.rules.fields import check_may_begin
from headwater.events.log import emit
from headwater.events.since import check_apart, check_seen
from headwater.fields.services.values import write_new
from headwater.lib.ids import uuid7
from headwater.people import rules, selectors
from headwater.people.events import (
    CompanyChanged,
    CompanyCreated,
    CompanyDeleted,
    CompanyRestored,
)
from headwater.people.models import Company
from headwater.people.services.channels import NewChannel, check_may_reach, write_channels
from headwater.people.services.edits import edit
from headwater.tenancy.sql import one_at_a_time


@dataclass(frozen=True, kw_only=True)
class NewCompany:
    """What is known of a company when it is created. Nobody as owner: everybody sees it."""

    name: str
    owner_id: UUID | None
    id: UUID | None = None
    domain: str = ""
    industry: str = ""
    tier: str = ""
    size: int | None = None
    country: str = ""
    credit_code: str = ""
    description: str = ""
    parent_id: UUID | None = None
    channels: Sequence[NewChannel] = ()
    custom: Mapping[str, Any] | None = None  # None: nobody asked for what is required


class CompanyChanges(TypedDict, total=False):
    name: str
    domain: str
    industry: str
    tier: str
    size: int | None
    country: str
    credit_code: str
    description: str
    parent_id: UUID | None
    owner_id: UUID | None
    channels: Sequence[NewChannel]
    custom: Mapping[str, Any]


def create_company(
    new: NewCompany, *, actor: Actor, now: datetime, origin: str = "form"
) -> Company:
    """Make a company known, with the ways to reach it."""
    if new.id is not None and Company.objects.filter(id=new.id).exists():
        return selectors.get_company(new.id, actor=actor)  # the same request once more
    if origin != "lead":  # which hands on what its own record holds
        check_may_begin(actor, Kind.COMPANY, new)
        check_may_reach(actor, Kind.COMPANY, new.channels)
        check_may_give(actor, new.owner_id)
    selectors.check_owner(new.owner_id)
    if new.parent_id is not None:
        hold_groups()
        selectors.get_company(new.parent_id, actor=actor)
    company_id = new.id or uuid7()
    _check_parent(company_id, new.parent_id)
    company = Company.objects.create(
        id=company_id,
        name=new.name.strip(),
        domain=new.domain.lower(),
        industry=new.industry,
        tier=new.tier,
        size=new.size,
        country=new.country,
        credit_code=rules.credit_code(new.credit_code),
        description=new.description,
        parent_id=new.parent_id,
        owner_id=new.owner_id,
    )
    write_channels(company, new.channels)
    if new.custom is not None:
        write_new(Kind.COMPANY, company.id, new.custom, actor=actor)
    emit(_created(company, actor=actor, now=now, origin=origin))
    return company


def update_company(
    company_id: UUID,
    *,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    merges: bool = False,
    **changes: Unpack[CompanyChanges],
) -> Company:
    """Change the named fields; a value that is already there changes nothing.

    `merges`: others may have changed other fields since that version.
    """
    if changes.get("parent_id") is not None:
        hold_groups()
    company = selectors.get_company(company_id, actor=actor, lock=True)
    current = company.version
    check_seen(company, None if merges else version)
    wanted: dict[str, Any] = dict(changes)
    if "owner_id" in wanted and wanted["owner_id"] != company.owner_id:
        check_may_give(actor, wanted["owner_id"])
        selectors.check_owner(wanted["owner_id"])
    if (parent_id := wanted.get("parent_id")) is not None:
        selectors.get_company(parent_id, actor=actor)
        _check_parent(company_id, parent_id)
    if "domain" in wanted:
        wanted["domain"] = wanted["domain"].lower()
    if "credit_code" in wanted:
        wanted["credit_code"] = rules.credit_code(wanted["credit_code"])
    edited = edit(company, wanted, actor=actor)
    if edited:
        check_apart(company.id, edited, version=version, current=current)
        emit(CompanyChanged(actor_id=actor.id, at=now, company_id=company.id, changes=edited))
    return company


def hold_groups() -> None:
    """Let nobody else of the workspace change who belongs to whom until this transaction ends.

    Two halves of a circle may else be drawn at the same time.
    """
    one_at_a_time("groups")


def delete_company(
    company_id: UUID, *, actor: Actor, now: datetime, version: int | None = None
) -> None:
    """Put a company into the trash. Its people and deals keep their tie to it, but do not show it."""
    company = selectors.get_company(company_id, actor=actor, lock=True)
    check_seen(company, version)
    company.deleted_at, company.deleted_by_id = now, actor.id
    company.saved("deleted_at", "deleted_by")
    emit(CompanyDeleted(actor_id=actor.id, at=now, company_id=company.id))


def restore_company(company_id: UUID, *, actor: Actor, now: datetime) -> Company:
    """Take a company back from the trash; one that is not there is left alone."""
    company = selectors.get_company(company_id, actor=actor, lock=True, in_trash=True)
    if company.deleted_at is None:
        return company
    company.deleted_at, company.deleted_by = None, None
    company.saved("deleted_at", "deleted_by")
    emit(CompanyRestored(actor_id=actor.id, at=now, company_id=company.id))
    return company


def _check_parent(company_id: UUID, parent_id: UUID | None) -> None:
    if parent_id is not None:
        above, height = selectors.ancestors(parent_id), selectors.height(company_id)
        rules.check_parent(company_id, above, height=height)


def _created(company: Company, *, actor: Actor, now: datetime, origin: str) -> CompanyCreated:
    return CompanyCreated(
        actor_id=actor.id,
        at=now,
        company_id=company.id,
        company_name=company.name,
        owner_id=company.owner_id,
        origin=origin,
    )
