"""Patterns of stored deals: counted by hand, seen by whom they may be, blind to what came later."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from headwater.accounts.models import Member
from headwater.accounts.rules import FieldAccess, Kind, Level, Role
from headwater.activities.rules import NoteKind, TaskKind
from headwater.events.log import emit
from headwater.pipeline.events import DealPersonAdded
from headwater.pipeline.models import Deal, Source
from tests import make
from tests.calling import Caller
from tests.forecast.conftest import House

BORN = datetime(2026, 1, 5, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def closed(house: House, status: str = "won", *, after: float = 40, **fields: Any) -> Deal:
    owner = fields.pop("owner", house.sellers[0])
    deal = make.deal(stage=house.stages[0], owner=owner, at=BORN, **fields)
    change(deal, after, status=status, closed_at=BORN + after * DAY)
    return deal


def change(deal: Deal, after: float, **fields: Any) -> None:
    Deal.objects.filter(id=deal.id).update(**fields, changed_at=BORN + after * DAY)


def met(deal: Deal, after: float, kind: str = NoteKind.MEETING) -> None:
    moment = BORN + after * DAY
    make.note(
        deal=deal, author=deal.owner, kind=kind, happened_at=moment, created_at=moment, text="Talk"
    )


def joined(deal: Deal, after: float) -> None:
    person = make.person(owner=deal.owner)
    emit(
        DealPersonAdded(
            actor_id=None, at=BORN + after * DAY, deal_id=deal.id, person_id=person.id, role="user"
        )
    )


def asked(house: House, member: Member | None = None, **more: Any) -> dict[str, Any]:
    status, answer = Caller(member or house.owner).get(
        "/forecast/patterns", pipeline_id=house.pipeline.id, **more
    )
    assert status == 200, answer
    return dict(answer)


def having(answer: dict[str, Any]) -> dict[str, tuple[int, int]]:
    return {
        one["pattern"]: (one["having"]["n"], one["having"]["won"]) for one in answer["patterns"]
    }


def test_each_fact_counts_what_was_so_by_the_early_day(house: House) -> None:
    met(closed(house), 3)
    met(closed(house, "lost"), 10)
    late = closed(house, value=Decimal(9000))
    met(late, 15)
    two = closed(house)
    joined(two, 2)
    joined(two, 13)
    joined(closed(house), 20)

    answer = asked(house)

    assert (answer["n"], answer["won"], answer["tried"]) == (5, 4, 0)
    facts = having(answer)
    assert facts["meeting_week"] == (1, 1)
    assert facts["meeting"] == (2, 1)
    assert facts["people_two"] == (1, 1)
    assert facts["value_high"] == (5, 4)  # a quarter of equals is all of them


def test_dates_pushed_and_values_raised_early_count_and_later_ones_do_not(house: House) -> None:
    early = make.deal(
        stage=house.stages[0], owner=house.sellers[0], at=BORN, expected_close_date=BORN.date()
    )
    late = make.deal(
        stage=house.stages[0], owner=house.sellers[0], at=BORN, expected_close_date=BORN.date()
    )
    change(early, 5, expected_close_date=(BORN + 60 * DAY).date(), value=Decimal(5000))
    change(late, 20, expected_close_date=(BORN + 60 * DAY).date(), value=Decimal(5000))
    for deal in (early, late):
        change(deal, 30, status="won", closed_at=BORN + 30 * DAY)

    facts = having(asked(house))

    assert (facts["close_pushed"], facts["value_raised"]) == ((1, 1), (1, 1))
    assert facts["close_dated"] == (2, 2)


def test_a_next_step_is_always_planned_if_it_never_was_missing_for_a_day(house: House) -> None:
    always, gap = closed(house), closed(house, "lost")
    plan = {"owner": house.sellers[0], "kind": TaskKind.TASK, "created_at": BORN}
    make.task(deal=always, done_at=BORN + 6 * DAY, **plan)
    make.task(deal=always, **plan | {"created_at": BORN + 6.5 * DAY})
    make.task(deal=gap, done_at=BORN + 3 * DAY, **plan)
    make.task(deal=gap, **plan | {"created_at": BORN + 9 * DAY})

    assert having(asked(house))["always_planned"] == (1, 1)


def test_deals_closed_before_the_early_day_are_left_out_and_counted(house: House) -> None:
    met(closed(house, "lost", after=4), 1)
    closed(house)

    answer = asked(house)

    assert (answer["n"], answer["n_too_early"]) == (1, 1)
    assert asked(house, early=30)["early"] == 30
    assert Caller(house.owner).get("/forecast/patterns", early=8)[0] == 422
    assert having(answer).get("meeting", (0, 0)) == (0, 0)


def test_what_comes_after_the_early_day_changes_nothing(house: House) -> None:
    deals = [closed(house, "won" if n % 2 else "lost", after=60) for n in range(6)]
    met(deals[0], 3)
    before = having(asked(house))

    for deal in deals:
        for after in (15, 20, 40):
            met(deal, after)
            joined(deal, after)
        make.task(deal=deal, owner=deal.owner, created_at=BORN + 15 * DAY)

    assert having(asked(house)) == before


def test_a_finding_leads_to_its_deals(house: House) -> None:
    fair = Source.objects.create(name_en="Fair", name_zh="展会")
    for number in range(40):
        met(closed(house, "won" if number < 30 else "lost", source=fair), 2)
        closed(house, "won" if number < 8 else "lost")

    window: dict[str, Any] = {"from": "2026-02-01", "to": "2026-02-28"}
    answer = asked(house, **window)

    finding = next(one for one in answer["patterns"] if one["pattern"] == f"source:{fair.id}")
    assert finding["is_finding"]
    assert (finding["word"], finding["ratio"]) == ("Fair", pytest.approx(30 / 8))
    assert answer["tried"] == sum(one["p"] is not None for one in answer["patterns"])
    status, page = Caller(house.owner).get(
        "/forecast/pattern-deals", pipeline_id=house.pipeline.id, pattern=finding["pattern"],
        status="won", limit=20,
    )  # fmt: skip
    assert (status, page["total"], len(page["items"])) == (200, 30, 20)
    _, rest = Caller(house.owner).get(
        "/forecast/pattern-deals", pipeline_id=house.pipeline.id, pattern=finding["pattern"],
        status="won", limit=20, after=page["next"],
    )  # fmt: skip
    assert len({one["id"] for one in page["items"] + rest["items"]}) == 30


def test_a_member_sees_patterns_only_of_deals_they_may_see(house: House) -> None:
    met(closed(house), 2)
    met(closed(house, owner=house.lone), 2)

    assert having(asked(house, house.lone))["meeting"] == (1, 1)
    assert asked(house, house.owner)["n"] == 2


def test_patterns_of_an_owner_or_a_team_are_of_whose_deals_they_were(house: House) -> None:
    one, other = house.sellers
    met(closed(house, owner=one), 2)
    closed(house, "lost", owner=other)
    given = closed(house, owner=house.lone, after=40)
    change(given, 60, owner=other)
    closed(house, owner=other, after=5)  # before the early day

    def n(**whose: Any) -> tuple[int, int, int]:
        answer = asked(house, **whose)
        return answer["n"], answer["won"], answer["n_too_early"]

    assert n(owner_id=one.id) == (1, 1, 0)
    assert n(owner_id=other.id) == (2, 1, 1)
    assert n(owner_id=house.lone.id) == (0, 0, 0)
    before = (BORN + 50 * DAY).isoformat()
    assert n(owner_id=house.lone.id, as_of=before) == (1, 1, 0)
    assert n(team_id=house.top.id) == n(team_id=house.team.id) == (3, 2, 1)
    assert n(team_id=house.team.id, owner_id=house.lone.id) == (0, 0, 0)
    page = {"pipeline_id": house.pipeline.id, "pattern": "meeting", "owner_id": one.id}
    assert Caller(house.owner).get("/forecast/pattern-deals", **page)[1]["total"] == 1


def test_all_comparisons_of_an_asking_are_counted_and_judged_together(house: House) -> None:
    for owner in house.sellers:
        for number in range(80):
            deal = closed(house, "won" if number % 2 else "lost", owner=owner)
            if number % 2:
                met(deal, 3)

    answer = asked(house, owner_id=house.sellers[0].id)

    tried = sorted(one["p"] for one in answer["patterns"] if one["p"] is not None)
    assert answer["n"] == 80
    assert answer["tried"] == len(tried) > 1
    best = min(answer["patterns"], key=lambda one: (one["p"] is None, one["p"]))
    assert best["adjusted"] == pytest.approx(min(1.0, len(tried) * tried[0]))


def test_to_whom_the_value_is_hidden_no_pattern_is_made_of_it(house: House) -> None:
    closed(house)
    role = make.custom_role(
        Role.SELLER,
        sight=dict.fromkeys(Kind, Level.ALL),
        fields={Kind.DEAL: {"value": FieldAccess.HIDDEN}},
    )
    kept = make.member(name="Kay", role=Role.SELLER, custom_role=role)

    answer = asked(house, kept)

    assert answer["n"] == 1
    assert not {"value_high", "value_low", "value_raised"} & set(having(answer))
    status, _ = Caller(kept).get(
        "/forecast/pattern-deals", pipeline_id=house.pipeline.id, pattern="value_high"
    )
    assert status == 422


def test_as_of_a_past_day_what_closed_later_is_not_there(house: House) -> None:
    closed(house, after=40)
    closed(house, after=80)

    assert asked(house, as_of=(BORN + 60 * DAY).isoformat())["n"] == 1
    assert asked(house)["n"] == 2
