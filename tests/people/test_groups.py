"""Groups of companies: a tree whatever is done to it, of which everybody sees their own part."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.accounts.models import ExchangeRate, Member, VisibilityRule
from headwater.accounts.rules import Kind, Level, Role
from headwater.lib.errors import Conflict
from headwater.people.models import Company
from headwater.people.rules import GROUP_DEPTH
from headwater.people.schemas import CompanyGroup
from headwater.people.selectors import ancestors, height
from headwater.people.services import update_company
from headwater.tenancy.models import Workspace
from tests import make
from tests.calling import Caller, edit
from tests.worlds import undone

NOW = datetime.now(UTC)


@pytest.fixture
def owner(workspace: Workspace) -> Member:
    return make.member(name="Ada Park")


@pytest.fixture
def caller(owner: Member) -> Caller:
    return Caller(owner)


@pytest.fixture
def seller(workspace: Workspace) -> Member:
    """Somebody who sees only companies of their own."""
    VisibilityRule.objects.create(role=Role.SELLER, kind=Kind.COMPANY, level=Level.OWN)
    return make.member(role=Role.SELLER)


def chain(length: int, **fields: Any) -> list[Company]:
    companies: list[Company] = []
    for level in range(length):
        parent = companies[-1] if companies else None
        companies.append(make.company(name=f"Level {level}", parent=parent, **fields))
    return companies


def group(caller: Caller, company: Company) -> list[tuple[str, int]]:
    status, shown = caller.get(f"/companies/{company.id}/group")
    assert status == 200
    CompanyGroup.model_validate(shown)
    return [(item["name"], item["level"]) for item in shown["items"]]


def move(caller: Caller, company: Company, parent: Company | None) -> tuple[int, Any]:
    version = Company.objects.get(id=company.id).version
    body = {"parent_id": str(parent.id) if parent else None}
    return caller.patch(f"/companies/{company.id}", body, **edit(version))


def test_a_group_is_shown_from_its_head_down_wherever_one_stands(caller: Caller) -> None:
    head = make.company(name="Holding")
    north, south = (make.company(name=name, parent=head) for name in ("North", "South"))
    port = make.company(name="Port", parent=north)
    make.company(name="Alone")

    expected = [("Holding", 0), ("North", 1), ("Port", 2), ("South", 1)]
    assert [group(caller, one) for one in (head, port, south)] == [expected] * 3


def test_figures_are_ones_own_and_those_of_all_below(caller: Caller, owner: Member) -> None:
    head = make.company(name="Holding")
    below = make.company(name="North", parent=head)
    stage = make.stage()
    ExchangeRate.objects.create(currency="EUR", day=NOW.date(), rate=Decimal(2))
    deal = {"owner": owner, "stage": stage}
    make.deal(company=head, value=Decimal(5), **deal)
    make.deal(company=below, value=Decimal(3), currency="EUR", **deal)
    for days, value in ((10, 7), (400, 9)):
        make.deal(company=below, status="won", closed_at=NOW - timedelta(days=days),
                  value=Decimal(value), **deal)  # fmt: skip
    make.deal(company=below, deleted_at=NOW, **deal)

    _, shown = caller.get(f"/companies/{head.id}/group")

    figures = [
        [item[f"{prefix}{name}"] for name in ("open_deals", "open_value", "won_value")]
        for item in shown["items"]
        for prefix in ("", "group_")
    ]
    assert shown["currency"] == "USD"
    assert figures == [
        [1, "5.00", "0.00"], [2, "11.00", "7.00"], [1, "6.00", "7.00"], [1, "6.00", "7.00"],
    ]  # fmt: skip


def test_a_hidden_company_cuts_the_chain_and_counts_nowhere(
    caller: Caller, owner: Member, seller: Member
) -> None:
    head, canary, port = chain(3)
    Company.objects.filter(id=canary.id).update(owner=owner, name="CANARY")
    make.deal(company=canary, owner=seller, value=Decimal(5))
    theirs = Caller(seller)

    assert group(caller, port) == [("Level 0", 0), ("CANARY", 1), ("Level 2", 2)]
    assert (group(theirs, head), group(theirs, port)) == ([("Level 0", 0)], [("Level 2", 0)])
    _, above = theirs.get(f"/companies/{head.id}/group")
    assert (above["items"][0]["group_open_deals"], above["total"]) == (0, 1)
    assert theirs.get(f"/companies/{canary.id}/group")[0] == 404
    _, shown = theirs.get(f"/companies/{port.id}")
    assert (shown["parent_name"], shown["group_name"]) == (None, None)
    assert [one["name"] for one in theirs.get("/companies", group_id=head.id)[1]["items"]] == [
        "Level 0"
    ]


def test_a_company_in_the_trash_cuts_the_chain_until_it_is_back(caller: Caller) -> None:
    head, between, port = chain(3)

    caller.delete(f"/companies/{between.id}", **edit(1))
    assert group(caller, port) == [("Level 2", 0)]

    caller.post(f"/trash/company/{between.id}/restoration")
    assert len(group(caller, head)) == 3


def test_a_list_names_the_group_and_is_narrowed_to_it(caller: Caller) -> None:
    head, between, port = chain(3)
    make.company(name="Alone")

    _, page = caller.get("/companies")
    _, inside = caller.get("/companies", group_id=between.id)

    assert [(one["name"], one["group_name"]) for one in page["items"]] == [
        ("Alone", None), ("Level 0", None), ("Level 1", "Level 0"), ("Level 2", "Level 0"),
    ]  # fmt: skip
    assert [one["id"] for one in inside["items"]] == [str(between.id), str(port.id)]
    assert page["items"][2]["group_id"] == str(head.id)


def test_a_group_asks_the_database_the_same_whatever_its_size(caller: Caller) -> None:
    head = make.company()
    with CaptureQueriesContext(connection) as alone:
        group(caller, head)
    for _ in range(3):
        make.company(parent=make.company(parent=head))
    with CaptureQueriesContext(connection) as many:
        assert len(group(caller, head)) == 7
    assert len(alone) == len(many)


def test_a_group_has_ten_levels_at_most(caller: Caller) -> None:
    *_, last = chain(GROUP_DEPTH - 1)
    pair = chain(2)

    assert move(caller, make.company(), last)[0] == 200
    status, problem = move(caller, pair[0], last)

    assert (status, problem["code"]) == (409, "group_too_deep")
    _, refused = caller.post("/companies", {"name": "B", "parent_id": str(pair[1].id)})
    assert refused["parent_id"] == str(pair[1].id)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(moves=st.lists(st.tuples(st.integers(0, 6), st.integers(-1, 6)), max_size=25))
def test_whatever_is_moved_where_it_stays_a_tree(
    owner: Member, moves: list[tuple[int, int]]
) -> None:
    with undone():
        actor, ids = make.actor(owner), [make.company().id for _ in range(7)]
        for one, other in moves:
            with suppress(Conflict):
                parent_id = ids[other] if other >= 0 else None
                update_company(ids[one], actor=actor, now=NOW, parent_id=parent_id)

        assert all(not is_in_circle(company_id) for company_id in ids)
        assert max(map(height, ids)) <= GROUP_DEPTH


def is_in_circle(company_id: UUID) -> bool:
    parent_id = Company.objects.get(id=company_id).parent_id
    return parent_id is not None and company_id in ancestors(parent_id)
