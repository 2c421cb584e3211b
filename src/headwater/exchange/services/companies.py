"""Rows that are companies."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from headwater.exchange.models import ImportFile
from headwater.exchange.rules import reading
from headwater.exchange.rules.plan import Outcome
from headwater.exchange.rules.problems import CellRefused
from headwater.exchange.rules.reading import Said, name_key
from headwater.exchange.selectors import FileRow
from headwater.exchange.services import edits
from headwater.exchange.services.contexts import COMPANY_FIELDS, Context, Known
from headwater.exchange.services.rows import own_of, read_rows
from headwater.lib.errors import DomainError
from headwater.lib.ids import uuid7
from headwater.people.rules import ChannelKind, channel_key


def take_in(file: ImportFile, rows: Sequence[FileRow], context: Context) -> None:
    """Plan what one chunk of companies creates and changes."""
    said = read_rows(file, rows, context)
    keys = {
        number: one.get("company_id") or name_key(one.get("company", ""))
        for number, one in said.items()
    }
    known = context.known("company", list(keys.values()))
    ids = [known[key].record_id for key in keys.values() if key in known]
    ids += [context.companies[key] for key in keys.values() if key in context.companies]
    current = edits.current(file, "company", ids, context=context)
    for number, one in said.items():
        try:
            _place(
                file, number, keys[number], said=one, known=known, current=current, context=context
            )
        except DomainError as error:
            context.batch.refuse(file.id, number, error)


def _place(  # noqa: PLR0913  # all of it is needed to place a row
    file: ImportFile,
    number: int,
    key: str,
    *,
    said: Said,
    known: dict[str, Known],
    current: edits.Current,
    context: Context,
) -> None:
    name, digest = said.get("company"), reading.digest(said)
    if not name:
        raise CellRefused("This row names no company.")
    before = known.get(key)
    if before and before.digest == digest:
        _tell(
            file, number, Outcome.UNCHANGED, company_id=before.record_id, name=name, context=context
        )
        return
    if before and not edits.is_gone("company", before, current, context=context):
        company_id: UUID | None = before.record_id
    else:
        company_id = context.companies.get(name_key(name))
    if company_id is None:
        company_id = _create(name, said, context)
        outcome = Outcome.CREATED
    elif company_id in current:
        wanted = _edit(said, before, current[company_id], context=context)
        _put_in_group(company_id, wanted, context)
        outcome = edits.edit_company(company_id, wanted, current, context=context)
    else:  # an earlier row has named it, as somebody's parent or employer
        outcome = _fill(company_id, said, context)
    context.remember("company", key, company_id, digest=digest)
    known[key] = Known(company_id, digest, context.run.id)
    _tell(file, number, outcome, company_id=company_id, name=name, context=context)


def _create(name: str, said: Said, context: Context) -> UUID:
    values = _values(said, context) | {"id": uuid7()}
    _put_in_group(values["id"], values, context)
    company_id = context.new_company(name, values)
    context.batch.hold("company", company_id, own_of(said))
    context.companies[name_key(name)] = company_id
    for phone in said.get("company_phone", []):
        channel = channel_of(
            ChannelKind.PHONE, phone, country=context.country, company_id=company_id
        )
        context.batch.create("channel", channel)
    return company_id


def _put_in_group(company_id: UUID, wanted: dict[str, Any], context: Context) -> None:
    if "parent_id" in wanted:
        context.groups.put(company_id, wanted)


def _fill(company_id: UUID, said: Said, context: Context) -> Outcome:
    made = context.batch.created["company"].get(company_id, {})
    new = {n: v for n, v in _values(said, context).items() if made.get(n) in (None, "")}
    _put_in_group(company_id, new, context)
    made |= new
    if made:
        context.batch.hold("company", company_id, own_of(said))
    return Outcome.CREATED if made else Outcome.UNCHANGED


def _values(said: Said, context: Context) -> dict[str, Any]:
    values = {column: said[field] for field, column in COMPANY_FIELDS.items() if field in said}
    if "description" in said:
        parts = [said["description"], values.get("description", "")]
        values["description"] = "\n".join(part for part in parts if part)
    if "owner" in said or "owner_email" in said:
        values["owner_id"] = context.owner(said)
    if "parent_company" in said:
        values["parent_id"] = context.company({"company": said["parent_company"]})
    return values


def _edit(
    said: Said, before: Known | None, current: dict[str, Any], *, context: Context
) -> dict[str, Any]:
    """A row that came in before may change what it brought; any other only fills in blanks."""
    values = _values(said, context) | own_of(said)
    if before:
        return values | {"name": said["company"]}
    return {name: value for name, value in values.items() if current[name] in (None, "")}


def _tell(  # as above
    file: ImportFile,
    number: int,
    outcome: Outcome,
    *,
    company_id: UUID,
    name: str,
    context: Context,
) -> None:
    context.batch.tell(
        file.id, number, outcome, kind="company", record_id=company_id, title=name[:200]
    )


def channel_of(  # noqa: PLR0913  # all that a channel is
    kind: ChannelKind,
    value: str,
    *,
    country: str,
    person_id: UUID | None = None,
    company_id: UUID | None = None,
    label: str = "",
    is_primary: bool = False,
) -> dict[str, Any]:
    return {
        "id": uuid7(), "kind": kind, "value": value, "label": label,
        "key": channel_key(kind, value, country=country), "is_primary": is_primary, "person_id": person_id, "company_id": company_id,
    }  # fmt: skip
