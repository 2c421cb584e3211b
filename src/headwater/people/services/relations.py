from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.rules.shares import check_editable
from headwater.events.log import emit
from headwater.lib.ids import uuid7
from headwater.people import rules, selectors
from headwater.people.events import RelationAdded, RelationRemoved
from headwater.people.models import Relation
from headwater.people.rules import MUTUAL, RelationKind
from headwater.people.selectors.relations import get_relation, managers_above
from headwater.people.services.companies import hold_groups


@dataclass(frozen=True, kw_only=True)
class NewRelation:
    """How the person it is said of stands to another one or to a company.

    `is_inverse` turns it round: the other one stands so to them.
    """

    kind: RelationKind
    id: UUID | None = None
    person_id: UUID | None = None
    company_id: UUID | None = None
    is_inverse: bool = False
    text: str = ""


def relate(person_id: UUID, new: NewRelation, *, actor: Actor, now: datetime) -> Relation:
    """Say how a person stands to somebody; what was said already is not said again."""
    rules.check_relation(
        new.kind, person_id=person_id, other_person=new.person_id, other_company=new.company_id
    )
    if new.kind is RelationKind.REPORTS_TO:
        hold_groups()
    said_of = selectors.get_person(person_id, actor=actor)
    check_editable(actor, Kind.PERSON, said_of)
    one, other = person_id, new.person_id
    if other is not None:
        selectors.get_person(other, actor=actor)
        one, other = (other, one) if new.is_inverse else (one, other)
    if new.company_id is not None:
        selectors.get_company(new.company_id, actor=actor)
    if known := _known(one, other, new):
        return known
    if new.kind is RelationKind.REPORTS_TO and other is not None:
        rules.check_manager(one, managers_above(other))
    made = Relation.objects.create(
        id=new.id or uuid7(),
        person_id=one,
        other_person_id=other,
        other_company_id=new.company_id,
        kind=new.kind,
        text=new.text.strip(),
    )
    emit(RelationAdded(**_told(made, actor=actor, now=now)))
    return made


def unrelate(relation_id: UUID, *, actor: Actor, now: datetime) -> None:
    """Forget how two stand to each other."""
    relation = get_relation(relation_id, actor=actor)
    check_editable(actor, Kind.PERSON, relation.person)
    told = _told(relation, actor=actor, now=now)
    relation.delete()
    emit(RelationRemoved(**told))


def _known(one: UUID, other: UUID | None, new: NewRelation) -> Relation | None:
    said = Relation.objects.filter(kind=new.kind)
    same = said.filter(person_id=one, other_person_id=other, other_company_id=new.company_id)
    found: Relation | None = same.first()
    if found is None and other is not None and new.kind in MUTUAL:
        found = said.filter(person_id=other, other_person_id=one).first()
    return found


def _told(relation: Relation, *, actor: Actor, now: datetime) -> dict[str, Any]:
    return {
        "actor_id": actor.id,
        "at": now,
        "relation_id": relation.id,
        "kind": str(relation.kind),
        "person_id": relation.person_id,
        "other_person_id": relation.other_person_id,
        "other_company_id": relation.other_company_id,
    }
