"""What a run knows of the workspace, so that a row costs no query of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from headwater.accounts.rules import Actor, Role
from headwater.accounts.selectors.workspaces import get_workspace
from headwater.exchange import selectors
from headwater.exchange.models import ImportFile, ImportRow, ImportRun
from headwater.exchange.rules.fields import Fields, FileKind
from headwater.exchange.rules.journeys import STATUS, Meaning, Route
from headwater.exchange.rules.plan import Plan, StageAction
from headwater.exchange.rules.problems import CellRefused
from headwater.exchange.rules.reading import Said, Sense, name_key, sense_of
from headwater.exchange.rules.recognition import letters
from headwater.exchange.services.batches import Batch
from headwater.exchange.services.groups import Groups
from headwater.fields.rules.custom import REFERRING, CustomType
from headwater.lib.ids import uuid7
from headwater.people.events import CompanyCreated
from headwater.people.models import Company, Person
from headwater.pipeline.models import Named, Source
from headwater.tenancy.sql import fetch_all

COMPANY_FIELDS = {
    "company_domain": "domain", "industry": "industry", "tier": "tier", "company_size": "size", "country": "country",
    "credit_code": "credit_code", "address": "description",
}  # fmt: skip
EMPTY_COMPANY: Mapping[str, Any] = {
    "domain": "", "industry": "", "tier": "", "size": None, "country": "", "credit_code": "", "description": "",
    "owner_id": None, "parent_id": None,
}  # fmt: skip
KNOWN = """
SELECT outside_id, record_id, digest, run_id FROM exchange_outsideid
WHERE workspace_id = current_workspace() AND source = %s AND kind = %s AND outside_id = ANY(%s)
"""


class Known(NamedTuple):
    """A record that a row of this source has been before."""

    record_id: UUID
    digest: str
    run_id: UUID


@dataclass
class Context:
    """Names and ids of everything rows refer to; grows as rows make new things."""

    run: ImportRun
    plan: Plan
    actor: Actor
    now: datetime
    is_trial: bool
    files: Sequence[ImportFile]
    batch: Batch
    country: str  # of telephone numbers that name none
    route: Route | None = None
    members: dict[str, UUID] = field(default_factory=dict)
    companies: dict[str, UUID] = field(default_factory=dict)
    named: dict[type[Named], dict[str, UUID]] = field(default_factory=dict)
    products: dict[str, str] = field(default_factory=dict)
    teams: dict[tuple[UUID | None, str], tuple[UUID, str]] = field(default_factory=dict)
    people: dict[tuple[str, str], UUID] = field(default_factory=dict)
    own: Mapping[FileKind, Fields] = field(default_factory=dict)
    referring: dict[tuple[CustomType, str], UUID | None] = field(default_factory=dict)
    _groups: Groups | None = None
    tried: dict[tuple[str, str], Known] = field(default_factory=dict)  # in a trial: would be known

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.plan.time_zone)

    @property
    def groups(self) -> Groups:
        """Read once a batch, and only where rows name parents; a trial writes none of them."""
        if self._groups is None:
            self._groups = Groups()
        return self._groups

    def new_batch(self) -> Batch:
        if not self.is_trial:
            self._groups = None
        self.batch = Batch(self.run.id, self.plan.source)
        return self.batch

    def sense(self, file: ImportFile) -> Sense:
        return sense_of(
            file.columns,
            own=self.own.get(FileKind(file.kind), {}) if file.kind else {},
            zone=self.zone,
            date_order=file.date_order,
            decimal_comma=file.decimal_comma,
            currency=self.plan.currency,
        )

    def referred(self, said: Said, sense: Sense) -> Said:
        """Look up whom and what a row names in fields of the workspace's own."""
        for _, column, target in sense.columns:
            if target.own and target.own.type in REFERRING and target.name in said:
                key = (target.own.type, str(said[target.name]))
                if key not in self.referring:
                    self.referring[key] = self._found(*key)
                if (found := self.referring[key]) is None:
                    raise CellRefused(
                        "There is nobody and nothing called “{text}”, or several are.",
                        text=key[1][:50],
                        field=column,
                    )
                said[target.name] = str(found)
        return said

    def _found(self, type_: CustomType, name: str) -> UUID | None:
        if type_ is CustomType.MEMBER:
            return self.members.get(name.lower()) or self.members.get(name_key(name))
        if type_ is CustomType.COMPANY:
            return self.companies.get(name_key(name))
        people = Person.objects.visible_to(self.actor).filter(name=name)
        ids = {*people.values_list("id", flat=True)[:2]}
        ids |= {one for (kind, key), one in self.people.items()
                if kind == "name" and key.startswith(f"{name_key(name)}@")}  # fmt: skip
        return ids.pop() if len(ids) == 1 else None

    def known(self, kind: str, outside_ids: Sequence[str]) -> dict[str, Known]:
        """Find which rows have come in before."""
        found = fetch_all(KNOWN, [self.plan.source, kind, list(outside_ids)])
        known = {outside_id: Known(*of_it) for outside_id, *of_it in found}
        tried = {key: self.tried[kind, key] for key in outside_ids if (kind, key) in self.tried}
        return known | tried

    def remember(self, kind: str, outside_id: str, record_id: UUID, *, digest: str) -> None:
        self.batch.remember(kind, outside_id, record_id, digest=digest)
        if self.is_trial:
            self.tried[kind, outside_id] = Known(record_id, digest, self.run.id)

    def owner(self, said: Said) -> UUID:
        """Find the owner a row names, by mail address and then name; else the importer."""
        for mail in said.get("owner_email", []):
            if mail in self.members:
                return self.members[mail]
        name = said.get("owner")
        return self.member(name, said.get("owner_email", [""])[0]) if name else self.actor.id

    def member(self, name: str, email: str = "") -> UUID:
        choice = self.plan.owners.get(name)
        if choice and choice.member_id:
            return UUID(choice.member_id)
        key = name_key(name)
        if key not in self.members:
            self.members[key] = self._new_member(name, email)
        if email:
            self.members[email] = self.members[key]
        return self.members[key]

    def company(self, said: Said) -> UUID | None:
        """Find or make the company a row names."""
        name = said.get("company")
        key = name_key(name) if name else ""
        if not key:
            return None
        if key not in self.companies:
            values = {column: said[name] for name, column in COMPANY_FIELDS.items() if name in said}
            self.companies[key] = self.new_company(str(name), values)
        return self.companies[key]

    def new_company(self, name: str, values: Mapping[str, Any]) -> UUID:
        company_id: UUID = values.get("id") or uuid7()
        row = {"id": company_id, "name": name, **EMPTY_COMPANY, **values}
        self.batch.create("company", row)
        self.batch.events.append(
            CompanyCreated(
                actor_id=self.actor.id,
                at=self.now,
                company_id=company_id,
                company_name=name,
                owner_id=row["owner_id"],
                origin="import",
            )
        )
        return company_id

    def named_one(self, model: type[Named], name: str | None) -> UUID | None:
        """Find or make a source or a lost reason by either of its names."""
        if not name:
            return None
        known = self.named.setdefault(model, _names(model))
        key = letters(name)
        if key not in known:
            known[key] = uuid7()
            chinese = not name.isascii()
            names = {"name_en": "" if chinese else name, "name_zh": name if chinese else ""}
            kind = "source" if model is Source else "reason"
            self.batch.create(kind, {"id": known[key], **names})
        return known[key]

    def tags(self, said: Said) -> list[str]:
        """Write products as the list of products does: GTXPro is GTX Pro."""
        return list(dict.fromkeys(self.products.get(letters(t), t) for t in said.get("tag", [])))

    def _new_member(self, name: str, email: str) -> UUID:
        member_id = uuid7()
        self.batch.create(
            "member",
            {
                "id": member_id, "name": name, "email": email, "role": Role.SELLER, "team_id": None,
                "language": self.actor.language, "time_zone": self.plan.time_zone,
            },
        )  # fmt: skip
        return member_id


