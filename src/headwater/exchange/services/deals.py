"""Rows that are deals, with their way through the stages."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any
from uuid import UUID

from headwater.exchange import selectors
from headwater.exchange.models import ImportFile
from headwater.exchange.rules import reading
from headwater.exchange.rules.fields import FileKind
from headwater.exchange.rules.journeys import (
    OPEN,
    Line,
    Route,
    Stay,
    Step,
    expected_close,
    stays_of,
    way_of,
)
from headwater.exchange.rules.plan import Outcome
from headwater.exchange.rules.problems import CellRefused
from headwater.exchange.rules.reading import Said, as_moment
from headwater.exchange.selectors import FileRow
from headwater.exchange.services import edits
from headwater.exchange.services.contexts import Context, Known
from headwater.exchange.services.persons import look_up, person_of_deal
from headwater.exchange.services.rows import own_of, read_rows
from headwater.exchange.services.stories import story_of
from headwater.lib.errors import Conflict, DomainError
from headwater.lib.ids import uuid7
from headwater.lib.money import rounded
from headwater.pipeline.events import DealPersonAdded
from headwater.pipeline.models import LostReason, Source
from headwater.pipeline.rules import PersonRole

INTERESTING = ("lost", "void")


class RepeatedRow(Conflict):
    """A later row of the same file says it is the same record, but says something else of it."""

    code = "repeated_row"


@dataclass(frozen=True)
class Coming:
    """A deal that a row describes, read and resolved."""

    number: int
    key: str
    said: Said
    digest: str
    steps: Sequence[Step]
    has_history: bool


def take_in(file: ImportFile, rows: Sequence[FileRow], context: Context) -> None:
    """Plan what one chunk of deals creates and changes."""
    said = read_rows(file, rows, context)
    keys = {number: said[number].get("deal_id") or reading.digest(said[number]) for number in said}
    lines = history_of(list(keys.values()), context)
    known = context.known("deal", list(keys.values()))
    look_up([one for one in said.values() if "person" in one or "email" in one], context)
    current = edits.current(
        file, "deal", [known[k].record_id for k in keys.values() if k in known], context=context
    )
    for number, one in said.items():
        key = keys[number]
        try:
            coming = _coming(number, key, one, lines=lines.get(key, []), context=context)
            deal_id = _place(file, coming, known.get(key), current=current, context=context)
        except DomainError as error:
            context.batch.refuse(file.id, number, error)
        else:
            known[key] = Known(deal_id, coming.digest, context.run.id)


def history_of(keys: Sequence[str], context: Context) -> dict[str, list[Line]]:
    """Read the stage history of these deals; a line that cannot be read is refused by itself."""
    file = selectors.file_of_kind(context.files, FileKind.STAGE_HISTORY)
    if file is None:
        return {}
    sense = context.sense(file)
    found: dict[str, list[Line]] = defaultdict(list)
    for row in selectors.lines_of(file.id, keys):
        try:
            said = reading.read(row.cells, sense)
            at = as_moment(said["at"], context.zone)
            found[row.key].append(Line(at, said["stage"], said.get("owner")))
        except KeyError as error:
            missing = CellRefused("This row lacks: {field}.", field=error.args[0])
            context.batch.refuse(file.id, row.number, missing)
        except DomainError as error:
            context.batch.refuse(file.id, row.number, error)
    return {key: sorted(lines, key=lambda line: line.at) for key, lines in found.items()}


def _coming(
    number: int, key: str, said: Said, *, lines: Sequence[Line], context: Context
) -> Coming:
    if not reading.title_of(said):
        raise CellRefused("This row names no deal.")
    steps = way_of(said, lines, _route(context), now=context.now)
    return Coming(number, key, said, reading.digest(said), steps, bool(lines))


def _route(context: Context) -> Route:
    if context.route is None:
        raise RuntimeError("The stages are made before the first deal.")
    return context.route


def _place(
    file: ImportFile,
    coming: Coming,
    known: Known | None,
    *,
    current: Mapping[UUID, dict[str, Any]],
    context: Context,
) -> UUID:
    """Decide whether a row is a new deal, an edit of one, or nothing new."""
    title, tell = reading.title_of(coming.said), context.batch.tell
    if known is None or edits.is_gone("deal", known, current, context=context):
        deal_id = create(coming, context)
        tell(file.id, coming.number, Outcome.CREATED, kind="deal", record_id=deal_id, title=title)
        return deal_id
    outcome = Outcome.UNCHANGED
    if known.digest != coming.digest:
        if known.run_id == context.run.id:
            raise RepeatedRow("An earlier row of this import is the same deal, but differs.")
        outcome = edits.edit_deal(known.record_id, _edit(coming, context), current, context=context)
        context.remember("deal", coming.key, known.record_id, digest=coming.digest)
    about = {"kind": "deal", "record_id": known.record_id, "title": title}
    tell(file.id, coming.number, outcome, **about)
    return known.record_id


def _edit(coming: Coming, context: Context) -> dict[str, Any]:
    """Say what the row wants the deal to be now; what it does not speak of stays."""
    last = coming.steps[-1]
    values = {
        name: value for name, value in _values(coming, context).items() if value not in (None, [])
    }
    values |= own_of(coming.said)
    if "value" not in coming.said:
        del values["value"], values["currency"]
    if "owner" in coming.said or "owner_email" in coming.said:
        values["owner_id"] = context.owner(coming.said)
    if "stage" in coming.said or last.status != OPEN:
        values |= {"stage_id": last.stage_id, "status": last.status}
        values["closed_at"] = None if last.status == OPEN else last.at
    else:
        del values["pipeline_id"]
    return values


def create(coming: Coming, context: Context) -> UUID:
    """Write the deal as it is now; the database adds what that says of its past, and we the rest."""
    deal_id, steps = uuid7(), coming.steps
    owners = _owners(coming, context)
    values = _values(coming, context)
    stays = stays_of(steps, _route(context))
    entered_at = stays[-1].entered_at if len(stays) > 1 else _entered_at(coming, context)
    row = {"id": deal_id, **values, **_state(steps[-1], entered_at, owners[-1])}
    context.batch.create("deal", row | {"creator_id": context.actor.id, "created_at": steps[0].at})
    if coming.has_history:
        _add_past(row, steps, owners, context=context)
        context.batch.visits += [_visit(row, stay) for stay in stays[:-1]]
    context.batch.events += story_of(deal_id, row, steps, owner_id=owners[0], context=context)
    _add_person(deal_id, coming.said, row["company_id"], context=context)
    context.batch.hold("deal", deal_id, own_of(coming.said))
    context.remember("deal", coming.key, deal_id, digest=coming.digest)
    return deal_id


def _owners(coming: Coming, context: Context) -> list[UUID]:
    """Tell who owned the deal at each step."""
    usual = context.owner(coming.said) if not coming.steps[0].owner else None
    found: list[UUID] = []
    for step in coming.steps:
        kept = found[-1] if found else usual
        found.append(context.member(step.owner) if step.owner else kept or context.actor.id)
    return found


def _add_past(
    row: Mapping[str, Any], steps: Sequence[Step], owners: Sequence[UUID], *, context: Context
) -> None:
    """Note what the deal was between each two steps."""
    same = {name: row[name] for name in ("pipeline_id", "value", "currency", "expected_close_date")}
    context.batch.versions += [
        {
            "deal_id": row["id"], "valid_from": before.at, "valid_to": after.at, "stage_id": before.stage_id,
            "status": before.status, "owner_id": owner_id, "is_deleted": False, **same,
        }
        for (before, after), owner_id in zip(pairwise(steps), owners, strict=False)
    ]  # fmt: skip


def _visit(row: Mapping[str, Any], stay: Stay) -> dict[str, Any]:
    return {
        "deal_id": row["id"], "pipeline_id": row["pipeline_id"], "stage_id": stay.stage_id,
        "entered_at": stay.entered_at, "left_at": stay.left_at, "exit": stay.exit,
    }  # fmt: skip


def _values(coming: Coming, context: Context) -> dict[str, Any]:
    """Resolve what the row says to the columns of a deal, without its state."""
    said, last = coming.said, coming.steps[-1]
    amount = said.get("value")
    currency = said.get("currency") or (amount and amount.currency) or context.plan.currency
    is_lost = last.status in INTERESTING
    return {
        "title": reading.title_of(said),
        "value": rounded(amount.value if amount else Decimal(0), currency),
        "currency": currency,
        "pipeline_id": context.run.made["pipeline"],
        "company_id": context.company(said),
        "source_id": context.named_one(Source, said.get("source")),
        "lost_reason_id": context.named_one(LostReason, said.get("lost_reason"))
        if is_lost
        else None,
        "expected_close_date": expected_close(said, last.status, context.zone),
        "tags": context.tags(said),
    }


def _state(step: Step, entered_at: datetime, owner_id: UUID) -> dict[str, Any]:
    return {
        "stage_id": step.stage_id,
        "status": step.status,
        "owner_id": owner_id,
        "stage_entered_at": entered_at,
        "closed_at": None if step.status == OPEN else step.at,
        "changed_at": step.at,
    }


def _entered_at(coming: Coming, context: Context) -> datetime:
    """Tell since when the deal has been in its stage, where the row says so."""
    first, last = coming.steps[0], coming.steps[-1]
    if "stage_entered_at" not in coming.said:
        return first.at
    entered_at = as_moment(coming.said["stage_entered_at"], context.zone)
    latest = last.at if last.status != OPEN else context.now
    return entered_at if first.at <= entered_at <= latest else first.at


def _add_person(deal_id: UUID, said: Said, company_id: UUID | None, *, context: Context) -> None:
    person_id = person_of_deal(said, company_id, context)
    if person_id is None:
        return
    role = PersonRole.OTHER
    context.batch.create(
        "part", {"id": uuid7(), "deal_id": deal_id, "person_id": person_id, "role": role}
    )
    context.batch.events.append(
        DealPersonAdded(
            actor_id=context.actor.id,
            at=context.now,
            deal_id=deal_id,
            person_id=person_id,
            role=role,
        )
    )
