"""What happens to companies and persons. `changes` holds for each field its value before, after."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from headwater.events.base import Event


@dataclass(frozen=True, kw_only=True)
class CompanyEvent(Event):
    """Something happened to a company."""

    subject_kind: ClassVar[str] = "company"
    company_id: UUID


@dataclass(frozen=True, kw_only=True)
class CompanyCreated(CompanyEvent):
    """A company became known. `origin` says by which door: form, import, demo."""

    name: ClassVar[str] = "company.created"
    company_name: str
    owner_id: UUID | None
    origin: str


@dataclass(frozen=True, kw_only=True)
class CompanyChanged(CompanyEvent):
    """Fields of a company were edited."""

    name: ClassVar[str] = "company.changed"
    changes: dict[str, list[Any]]


@dataclass(frozen=True, kw_only=True)
class CompanyDeleted(CompanyEvent):
    """A company went to the trash, from where it can be taken back for 30 days."""

    name: ClassVar[str] = "company.deleted"


@dataclass(frozen=True, kw_only=True)
class CompanyRestored(CompanyEvent):
    """A company was taken back from the trash."""

    name: ClassVar[str] = "company.restored"


@dataclass(frozen=True, kw_only=True)
class PersonEvent(Event):
    """Something happened to a person."""

    subject_kind: ClassVar[str] = "person"
    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class PersonCreated(PersonEvent):
    """A person became known. `origin` says by which door: form, import, demo."""

    name: ClassVar[str] = "person.created"
    person_name: str
    company_id: UUID | None
    owner_id: UUID | None
    origin: str


@dataclass(frozen=True, kw_only=True)
class PersonChanged(PersonEvent):
    """Fields of a person were edited."""

    name: ClassVar[str] = "person.changed"
    changes: dict[str, list[Any]]


@dataclass(frozen=True, kw_only=True)
class PersonDeleted(PersonEvent):
    """A person went to the trash, from where they can be taken back for 30 days."""

    name: ClassVar[str] = "person.deleted"


@dataclass(frozen=True, kw_only=True)
class PersonRestored(PersonEvent):
    """A person was taken back from the trash."""

    name: ClassVar[str] = "person.restored"


@dataclass(frozen=True, kw_only=True)
class CompanyMerged(CompanyEvent):
    """Another company, which was the same, became part of this one. `moved` counts what came along."""

    name: ClassVar[str] = "company.merged"
    other_id: UUID
    other_name: str
    merge_id: UUID
    moved: dict[str, int]


@dataclass(frozen=True, kw_only=True)
class CompanyUnmerged(CompanyEvent):
    """A merge was taken back: the other company is on its own again."""

    name: ClassVar[str] = "company.unmerged"
    other_id: UUID
    other_name: str
    merge_id: UUID


@dataclass(frozen=True, kw_only=True)
class PersonMerged(PersonEvent):
    """Another person, which was the same, became part of this one. `moved` counts what came along."""

    name: ClassVar[str] = "person.merged"
    other_id: UUID
    other_name: str
    merge_id: UUID
    moved: dict[str, int]


@dataclass(frozen=True, kw_only=True)
class PersonUnmerged(PersonEvent):
    """A merge was taken back: the other person is on its own again."""

    name: ClassVar[str] = "person.unmerged"
    other_id: UUID
    other_name: str
    merge_id: UUID


@dataclass(frozen=True, kw_only=True)
class RelationEvent(Event):
    """Something about how a person stands to another one or to a company."""

    subject_kind: ClassVar[str] = "relation"
    relation_id: UUID
    kind: str
    person_id: UUID
    other_person_id: UUID | None
    other_company_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class RelationAdded(RelationEvent):
    """It became known how a person stands to another one or to a company."""

    name: ClassVar[str] = "relation.added"


@dataclass(frozen=True, kw_only=True)
class RelationRemoved(RelationEvent):
    """They do not stand to each other in that way, or no longer."""

    name: ClassVar[str] = "relation.removed"
