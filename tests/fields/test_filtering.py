"""Lists are filtered by fields of one's own, of every type."""

from datetime import UTC, datetime
from typing import Any

import pytest

from headwater.accounts.models import Member
from headwater.fields.selectors import where
from tests import make
from tests.calling import Caller, edit
from tests.fields.conftest import Add

SIZES = [{"name_en": "Small"}, {"name_en": "Large"}]
ASKED: list[tuple[str, Any, Any, str]] = [
    ("text", "Blue", "Green", "custom.thing contains blu"),
    ("long_text", "Blue", "Green", "custom.thing = blue"),
    ("number", 7, 3, "custom.thing > 5"),
    ("money", {"amount": 7}, {"amount": 3}, "custom.thing >= 7"),
    ("date", "2026-03-01", "2027-01-01", "custom.thing < 2026-12-31"),
    ("moment", "2026-03-01T00:00:00Z", "2027-01-01T00:00:00Z", "custom.thing < 2026-12-31"),
    ("flag", True, False, "custom.thing = yes"),
    ("link", "https://blue.example", "https://green.example", "custom.thing contains blue"),
]


def found(caller: Caller, wanted: str) -> list[str]:
    status, page = caller.get("/deals", filter=wanted)
    assert status == 200, page
    return [one["title"] for one in page["items"]]


def written(caller: Caller, owner: Member, title: str, value: Any) -> None:
    deal = make.deal(owner=owner, title=title)
    answer = caller.patch(f"/deals/{deal.id}", {"custom": {"thing": value}}, **edit(1))
    assert answer[0] == 200, answer


@pytest.mark.parametrize("few", [0, where.FEW])
@pytest.mark.parametrize(("type_", "yes", "no", "wanted"), ASKED)
def test_a_field_of_each_type_is_asked_for_whether_few_or_many_have_it(
    type_: str, yes: Any, no: Any, wanted: str, few: int, add: Add, caller: Caller, owner: Member,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(where, "FEW", few)
    add("Thing", type_)
    written(caller, owner, "Yes", yes)
    written(caller, owner, "No", no)
    make.deal(owner=owner, title="Nothing")

    assert found(caller, wanted) == ["Yes"]
    assert set(found(caller, f"not ({wanted})")) == {"No", "Nothing"}
    assert found(caller, "custom.thing is unknown") == ["Nothing"]


def test_choices_and_references_are_asked_for_by_their_ids(
    add: Add, caller: Caller, owner: Member
) -> None:
    one = add("Thing", "choice", choices=SIZES)
    several, keeper = add("Sizes", "choices", choices=SIZES), add("Keeper", "member")
    large, small = one["choices"][1]["id"], several["choices"][0]["id"]
    written(caller, owner, "Yes", large)
    written(caller, owner, "No", one["choices"][0]["id"])
    (deal,) = caller.get("/deals", filter="title = Yes")[1]["items"]
    values = {several["key"]: [small], keeper["key"]: str(owner.id)}
    caller.patch(f"/deals/{deal['id']}", {"custom": values}, **edit(2))

    assert found(caller, f'custom.thing = "{large}"') == ["Yes"]
    assert found(caller, f'custom.sizes has any ["{small}"]') == ["Yes"]
    assert found(caller, "custom.keeper = me") == ["Yes"]


def test_what_a_formula_gives_is_asked_for(add: Add, caller: Caller, owner: Member) -> None:
    add("Twice", "formula", formula="value * 2")
    add("Late", "formula", formula="expected_close_date < today()")
    make.deal(
        owner=owner, title="Yes", value=10, expected_close_date=datetime(2020, 1, 1, tzinfo=UTC)
    )
    make.deal(owner=owner, title="No", value=1)

    assert found(caller, "custom.twice >= 20") == ["Yes"]
    assert found(caller, "custom.late = yes") == ["Yes"]
