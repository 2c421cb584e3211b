"""A list that stops after a page judges as the figures that judge all deals at once."""

from datetime import timedelta
from random import Random
from typing import Any

import pytest

from headwater.accounts.models import Member
from headwater.accounts.rules import FieldAccess, Kind, Level, Role
from headwater.pipeline.models import Deal, Stage
from tests import make
from tests.calling import Caller
from tests.insights.stories import Cast
from tests.insights.test_risk import NOW, a_deal

pytestmark = pytest.mark.usefixtures("workspace")
MANY = 60


@pytest.fixture
def readers(cast: Cast) -> list[Member]:
    """Whoever sees everything, one who wrote private notes, and one who is shown no values."""
    role = make.custom_role(
        Role.MANAGER,
        sight=dict.fromkeys(Kind, Level.ALL),
        fields={Kind.DEAL: {"value": FieldAccess.HIDDEN}},
    )
    return [cast.owners[0], make.member(), make.member(role=Role.MANAGER, custom_role=role)]


def tell(cast: Cast, readers: list[Member], *, seed: int) -> None:
    chance = Random(seed)
    for stage, limit in zip(cast.stages, (10, None, 25, None), strict=True):
        Stage.objects.filter(id=stage.id).update(rot_after_days=limit)
    for number in range(MANY):
        due = NOW.date() + timedelta(days=chance.randint(-9, 9))
        deal = a_deal(
            cast, stage=chance.choice(cast.stages), owner=chance.choice(cast.owners),
            title=f"Deal {number}", days=chance.randint(0, 40), value=chance.randint(0, 900),
            currency=chance.choice(["USD", "USD", "EUR"]),
            expected_close_date=due if chance.random() < 0.8 else None,
            close_date_pushes=chance.randint(0, 2),
        )  # fmt: skip
        if chance.random() < 0.4:
            Deal.objects.filter(id=deal.id).update(next_task_id=make.task(owner=readers[0]).id)
        for _ in range(chance.randint(0, 2)):
            person = make.person()
            deal.people.create(person=person, role="user")
            at = NOW - timedelta(days=chance.randint(0, 30))
            make.note(person=person, kind="meeting", author=readers[0], happened_at=at)
        if chance.random() < 0.3:
            at = NOW - timedelta(days=chance.randint(0, 30))
            make.note(deal=deal, kind="call", author=readers[1], is_private=True, happened_at=at)
        if chance.random() < 0.15:
            Deal.objects.filter(id=deal.id).update(status="won", closed_at=NOW, changed_at=NOW)


def ids(caller: Caller, path: str, key: str, **query: Any) -> list[str]:
    """Read a list page by page, as a list that is scrolled is."""
    found: list[str] = []
    after: dict[str, str] = {}
    while True:
        status, page = caller.get(path, limit=7, **query | after)
        assert status == 200, page
        found += [one[key] for one in page["items"]]
        if not page["next"]:
            return found
        after = {"after": page["next"]}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_list_is_those_that_are_at_risk(cast: Cast, readers: list[Member], seed: int) -> None:
    tell(cast, readers, seed=seed)
    open_deals = {
        str(one) for one in Deal.objects.filter(status="open").values_list("id", flat=True)
    }

    told = []
    for reader in [*readers, cast.owners[1]]:
        caller = Caller(reader)
        risky = ids(caller, "/insights/risks", "deal_id")
        listed = ids(caller, "/deals", "id", filter="is_at_risk = yes")
        others = ids(caller, "/deals", "id", filter="is_at_risk = no and status = open")
        _, totals = caller.get("/deal-totals", filter="is_at_risk = yes")

        assert sorted(listed) == sorted(risky)
        assert totals["count"] == len(risky) > 0
        assert not set(listed) & set(others)
        told.append(set(listed) | set(others))

    assert told[0] == told[1] == told[2] == open_deals
