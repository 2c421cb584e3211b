"""Narrowing deals down: each wish is one condition, from a closed list."""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.rules.fields import check_may_ask
from headwater.fields.selectors.catalogue import read_filter
from headwater.fields.selectors.where import Where, literal
from headwater.pipeline.selectors import fields as _  # noqa: F401  # declares what can be asked

CONDITIONS = {
    "pipeline_id": "d.pipeline_id = %(pipeline_id)s",
    "stage_id": "d.stage_id = %(stage_id)s",
    "owner_id": "d.owner_id = %(owner_id)s",
    "status": "d.status = %(status)s",
    "company_id": "d.company_id = %(company_id)s AND company.id IS NOT NULL",
    "person_id": """EXISTS (SELECT FROM pipeline_dealperson p WHERE p.workspace_id = d.workspace_id
        AND p.deal_id = d.id AND p.person_id = %(person_id)s)""",
    "q": "(d.title ILIKE %(q)s OR company.name ILIKE %(q)s)",
    "value_min": "d.value >= %(value_min)s",
    "value_max": "d.value <= %(value_max)s",
    "close_from": "d.expected_close_date >= %(close_from)s",
    "close_to": "d.expected_close_date <= %(close_to)s",
    "created_from": "d.created_at >= (%(created_from)s::date)::timestamp AT TIME ZONE %(zone)s",
    "created_to": "d.created_at < (%(created_to)s::date + 1)::timestamp AT TIME ZONE %(zone)s",
    "tag": "d.tags @> ARRAY[%(tag)s]::varchar[]",
    "source_id": "d.source_id = %(source_id)s",
    "ids": "d.id = ANY(%(ids)s)",
    "without": """CASE %(without)s WHEN 'source' THEN d.source_id IS NULL
        WHEN 'company' THEN company.id IS NULL ELSE d.expected_close_date IS NULL END""",
}
ONLY_OWNER = {"owner_id"}
HIDEABLE = {"value_min": "value", "value_max": "value"}  # by the field they ask for


@dataclass(frozen=True, kw_only=True)
class DealFilter:
    """What somebody wants to see of the deals they may see; None asks for nothing."""

    pipeline_id: UUID | None = None
    stage_id: UUID | None = None
    owner_id: UUID | None = None
    status: str | None = None
    company_id: UUID | None = None
    person_id: UUID | None = None
    q: str | None = None
    value_min: Decimal | None = None
    value_max: Decimal | None = None
    close_from: date | None = None
    close_to: date | None = None
    created_from: date | None = None
    created_to: date | None = None
    tag: str | None = None
    source_id: UUID | None = None
    ids: tuple[UUID, ...] | None = None
    without: str | None = None
    filter: str = ""

    @cached_property
    def _read(self) -> dict[UUID, Where]:
        return {}

    def where(self, actor: Actor) -> Where | None:
        """What the filter asks for in its own language, read once. Raises BadFilter."""
        if self.filter and actor.id not in self._read:
            self._read[actor.id] = read_filter(self.filter, Kind.DEAL, actor=actor)
        return self._read.get(actor.id)

    def asked(self, actor: Actor) -> dict[str, Any]:
        """Give what is asked for as SQL parameters. Raises BadFilter for what the actor cannot."""
        simple, where = self._simple(), self.where(actor)
        for name in HIDEABLE.keys() & simple.keys():
            check_may_ask(actor, Kind.DEAL, HIDEABLE[name], parameter=name)
        return simple | (where.values if where else {})

    def names(self, *wishes: str) -> bool:
        """Whether one of these simple wishes is asked for."""
        return bool(self._simple().keys() & set(wishes))

    def _simple(self) -> dict[str, Any]:
        asked = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "filter"}
        asked = {name: value for name, value in asked.items() if value not in (None, "")}
        if "q" in asked:
            asked["q"] = f"%{literal(asked['q'])}%"
        if "ids" in asked:
            asked["ids"] = list(asked["ids"])
        return asked

    def conditions(self, actor: Actor) -> str:
        """Write the WHERE clause behind the one of visibility; values come as parameters."""
        where = self.where(actor)
        more = f"\n    AND {where.sql}" if where else ""
        return "".join(f"\n    AND {CONDITIONS[name]}" for name in self._simple()) + more

    def needs_rows(self) -> bool:
        """Whether totals must be counted from the deals: the kept totals know only owners."""
        return bool(self.filter or self._simple().keys() - ONLY_OWNER)
