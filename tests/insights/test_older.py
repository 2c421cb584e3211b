"""A slow answer that is out of date is given at once, says so, and is worked out again behind."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Event
from typing import Any

import pytest
from django.utils import timezone

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.pipeline.models import Stage
from headwater.pools.rules.pools import PoolKind
from headwater.pools.services.claims import put_in
from headwater.pools.services.pools import create_pool
from headwater.tenancy import kept
from headwater.tenancy.context import acting_in
from headwater.tenancy.kept import older_will_do
from headwater.tenancy.models import Workspace
from headwater.tenancy.renewing import renewals
from tests import make
from tests.calling import API, Caller

TIMES = "/insights/stage-times"


@dataclass
class House:
    """A workspace whose writes are committed, so that another session sees them."""

    workspace: int
    owner: Member
    stage: Stage

    def open_deal(self, owner: Member | None = None) -> None:
        with acting_in(self.workspace):
            make.deal(stage=self.stage, owner=owner or self.owner)

    def ask(self, path: str = TIMES, *, who: Member | None = None, **query: Any) -> Any:
        caller = Caller(who or self.owner)
        return caller.client.get(API + path, {"pipeline_id": str(self.stage.pipeline_id)} | query)


@pytest.fixture(autouse=True)
def _everything_is_slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("LONG", "SLOW", "REST"):
        monkeypatch.setattr(kept, name, 0)
    yield
    renewals.wait()
    kept._answers.clear()


@pytest.fixture
def house(own_database: object) -> House:
    workspace = Workspace.objects.create(name="Ours")
    with acting_in(workspace.pk):
        pipeline = make.pipeline(is_default=True)
        return House(workspace.pk, make.member(), make.stage(pipeline=pipeline))


def told(answer: Any) -> tuple[int, datetime | None]:
    """Say how many deals wait in the stage, and as of when the answer says it is, if it is old."""
    assert answer.status_code == 200, answer.content
    as_of = answer.get("Headwater-As-Of")
    (stage,) = answer.json()["stages"]
    return stage["waiting"]["n"], datetime.fromisoformat(as_of) if as_of else None


def test_the_older_answer_says_as_of_when_it_is_until_the_new_one_is_there(house: House) -> None:
    before = timezone.now()
    assert told(house.ask()) == (0, None)
    house.open_deal()

    answer = house.ask()
    n, as_of = told(answer)
    assert n == 0
    assert as_of is not None
    assert before <= as_of <= timezone.now()
    stands = datetime.fromisoformat(answer.json()["as_of"])
    assert abs(stands - as_of) < timedelta(seconds=30)

    renewals.wait()
    assert told(house.ask()) == (1, None)


def test_the_new_answer_is_as_of_when_it_was_worked_out_behind(house: House) -> None:
    first = house.ask().json()["as_of"]
    house.open_deal()
    house.ask()
    asked = timezone.now()

    renewals.wait()

    renewed = datetime.fromisoformat(house.ask().json()["as_of"])
    assert datetime.fromisoformat(first) < renewed
    assert abs(renewed - asked) < timedelta(seconds=30)


def test_who_asks_for_fresh_figures_waits_for_them(house: House) -> None:
    house.ask()
    house.open_deal()

    assert told(house.ask(fresh="true")) == (1, None)


def test_a_file_holds_everything_that_has_been_written(house: House) -> None:
    question: dict[str, Any] = {"measure": "created_count", "rows": "owner"}
    house.ask("/report-figures", **question)
    house.open_deal()

    older = house.ask("/report-figures", **question)
    assert (older.json()["total"]["n"], "Headwater-As-Of" in older) == (0, True)
    content = house.ask("/report-file", **question, format="csv").content.decode()
    assert content.splitlines()[-1] == "Total,1,1"


def test_what_is_answered_quickly_has_ones_own_write_at_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "SLOW", math.inf)
    house.ask()
    house.open_deal()

    assert told(house.ask()) == (1, None)


def test_what_is_quick_again_is_exact_again(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.ask()
    house.open_deal()
    monkeypatch.setattr(kept, "LONG", math.inf)
    assert told(house.ask())[0] == 0
    renewals.wait()

    house.open_deal()
    assert told(house.ask()) == (2, None)


def test_nothing_older_than_the_limit_is_given(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.ask()
    house.open_deal()
    monkeypatch.setattr(kept, "OLDEST", timedelta(0))

    assert told(house.ask()) == (1, None)


def test_who_may_see_less_from_now_on_is_given_nothing_from_before(house: House) -> None:
    with acting_in(house.workspace):
        other = make.member(role=Role.MANAGER)
    house.open_deal(other)
    house.open_deal()
    seen, _ = told(house.ask(who=house.owner))
    assert seen == 2

    with acting_in(house.workspace):
        house.owner.role = Role.SELLER
        house.owner.save(update_fields=["role"])
    assert told(house.ask(who=house.owner)) == (1, None)
    renewals.wait()
    assert told(house.ask(who=house.owner)) == (1, None)


def test_the_older_answer_of_another_member_is_not_given(house: House) -> None:
    with acting_in(house.workspace):
        seller = make.member(role=Role.SELLER)
    house.open_deal()
    house.ask()
    house.open_deal()

    assert told(house.ask(who=seller)) == (0, None)


def test_what_lies_in_a_pool_stays_hidden_from_what_is_worked_out_behind(house: House) -> None:
    now = timezone.now()
    with acting_in(house.workspace):
        seller, actor = make.member(role=Role.SELLER), make.actor(house.owner)
        make.lead(name="Free", at=now, owner=None)
        pool = create_pool(PoolKind.LEAD, actor=actor, now=now, name_en="Leads", access=[])
        put_in(pool.id, make.lead(name="Pooled", at=now, owner=None).id, actor=actor, now=now)

    def leads(of: Member) -> int:
        return int(house.ask("/insights/leads", who=of).json()["cohort"])

    assert (leads(seller), leads(house.owner)) == (1, 2)
    house.open_deal()
    leads(seller)
    renewals.wait()
    assert leads(seller) == 1


def test_the_board_and_the_sheet_are_kept_as_well(house: House) -> None:
    paths = (
        f"/pipelines/{house.stage.pipeline_id}/health",
        f"/insights/people/{house.owner.id}",
        "/insights/people",
    )
    queries: dict[str, dict[str, Any]] = {paths[0]: {"fresh": "false"}}

    def is_old(path: str) -> bool:
        caller = Caller(house.owner)
        return "Headwater-As-Of" in caller.client.get(API + path, queries.get(path, {}))

    assert [is_old(path) for path in paths] == [False] * 3
    house.open_deal()
    assert [is_old(path) for path in paths] == [True] * 3
    renewals.wait()
    assert [is_old(path) for path in paths] == [False] * 3


@dataclass
class Sum:
    """What is worked out: how many deals there are. From the second time on it may be held up."""

    times: int = 0
    goes_on: Event = field(default_factory=Event)
    fails: bool = False

    def __call__(self, _now: datetime) -> int:
        self.times += 1
        if self.times > 1:
            assert self.goes_on.wait(60)
            if self.fails:
                raise ZeroDivisionError
        return self.times


def asked(house: House, work_out: Callable[[datetime], int], key: str = "sum") -> tuple[int, bool]:
    with acting_in(house.workspace), older_will_do() as given:
        answer = kept.kept(key, work_out, now=timezone.now())
    return answer, given.as_of is not None


def test_however_many_ask_it_is_worked_out_once(house: House) -> None:
    work = Sum()
    assert asked(house, work) == (1, False)
    house.open_deal()

    assert [asked(house, work) for _ in range(5)] == [(1, True)] * 5
    work.goes_on.set()
    renewals.wait()

    assert asked(house, work) == (2, False)
    assert work.times == 2


def test_an_error_behind_is_met_by_the_next_who_asks_and_then_forgotten(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    work = Sum(fails=True)
    work.goes_on.set()
    asked(house, work)
    house.open_deal()

    assert asked(house, work) == (1, True)
    renewals.wait()
    assert "ZeroDivisionError" in caplog.text
    with pytest.raises(ZeroDivisionError):
        asked(house, work)

    work.fails = False
    assert asked(house, work) == (4, False)


def test_who_writes_all_day_does_not_have_it_worked_out_all_day(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = Sum()
    asked(house, work)
    monkeypatch.setattr(kept, "REST", 10**9)
    house.open_deal()

    assert asked(house, work) == (1, True)
    renewals.wait()
    assert work.times == 1


def test_nothing_new_is_made_of_what_is_old(house: House) -> None:
    part = Sum()
    part.goes_on.set()
    asked(house, part, "part")
    house.open_deal()

    def whole(now: datetime) -> int:
        return 10 * kept.kept("part", part, now=now)

    assert asked(house, whole, "whole") == (20, False)
