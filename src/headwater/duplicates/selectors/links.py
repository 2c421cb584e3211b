"""Everything that points at a company or a person, also from packages this one does not know."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import ManyToOneRel, Model, UniqueConstraint

from headwater.duplicates.rules.records import RecordKind
from headwater.fields.models import CustomValue
from headwater.people.models import Channel, Company, Person

MODELS: dict[RecordKind, type[Company | Person]] = {
    RecordKind.COMPANY: Company,
    RecordKind.PERSON: Person,
}


@dataclass(frozen=True)
class Link:
    """A column that points at records of a kind.

    `alike`: at most one row of these per record. `apart`: what may not point at the same record.
    """

    model: type[Model]
    column: str
    alike: tuple[tuple[str, ...], ...]
    apart: tuple[str, ...] = ()

    @property
    def table(self) -> str:
        return str(self.model._meta.db_table)  # noqa: SLF001  # documented

    @property
    def key(self) -> str:
        return str(self.model._meta.pk.column)  # noqa: SLF001  # documented

    @property
    def name(self) -> str:
        return f"{self.table}.{self.column}"


# What a record holds in the workspace's own fields, and whose fields name it; no foreign key can
# point at records of several kinds. A field that both hold something in stays as the survivor has it.
OWN_FIELDS = (
    Link(CustomValue, "record_id", (("field_id",),)),
    Link(CustomValue, "ref", ()),
)


def links(kind: RecordKind) -> Iterator[Link]:
    """List the columns in the order of their names, asked of the models themselves."""
    related = MODELS[kind]._meta.get_fields(include_hidden=True)  # noqa: SLF001  # documented
    found = [_link(one.field) for one in related if isinstance(one, ManyToOneRel)]
    yield from sorted([*found, *OWN_FIELDS], key=lambda link: link.name)


def _link(field: Any) -> Link:
    if field.model is Channel:  # the same number twice is of no use to anybody
        return Link(Channel, field.column, (("kind", "key"),))
    options = field.model._meta  # noqa: SLF001  # documented
    alike = [
        tuple(
            options.get_field(name).column
            for name in rule.fields
            if name not in {"workspace", field.name}
        )
        for rule in options.constraints
        if isinstance(rule, UniqueConstraint) and field.name in rule.fields
    ]
    return Link(
        field.model, field.column, ((),) if field.unique else tuple(alike), tuple(_apart(field))
    )


def _apart(field: Any) -> Iterator[str]:
    """Find the other end, where both ends of a row are of one kind: nobody relates to themselves."""
    if field.model is not field.related_model:
        for other in field.model._meta.fields:  # noqa: SLF001  # documented
            if other is not field and other.related_model is field.related_model:
                yield other.column
