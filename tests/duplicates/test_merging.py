"""Two records become one and two again, and nothing is lost on the way."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.accounts.models import Member
from headwater.activities.models import Note, Task
from headwater.duplicates.rules.records import FIELDS, MergeIsTooOld, RecordKind
from headwater.duplicates.selectors.links import MODELS, links
from headwater.duplicates.services.merging import merge, unmerge
from headwater.people.models import Channel, Company, Person
from headwater.people.rules import ChannelKind, CompanyIsItsOwnParent
from headwater.people.services import NewChannel, update_company
from headwater.pipeline.models import Deal, DealPerson
from tests import make
from tests.duplicates.conftest import NOW
from tests.worlds import undone

NUMBERED = {"version", "updated_at"}


def channel(of: Company, value: str) -> Channel:
    return Channel.objects.create(company=of, kind=ChannelKind.PHONE, value=value, key=value)


def state() -> dict[str, list[dict[str, Any]]]:
    """Read all rows that a merge may touch, but for the numbers of their edits."""
    models = (Company, Person, Channel, Deal, DealPerson, Task, Note)
    return {
        model.__name__: [
            {name: value for name, value in row.items() if name not in NUMBERED}
            for row in model._default_manager.order_by("id").values()
        ]
        for model in models
    }


def two_companies(owner: Member) -> tuple[Company, Company]:
    survivor = make.company(name="Acme Inc", industry="Steel", owner=owner)
    loser = make.company(name="ACME", domain="acme.test", industry="Metal", size=12)
    for company in (survivor, loser):
        channel(company, "+8610")
        make.deal(company=company, owner=owner)
        make.note(company=company, author=owner)
        make.task(company=company, owner=owner)
        make.person(company=company)
        make.company(parent=company)
    channel(loser, "+8621")
    return survivor, loser


def test_everything_the_other_had_moves_to_the_survivor(owner: Member) -> None:
    survivor, loser = two_companies(owner)

    merge(RecordKind.COMPANY, survivor.id, loser.id, from_loser=frozenset({"domain"}),
          actor=make.actor(owner), now=NOW)  # fmt: skip

    survivor.refresh_from_db()
    loser.refresh_from_db()
    assert (survivor.name, survivor.domain, survivor.size) == ("Acme Inc", "acme.test", None)
    assert (loser.merged_into_id, loser.deleted_at) == (survivor.id, NOW)
    assert sorted(survivor.channels.values_list("key", flat=True)) == ["+8610", "+8621"]
    counts = [survivor.deals, survivor.notes, survivor.tasks, survivor.people, survivor.children]
    assert [rows.count() for rows in counts] == [2, 2, 2, 2, 2]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(fields=st.sets(st.sampled_from(FIELDS[RecordKind.COMPANY])), is_family=st.booleans())
def test_taking_a_merge_back_leaves_everything_as_it_was(
    owner: Member, fields: set[str], is_family: bool
) -> None:
    with undone():
        survivor, loser = two_companies(owner)
        if is_family:
            Company.objects.filter(id=survivor.id).update(parent=loser)
        before, actor = state(), make.actor(owner)

        merge(
            RecordKind.COMPANY,
            survivor.id,
            loser.id,
            from_loser=frozenset(fields),
            actor=actor,
            now=NOW,
        )
        unmerge(RecordKind.COMPANY, survivor.id, loser.id, actor=actor, now=NOW)

        assert state() == before


def test_taking_a_merge_back_draws_no_circle(owner: Member) -> None:
    above, survivor = make.company(owner=owner), make.company(owner=owner)
    loser = make.company(owner=owner, parent=above)
    child, actor = make.company(owner=owner, parent=loser), make.actor(owner)
    merge(RecordKind.COMPANY, survivor.id, loser.id, from_loser=frozenset(), actor=actor, now=NOW)
    update_company(above.id, actor=actor, now=NOW, parent_id=child.id)

    unmerge(RecordKind.COMPANY, survivor.id, loser.id, actor=actor, now=NOW)

    parents: dict[Any, Any] = dict(Company.objects.values_list("id", "parent_id"))
    assert (parents[loser.id], parents[child.id], parents[above.id]) == (None, loser.id, child.id)


def test_what_came_after_the_merge_stays_and_later_edits_go_back(owner: Member) -> None:
    survivor, loser = two_companies(owner)
    actor, deal = make.actor(owner), Deal.objects.get(company=loser)
    merge(
        RecordKind.COMPANY,
        survivor.id,
        loser.id,
        from_loser=frozenset({"domain", "industry"}),
        actor=actor,
        now=NOW,
    )
    later = make.deal(company=survivor, owner=owner)
    Deal.objects.filter(id=deal.id).update(title="Edited since")
    kept = [
        NewChannel(kind=ChannelKind.PHONE, value=value) for value in ("+8610", "+8621", "+8633")
    ]
    update_company(survivor.id, actor=actor, now=NOW, industry="Paper", channels=kept)

    unmerge(RecordKind.COMPANY, survivor.id, loser.id, actor=actor, now=NOW)

    survivor.refresh_from_db()
    assert Deal.objects.get(title="Edited since").company_id == loser.id
    assert Deal.objects.get(id=later.id).company_id == survivor.id
    assert (survivor.industry, survivor.domain) == ("Paper", "")
    assert sorted(survivor.channels.values_list("key", flat=True)) == ["+8610", "+8633"]
    assert sorted(loser.channels.values_list("key", flat=True)) == ["+8610", "+8621"]


def test_two_people_of_one_deal_are_in_it_once(owner: Member) -> None:
    deal, one, other = make.deal(owner=owner), make.person(), make.person()
    for person, role in ((one, "champion"), (other, "legal")):
        DealPerson.objects.create(deal=deal, person=person, role=role)
    before, actor = state(), make.actor(owner)

    merge(RecordKind.PERSON, one.id, other.id, from_loser=frozenset(), actor=actor, now=NOW)

    assert [part.role for part in one.deals.all()] == ["champion"]
    unmerge(RecordKind.PERSON, one.id, other.id, actor=actor, now=NOW)
    assert state() == before


def test_a_merge_is_taken_back_within_30_days(owner: Member) -> None:
    survivor, loser = two_companies(owner)
    actor = make.actor(owner)
    merge(RecordKind.COMPANY, survivor.id, loser.id, from_loser=frozenset(), actor=actor, now=NOW)

    with pytest.raises(MergeIsTooOld):
        unmerge(
            RecordKind.COMPANY, survivor.id, loser.id, actor=actor, now=NOW + timedelta(days=31)
        )


def test_a_company_never_comes_to_stand_above_itself(owner: Member) -> None:
    survivor = make.company()
    between = make.company(parent=survivor)
    loser = make.company(parent=between)

    with pytest.raises(CompanyIsItsOwnParent):
        merge(RecordKind.COMPANY, survivor.id, loser.id, from_loser=frozenset({"parent_id"}),
              actor=make.actor(owner), now=NOW)  # fmt: skip


def test_every_column_that_points_at_a_record_is_known() -> None:
    known = {kind: {link.name for link in links(kind)} for kind in MODELS}

    assert {"pipeline_deal.company_id", "people_channel.company_id"} <= known[RecordKind.COMPANY]
    assert {"pipeline_dealperson.person_id", "activities_note.person_id"} <= known[
        RecordKind.PERSON
    ]
