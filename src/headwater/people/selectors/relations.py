"""How people stand to each other and to companies."""

from typing import Any
from uuid import UUID

from django.db.models import Q

from headwater.accounts.rules import Actor
from headwater.lib.errors import NotFound
from headwater.people.models import Company, Person, Relation
from headwater.people.rules import RelationKind, in_tree_order
from headwater.people.selectors.records import get_company, get_person, successor
from headwater.tenancy.sql import fetch_all

MOST_SHOWN = 300
MANAGERS = """
WITH RECURSIVE above AS (
    SELECT %(id)s::uuid AS id
    UNION
    SELECT r.other_person_id FROM above JOIN people_relation r
        ON r.workspace_id = current_workspace() AND r.person_id = above.id
        AND r.kind = 'reports_to' AND r.other_person_id IS NOT NULL
)
SELECT id FROM above
"""


class RelationNotFound(NotFound):
    code = "relation_not_found"


def get_relation(relation_id: UUID, *, actor: Actor) -> Relation:
    """Find a relation both ends of which the actor sees."""
    relation = Relation.objects.visible_to(actor).filter(id=relation_id).first()
    if relation is None:
        raise RelationNotFound("There is no such relation, or it is not shown to you.")
    return relation


def managers_above(person_id: UUID) -> set[UUID]:
    """List a person and everybody above them, seen or not."""
    return {row[0] for row in fetch_all(MANAGERS, {"id": person_id})}


def relations_of_person(person_id: UUID, *, actor: Actor) -> list[dict[str, Any]]:
    """List how a person stands to others, and others to them."""
    person = get_person(successor(Person, person_id), actor=actor)
    seen = Relation.objects.visible_to(actor).filter(Q(person=person) | Q(other_person=person))
    rows = seen.select_related("person", "other_person", "other_company").order_by("kind", "id")
    return [_shown(row, is_inverse=row.person_id != person.id) for row in rows[:MOST_SHOWN]]


def relations_of_company(company_id: UUID, *, actor: Actor) -> list[dict[str, Any]]:
    """List who stands how to a company, beside those who work there."""
    company = get_company(successor(Company, company_id), actor=actor)
    seen = Relation.objects.visible_to(actor).filter(other_company=company)
    rows = seen.select_related("person").order_by("kind", "id")
    return [_shown(row, is_inverse=True) for row in rows[:MOST_SHOWN]]


def org_chart(company_id: UUID, *, actor: Actor) -> list[dict[str, Any]]:
    """List those who report to somebody in a company, or are reported to, behind their managers."""
    company = get_company(successor(Company, company_id), actor=actor)
    lines = Relation.objects.visible_to(actor).filter(
        kind=RelationKind.REPORTS_TO, person__company=company, other_person__company=company
    )
    managers: dict[UUID, UUID] = dict(
        lines.order_by("-id").values_list("person_id", "other_person_id")[:MOST_SHOWN]
    )
    ids = {*managers, *managers.values()}
    people = {one.id: one for one in Person.objects.filter(id__in=ids).order_by("name", "id")}
    return [
        {
            "id": one,
            "name": people[one].name,
            "title": people[one].title,
            "manager_id": managers.get(one),
            "level": level,
        }
        for one, level in in_tree_order(list(people), managers)
    ]


def _shown(row: Relation, *, is_inverse: bool) -> dict[str, Any]:
    other = row.person if is_inverse else row.other_person or row.other_company
    return {
        "id": row.id,
        "kind": row.kind,
        "is_inverse": is_inverse,
        "text": row.text,
        "other_kind": "person" if isinstance(other, Person) else "company",
        "other_id": other.id,
        "other_name": other.name,
        "other_title": other.title if isinstance(other, Person) else "",
    }
