"""What is wrong with open deals, judged as Today judges it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from headwater.accounts.rules import FieldAccess, Kind, Level, Role
from headwater.insights.rules.hygiene import Check
from headwater.insights.schemas.process import HygieneOut
from headwater.pipeline.models import Deal, DealPerson, Source
from tests import make
from tests.calling import Caller
from tests.insights.stories import Cast

pytestmark = pytest.mark.usefixtures("workspace")
NOW = datetime.now(UTC)
DAY = timedelta(days=1)


def a_deal(cast: Cast, *, days: int = 5, people: int = 2, **fields: Any) -> Deal:
    """Make a deal nothing is wrong with but what is asked for."""
    whole = {
        "stage": cast.stages[0],
        "owner": cast.owners[0],
        "at": NOW - days * DAY,
        "company": make.company(),
        "source": Source.objects.create(name_en="Fair"),
        "expected_close_date": (NOW + 30 * DAY).date(),
    }
    deal = make.deal(**whole | fields)
    for _ in range(people):
        DealPerson.objects.create(deal=deal, person=make.person(), role="other")
    make.task(deal=deal, owner=cast.owners[0], due_at=NOW + DAY)
    return deal


def heard(deal: Deal, *, days: int = 1) -> None:
    for part in DealPerson.objects.filter(deal=deal):
        note = {"kind": "call", "outcome": "reached", "happened_at": NOW - days * DAY}
        make.note(person=part.person, author=deal.owner, **note)


def judged(cast: Cast, **asked: Any) -> Any:
    status, answer = Caller(cast.owners[0]).get("/insights/hygiene", **asked)
    assert status == 200, answer
    HygieneOut.model_validate(answer, extra="forbid")
    return answer


def failing(answer: Any) -> dict[str, int]:
    return {one["check"]: one["n"] for one in answer["checks"] if one["n"]}


def test_nothing_is_wrong_with_a_deal_that_has_everything(cast: Cast) -> None:
    a_deal(cast)

    assert failing(judged(cast)) == {}


@pytest.mark.parametrize(
    ("fields", "checks"),
    [
        ({"days": 20}, {"idle": 1}),
        ({"value": 0}, {"no_value": 1}),
        ({"expected_close_date": None}, {"no_date": 1}),
        ({"expected_close_date": (NOW - 3 * DAY).date()}, {"slipping": 1, "date_passed": 1}),
        ({"close_date_pushes": 2}, {"slipping": 1}),
        ({"people": 0}, {"no_person": 1}),
        ({"company": None}, {"no_company": 1}),
        ({"source": None}, {"no_source": 1}),
    ],
)
def test_each_check_is_failed_for_its_reason(
    cast: Cast, fields: dict[str, Any], checks: dict[str, int]
) -> None:
    a_deal(cast, **fields)

    assert failing(judged(cast)) == checks


def test_at_risk_is_who_is_stalled_or_has_two_of_the_others(cast: Cast) -> None:
    stage = cast.stages[0]
    stage.rot_after_days = 3
    stage.save()
    a_deal(cast, days=5)
    a_deal(cast, days=20, stage=cast.stages[1], close_date_pushes=3)
    a_deal(cast, days=20, stage=cast.stages[1])

    assert failing(judged(cast)) == {"at_risk": 2, "stalled": 1, "idle": 2, "slipping": 1}


def test_a_large_deal_with_one_person_hangs_by_a_thread(cast: Cast) -> None:
    a_deal(cast, value=10)
    heard(a_deal(cast, value=1000, people=1))
    heard(a_deal(cast, value=5, people=1))

    assert failing(judged(cast)) == {"single_threaded": 1}


def test_a_deal_is_too_old_when_none_that_old_was_ever_won(cast: Cast) -> None:
    make.deal(
        stage=cast.stages[0], owner=cast.owners[0], at=NOW - 20 * DAY, status="won",
        closed_at=NOW - 12 * DAY, changed_at=NOW - 12 * DAY,
    )  # fmt: skip
    a_deal(cast, days=9)
    a_deal(cast, days=7)

    assert failing(judged(cast)) == {"too_old": 1}


def test_every_check_leads_to_its_deals_by_owner_and_stage(cast: Cast) -> None:
    a_deal(cast, value=0, people=0)
    a_deal(cast, days=30, owner=cast.owners[1], stage=cast.stages[1], source=None)
    make.deal(stage=cast.stages[0], owner=cast.owners[0], at=NOW - 40 * DAY)
    caller = Caller(cast.owners[0])

    answer = judged(cast)

    def count(**asked: Any) -> int:
        status, listed = caller.get("/insights/deals", figure="health", **asked)
        assert status == 200, listed
        return int(listed["total"])

    assert {one["owner_id"] for one in answer["by_owner"]} == {str(o.id) for o in cast.owners}
    for one in answer["checks"]:
        assert count(check=one["check"]) == one["n"]
    for owner in answer["by_owner"]:
        for one in owner["checks"]:
            assert count(check=one["check"], owner_id=owner["owner_id"]) == one["n"]
    for stage in answer["by_stage"]:
        for one in stage["checks"]:
            assert count(check=one["check"], stage_id=stage["stage_id"]) == one["n"]
        assert sum(o["open"]["n"] for o in answer["by_owner"]) == answer["open"]["n"] == 3


def test_whose_deals_are_judged(cast: Cast) -> None:
    a_deal(cast, source=None)
    a_deal(cast, source=None, owner=cast.owners[1])

    assert judged(cast, owner_id=cast.owners[1].id)["open"]["n"] == 1
    _, theirs = Caller(cast.owners[1]).get("/insights/hygiene")
    assert (theirs["open"]["n"], failing(theirs)) == (1, {"no_source": 1})


def test_what_is_made_of_values_is_not_told_to_whom_they_are_hidden(cast: Cast) -> None:
    a_deal(cast, value=0)
    heard(a_deal(cast, value=1000, people=1, days=20), days=16)
    role = make.custom_role(
        Role.MANAGER,
        sight=dict.fromkeys(Kind, Level.ALL),
        fields={Kind.DEAL: {"value": FieldAccess.HIDDEN}},
    )
    keeper = Caller(make.member(role=Role.MANAGER, custom_role=role))

    _, answer = keeper.get("/insights/hygiene")

    assert failing(judged(cast))["at_risk"] == 1
    assert failing(answer) == {"idle": 1}
    assert answer["open"] == {"n": 2, "value": None}
    assert len(answer["checks"]) == len(Check) - 2
    assert keeper.get("/insights/deals", figure="health", check="no_value")[0] == 422
