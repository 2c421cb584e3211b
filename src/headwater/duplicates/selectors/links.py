"""Everything that points at a company or a person, also from packages this one does not know."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import ForeignKey, Model, UniqueConstraint

from headwater.duplicates.rules.records import RecordKind
from headwater.people.models import Channel, Company, Person

MODELS: dict[RecordKind, type[Company | Person]] = {
    RecordKind.COMPANY: Company,
    RecordKind.PERSON: Person,
}


@dataclass(frozen=True)
class Link:
    """A column that points at records of a kind; `alike`: at most one row of these per record."""

    model: type[Model]
    column: str
    alike: tuple[tuple[str, ...], ...]

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    @property
    def name(self) -> str:
        return f"{self.table}.{self.column}"


def links(kind: RecordKind) -> Iterator[Link]:
    """List the columns in the order of their names, asked of the models themselves."""
    found = [
        _link(field.field)
        for field in MODELS[kind]._meta.get_fields(include_hidden=True)
        if field.auto_created and not field.concrete and isinstance(field.field, ForeignKey)
    ]
    yield from sorted(found, key=lambda link: link.name)


def _link(field: "ForeignKey[object, object]") -> Link:
    if field.model is Channel:  # the same number twice is of no use to anybody
        return Link(Channel, field.column, (("kind", "key"),))
    options = field.model._meta
    alike = [
        tuple(options.get_field(name).column for name in rule.fields if name not in {"workspace", field.name})
        for rule in options.constraints
        if isinstance(rule, UniqueConstraint) and field.name in rule.fields
    ]
    return Link(field.model, field.column, ((),) if field.unique else tuple(alike))
