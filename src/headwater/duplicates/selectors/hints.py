"""Whom somebody is about to enter a second time."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from headwater.accounts.rules import Actor, Kind
from headwater.duplicates.rules.keys import keys
from headwater.duplicates.rules.records import RecordKind
from headwater.duplicates.rules.scoring import Profile, Reason, judge, without_hidden
from headwater.duplicates.selectors.links import MODELS
from headwater.duplicates.selectors.profiles import profiles
from headwater.duplicates.selectors.settings import names_holders
from headwater.people.models import Company, Person
from headwater.tenancy.sql import fetch_all

MOST_COMPARED, MOST_SHOWN, MOST_HOLDERS = 60, 5, 3
SHARING = """
SELECT k.record_id FROM duplicates_key k
WHERE k.workspace_id = current_workspace() AND k.kind = %s AND k.key = ANY(%s)
GROUP BY k.record_id ORDER BY count(*) DESC, k.record_id LIMIT %s
"""


@dataclass(frozen=True)
class Hint:
    """A record that is there already."""

    id: UUID
    name: str
    owner_name: str | None
    reasons: list[Reason]
    is_sure: bool
    score: float


@dataclass(frozen=True)
class Hints:
    """What one sees of it; and who holds what one does not see, of which nothing else is told."""

    items: list[Hint]
    held_by: list[str]
    is_held: bool


def hints(kind: RecordKind, draft: Profile, *, actor: Actor, but_for: UUID | None = None) -> Hints:
    """Find the records a draft may be the same as, the likeliest first.

    Of a record the actor may not see only its owner's name is told, or not even that where the
    workspace says so: two sellers must not court one customer unawares (撞单).
    """
    draft = without_hidden(draft, actor.hidden(Kind(kind)))
    rows = fetch_all(SHARING, [kind, sorted(keys(draft)), MOST_COMPARED])
    found = {record_id for (record_id,) in rows} - {but_for}
    seen = MODELS[kind].objects.visible_to(actor).select_related("owner").filter(id__in=found)
    records: dict[UUID, Company | Person] = {record.id: record for record in seen}
    holders = _holders(kind, draft, found - records.keys())
    return Hints(
        _of_seen(kind, draft, records, actor=actor),
        holders if holders and names_holders() else [],
        is_held=bool(holders),
    )


def _holders(kind: RecordKind, draft: Profile, hidden: set[UUID]) -> list[str]:
    if not hidden:
        return []
    owned = MODELS[kind].objects.filter(id__in=hidden, deleted_at=None, owner__isnull=False)
    owners = {record.id: record.owner.name for record in owned.select_related("owner")}
    known = profiles(kind, list(owners))
    sure = {owners[id_] for id_, other in known.items() if judge(draft, other).is_asked}
    return sorted(sure)[:MOST_HOLDERS]


def _of_seen(
    kind: RecordKind, draft: Profile, records: Mapping[UUID, Company | Person], *, actor: Actor
) -> list[Hint]:
    known = _without_unseen(profiles(kind, records), actor)
    judged = {record_id: judge(draft, other) for record_id, other in known.items()}
    made = [
        Hint(record_id, records[record_id].name, _owner(records[record_id]), one.reasons,
             one.is_automatic, one.score)
        for record_id, one in judged.items()
        if one.is_asked
    ]  # fmt: skip
    return sorted(made, key=lambda hint: (-hint.score, hint.id))[:MOST_SHOWN]


def _without_unseen(known: dict[UUID, Profile], actor: Actor) -> dict[UUID, Profile]:
    """Let a person's company not count where it is hidden."""
    names = {one.company for one in known.values() if one.company}
    seen = set(
        Company.objects.visible_to(actor).filter(name__in=names).values_list("name", flat=True)
    )
    return {
        record_id: one if one.company in seen else replace(one, company="")
        for record_id, one in known.items()
    }


def _owner(record: object) -> str | None:
    owner = getattr(record, "owner", None)
    return owner.name if owner else None