def load(run: ImportRun, *, actor: Actor, now: datetime, is_trial: bool) -> Context:
    """Read once what all rows will need."""
    plan, files = Plan.from_json(run.plan), selectors.files_of(run)
    country = get_workspace(actor.workspace_id).country
    context = Context(run, plan, actor, now, is_trial, files, Batch(run.id, plan.source), country)
    for member in reversed(selectors.members()):
        context.members[name_key(member.name)] = member.id
        if member.email:
            context.members[member.email.lower()] = member.id
    companies = Company.objects.visible_to(actor).order_by("-created_at", "-id")
    context.companies = {name_key(name): id_ for id_, name in companies.values_list("id", "name")}
    context.products = _products(files)
    context.own = selectors.own_fields(actor)
    if run.made:
        context.route = route_of(run, plan)
    return context


def route_of(run: ImportRun, plan: Plan) -> Route:
    """Resolve the plan's choices to the stages there are, those just made among them."""
    made = {value: UUID(stage_id) for value, stage_id in run.made["stages"].items()}
    meanings = {}
    for value, choice in plan.stages.items():
        if choice.action in STATUS:
            meanings[value] = Meaning(None, STATUS[choice.action])
        elif choice.action is StageAction.SKIP:
            meanings[value] = Meaning()
        else:
            meanings[value] = Meaning(UUID(choice.stage_id) if choice.stage_id else made[value])
    return Route(
        order=tuple(map(UUID, run.made["order"])),
        closed_in=UUID(run.made["closed_in"]),
        meanings=meanings,
        zone=ZoneInfo(plan.time_zone),
        reopen=plan.reopen,
    )


def _products(files: Sequence[ImportFile]) -> dict[str, str]:
    """Read the list of products, if there is one; it is small."""
    file = selectors.file_of_kind(files, FileKind.PRODUCTS)
    column = selectors.column_of(file, "product") if file else None
    if file is None or column is None:
        return {}
    rows = ImportRow.objects.filter(file=file, problem__isnull=True).values_list("cells", flat=True)
    return {letters(cells[column]): cells[column] for cells in rows if cells[column]}


def _names(model: type[Named]) -> dict[str, UUID]:
    return {
        letters(name): row.id
        for row in model._default_manager.order_by("id")  # noqa: SLF001
        for name in (row.name_en, row.name_zh)
        if name
    }
