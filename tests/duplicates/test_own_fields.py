"""A side is chosen per field of one's own, and an un-merge brings back exactly what was."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.accounts.models import Member
from headwater.duplicates.rules.records import RecordKind
from headwater.duplicates.services.merging import merge, unmerge
from headwater.fields.models import CustomValue
from headwater.people.models import Company
from tests import make
from tests.calling import Caller, edit
from tests.duplicates.conftest import NOW
from tests.worlds import undone

KEYS = ("rank", "nick", "tags")


@pytest.fixture
def add(caller: Caller) -> dict[str, Any]:
    made = {}
    for name, type_ in (("Rank", "number"), ("Nick", "text"), ("Tags", "choices")):
        choices = [{"name_en": one} for one in "abc"] if type_ == "choices" else []
        body = {"kind": "company", "type": type_, "name_en": name, "choices": choices}
        made[name.lower()] = caller.post("/fields", body)[1]
    return made


def write(caller: Caller, company: Company, **values: Any) -> None:
    company.refresh_from_db()
    body = {"custom": values}
    answer = caller.patch(f"/companies/{company.id}", body, **edit(company.version))
    assert answer[0] == 200, answer


def held(caller: Caller, company: Company) -> Any:
    return caller.get(f"/companies/{company.id}")[1]["custom"]


def rows() -> list[Any]:
    return list(CustomValue.objects.order_by("pk").values("pk", "record_id", "field", "position"))


def test_the_dialog_shows_both_sides_and_the_chosen_one_stays(
    caller: Caller, add: dict[str, Any]
) -> None:
    one, other = make.company(name="Acme"), make.company(name="ACME")
    tags = [choice["id"] for choice in add["tags"]["choices"]]
    write(caller, one, rank=1, nick="A", tags=tags)
    write(caller, other, rank=2, tags=tags[:1])
    path, before = f"/duplicates/company/{one.id}/merges/{other.id}", rows()

    _, preview = caller.get(path)
    assert [preview[side]["custom"].get("rank") for side in ("survivor", "loser")] == ["1", "2"]
    wrong = caller.put(path, {"from_loser": ["custom.gone"]})
    assert (wrong[0], wrong[1]["code"]) == (422, "no_field_to_choose")
    wish = {"from_loser": ["custom.rank", "custom.tags", "custom.nick"]}
    assert caller.put(path, wish)[0] == 200

    assert held(caller, one) == {"rank": "2", "tags": tags[:1]}
    assert caller.delete(path)[0] == 204
    assert rows() == before
    assert held(caller, one) == {"rank": "1", "nick": "A", "tags": tags}


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    ours=st.sets(st.sampled_from(KEYS)),
    theirs=st.sets(st.sampled_from(KEYS)),
    chosen=st.sets(st.sampled_from(KEYS)),
)
def test_taking_a_merge_back_puts_every_value_where_it_was(
    owner: Member,
    caller: Caller,
    add: dict[str, Any],
    ours: set[str],
    theirs: set[str],
    chosen: set[str],
) -> None:
    with undone():
        one, other = make.company(), make.company()
        tags = [choice["id"] for choice in add["tags"]["choices"]]
        values = (
            {"rank": 1, "nick": "A", "tags": tags},
            {"rank": 2, "nick": "B", "tags": tags[1:]},
        )
        for company, keys, all_of in ((one, ours, values[0]), (other, theirs, values[1])):
            write(caller, company, **{key: all_of[key] for key in keys})
        before, actor = rows(), make.actor(owner)
        wish = frozenset(f"custom.{key}" for key in chosen)

        merge(RecordKind.COMPANY, one.id, other.id, from_loser=wish, actor=actor, now=NOW)

        for key in KEYS:
            sides = [side[key] if key in mine else None
                     for side, mine in zip(values, (ours, theirs), strict=True)]  # fmt: skip
            takes_other = key in chosen or sides[0] is None
            wanted = sides[1] if takes_other else sides[0]
            got = held(caller, one).get(key)
            assert got == (str(wanted) if isinstance(wanted, int) else wanted)
        unmerge(RecordKind.COMPANY, one.id, other.id, actor=actor, now=NOW)
        assert rows() == before


def test_what_was_written_since_stays_with_the_survivor(
    owner: Member, caller: Caller, add: dict[str, Any]
) -> None:
    one, other = make.company(), make.company()
    write(caller, one, rank=1, nick="A")
    write(caller, other, rank=2, nick="B")
    wish, actor = frozenset({"custom.rank", "custom.nick"}), make.actor(owner)
    merge(RecordKind.COMPANY, one.id, other.id, from_loser=wish, actor=actor, now=NOW)
    write(caller, one, rank=7)
    write(caller, one, nick=None)
    write(caller, one, nick="C")

    unmerge(RecordKind.COMPANY, one.id, other.id, actor=actor, now=NOW)

    assert held(caller, one) == {"rank": "1", "nick": "C"}
    assert held(caller, other) == {"rank": "7"}
