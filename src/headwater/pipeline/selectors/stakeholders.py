"""The people of a deal: how they stand to it, who reports to whom, and who is missing."""

from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.selectors.sight import sees
from headwater.people.models import Person, Relation
from headwater.people.rules import RelationKind
from headwater.pipeline.models import DealPerson
from headwater.pipeline.rules import Attitude, Influence, PersonRole, Stakeholder, gaps_of
from headwater.pipeline.selectors.deals import get_deal
from headwater.pipeline.selectors.sight import VISIBLE, sight
from headwater.tenancy.sql import Statement

EVERY = f"""
SELECT dp.person_id AS id, p.name, p.title, dp.role, dp.attitude, dp.influence, ARRAY(
        SELECT boss.name FROM people_relation r
        JOIN pipeline_dealperson other ON other.workspace_id = r.workspace_id
            AND other.deal_id = dp.deal_id AND other.person_id = r.other_person_id
        JOIN people_person boss ON boss.workspace_id = r.workspace_id AND boss.id = r.other_person_id
            AND boss.deleted_at IS NULL AND {sees(Kind.PERSON, "boss")}
        WHERE r.workspace_id = dp.workspace_id AND r.person_id = dp.person_id
            AND r.kind = 'reports_to' ORDER BY r.id) AS reports_to
FROM pipeline_deal d
JOIN pipeline_dealperson dp ON dp.workspace_id = d.workspace_id AND dp.deal_id = d.id
JOIN people_person p ON p.workspace_id = dp.workspace_id AND p.id = dp.person_id
    AND p.deleted_at IS NULL AND {sees(Kind.PERSON, "p")}
WHERE {VISIBLE} AND d.id = %(deal)s
"""  # noqa: S608  # constants


def stakeholders(deal_id: UUID, *, actor: Actor) -> dict[str, Any]:
    """List the people of a deal the actor sees. Whom they do not see, they are not told to miss."""
    deal = get_deal(deal_id, actor=actor)
    seen = DealPerson.objects.filter(deal=deal, person__in=Person.objects.visible_to(actor))
    parts = list(seen.select_related("person").order_by("id"))
    lines = _lines([part.person_id for part in parts], actor=actor)
    return {
        "items": [
            {
                "person_id": part.person_id,
                "name": part.person.name,
                "title": part.person.title,
                "role": part.role,
                "attitude": part.attitude or None,
                "influence": part.influence or None,
                "reports_to": lines.get(part.person_id, []),
            }
            for part in parts
        ],
        "gaps": gaps_of([_stakeholder(part) for part in parts]),
    }


def _lines(ids: list[UUID], *, actor: Actor) -> dict[UUID, list[UUID]]:
    reporting = Relation.objects.visible_to(actor).filter(
        kind=RelationKind.REPORTS_TO, person_id__in=ids, other_person_id__in=ids
    )
    found: dict[UUID, list[UUID]] = {}
    for person_id, manager_id in reporting.order_by("id").values_list(
        "person_id", "other_person_id"
    ):
        found.setdefault(person_id, []).append(manager_id)
    return found


def _stakeholder(part: DealPerson) -> Stakeholder:
    return Stakeholder(
        role=PersonRole(part.role),
        attitude=Attitude(part.attitude) if part.attitude else None,
        influence=Influence(part.influence) if part.influence else None,
    )


def every_stakeholder(deal_id: UUID, *, actor: Actor) -> Statement:
    """Write what reads the people of a deal, as its map shows them."""
    return Statement(EVERY, sight(actor) | {"deal": deal_id}, "ORDER BY dp.id")
