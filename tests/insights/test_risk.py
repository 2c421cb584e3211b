"""What puts a deal at risk is one judgement, on the card and in the figures, with its facts."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from headwater.accounts.rules import FieldAccess, Kind, Level, Role
from headwater.pipeline.models import Deal, Stage
from tests import make
from tests.calling import Caller
from tests.insights.stories import Cast

pytestmark = pytest.mark.usefixtures("workspace")
NOW = datetime.now(UTC)


def a_deal(cast: Cast, *, days: int = 1, **fields: Any) -> Deal:
    moment = NOW - timedelta(days=days)
    return make.deal(
        **{"stage": cast.stages[0], "owner": cast.owners[0], "at": moment, "value": 10} | fields
    )


def judged(cast: Cast, *deals: Deal, by: Any = None) -> dict[str, Any]:
    ids = "&".join(f"ids={deal.id}" for deal in deals)
    status, answer = Caller(by or cast.owners[0]).get(f"/deal-health?{ids}")
    assert status == 200, answer
    return {one["deal_id"]: one for one in answer["items"]}


def listed(cast: Cast, *, by: Any = None, **query: Any) -> list[Any]:
    status, answer = Caller(by or cast.owners[0]).get("/insights/risks", **query)
    assert status == 200, answer
    return list(answer["items"])


@pytest.mark.parametrize(("limits", "is_usual"), [((12, 3), False), ((None, 12), True)])
def test_a_stalled_deal_tells_by_which_limit(cast: Cast, limits: Any, is_usual: bool) -> None:
    Stage.objects.filter(id=cast.stages[0].id).update(
        rot_after_days=limits[0], usual_days=limits[1]
    )
    late, fresh = a_deal(cast, days=34), a_deal(cast, days=2)

    found = judged(cast, late, fresh)

    one = found[str(late.id)]
    assert (one["days_in_stage"], one["limit_days"], one["is_limit_usual"]) == (34, 12, is_usual)
    assert (one["is_at_risk"], one["reasons"][0]) == (True, "stalled")
    assert found[str(fresh.id)]["is_at_risk"] is False
    assert [row["deal_id"] for row in listed(cast)] == [str(late.id)]


def test_one_reason_that_is_not_stalled_is_no_risk_and_two_are(cast: Cast) -> None:
    adrift = a_deal(cast)
    slipping = a_deal(cast, expected_close_date=NOW.date() - timedelta(days=3))
    idle = a_deal(cast, days=20)

    found = judged(cast, adrift, slipping, idle)

    told = {key: (one["is_at_risk"], one["reasons"]) for key, one in found.items()}
    assert told == {
        str(adrift.id): (False, ["adrift"]),
        str(slipping.id): (True, ["adrift", "slipping"]),
        str(idle.id): (True, ["idle", "adrift"]),
    }
    assert found[str(slipping.id)]["days_past_close"] in {3, 4}
    assert found[str(idle.id)]["idle_days"] == 20
    assert {row["deal_id"] for row in listed(cast)} == {str(slipping.id), str(idle.id)}
    assert [row["deal_id"] for row in listed(cast, reason="idle")] == [str(idle.id)]


def test_a_valuable_deal_in_contact_with_one_person_hangs_by_a_single_thread(cast: Cast) -> None:
    big, small, unheard, two = (a_deal(cast, value=value) for value in (900, 10, 900, 900))
    for _ in range(3):
        a_deal(cast, value=100)
    for deal, known, heard in ((big, 2, 1), (small, 1, 1), (unheard, 1, 0), (two, 2, 2)):
        people = [make.person() for _ in range(known)]
        for person in people:
            deal.people.create(person=person, role="decision_maker")
        for person in people[:heard]:
            make.note(person=person, kind="call", outcome="reached", author=cast.owners[0])
    role = make.custom_role(
        Role.MANAGER,
        sight=dict.fromkeys(Kind, Level.ALL),
        fields={Kind.DEAL: {"value": FieldAccess.HIDDEN}},
    )
    blind = make.member(role=Role.MANAGER, custom_role=role)

    found = judged(cast, big, small, unheard, two)

    # Two are known of the big deal, one took part; nobody of the unheard one did.
    told = {deal.id: found[str(deal.id)]["reasons"] for deal in (big, small, unheard, two)}
    assert told == {
        big.id: ["adrift", "single_threaded"],
        **{key: ["adrift"] for key in (small.id, unheard.id, two.id)},
    }
    assert judged(cast, big, by=blind)[str(big.id)]["reasons"] == ["adrift"]
    assert listed(cast, by=blind) == []


def test_the_list_counts_what_the_figure_of_health_counts(cast: Cast) -> None:
    for days in (1, 20, 30):
        a_deal(cast, days=days, expected_close_date=date(2026, 1, 1))
    a_deal(cast, owner=cast.owners[1], days=30)
    caller = Caller(cast.owners[0])

    _, hygiene = caller.get("/insights/hygiene")

    (at_risk,) = [one for one in hygiene["checks"] if one["check"] == "at_risk"]
    assert at_risk["n"] == len(listed(cast)) == 4
    _, first = caller.get("/insights/risks", limit=3)
    _, second = caller.get("/insights/risks", limit=3, after=first["next"])
    ids = [row["deal_id"] for row in first["items"] + second["items"]]
    assert len(set(ids)) == 4
    assert len(listed(cast, by=cast.owners[1])) == 1


def test_closed_deals_are_not_judged(cast: Cast) -> None:
    deal = a_deal(cast, days=90)
    Deal.objects.filter(id=deal.id).update(status="won", closed_at=NOW, changed_at=NOW)

    assert judged(cast, deal) == {}


def test_a_close_put_off_twice_slips_and_once_does_not(cast: Cast) -> None:
    later = NOW.date() + timedelta(days=40)
    once, twice = (
        a_deal(cast, expected_close_date=later, close_date_pushes=pushes) for pushes in (1, 2)
    )

    found = judged(cast, once, twice)

    assert found[str(once.id)]["reasons"] == ["adrift"]
    assert found[str(twice.id)]["reasons"] == ["adrift", "slipping"]


@pytest.fixture
def many(cast: Cast) -> dict[str, list[str]]:
    """Deals with every mix of reasons but that of a single thread; by title, what holds."""
    stage, owner = cast.stages[0], cast.owners[0]
    Stage.objects.filter(id=stage.id).update(rot_after_days=30)
    reasons: dict[str, list[str]] = {}
    for mix in range(16):
        holds = {name: bool(mix & 1 << n) for n, name in enumerate(MIXED)}
        late = -3 if holds["slipping"] else 9
        deal = a_deal(
            cast, title=f"Mix {mix}", days=40,
            expected_close_date=NOW.date() + timedelta(days=late),
        )  # fmt: skip
        if not holds["stalled"]:
            Deal.objects.filter(id=deal.id).update(stage_entered_at=NOW)
        if not holds["idle"]:
            make.note(deal=deal, kind="meeting", author=owner)
        if not holds["adrift"]:
            Deal.objects.filter(id=deal.id).update(next_task_id=make.task(owner=owner).id)
        reasons[deal.title] = [name for name in MIXED if holds[name]]
    return reasons


MIXED = ("stalled", "idle", "adrift", "slipping")


def test_every_place_judges_by_the_one_rule(cast: Cast, many: dict[str, list[str]]) -> None:
    """Card and deal, board, overview, list, Today, hygiene and the page of risks say the same."""
    owner = Caller(cast.owners[0])
    risky = {title for title, why in many.items() if "stalled" in why or len(why) > 1}
    assert len(risky) == 8 + 4  # stalled ones; two or three of the others

    ids = {deal.title: deal for deal in Deal.objects.all()}
    cards = judged(cast, *ids.values())
    _, bar = owner.get(f"/pipelines/{cast.stages[0].pipeline_id}/health")
    _, overview = owner.get("/pipelines-overview")
    _, listed_ = owner.get("/deals", filter="is_at_risk = yes", limit=50)
    _, others = owner.get("/deals", filter="is_at_risk = no and status = open", limit=50)
    _, hygiene = owner.get("/insights/hygiene")
    _, today = owner.get("/today")

    assert {title: cards[str(deal.id)]["reasons"] for title, deal in ids.items()} == many
    assert {one for one, deal in ids.items() if cards[str(deal.id)]["is_at_risk"]} == risky
    counts = {"healthy": 1, "attention": 3, "at_risk": 12}
    assert bar["stages"] == [{"stage_id": str(cast.stages[0].id), **counts}]
    assert {name: overview["items"][0][name] for name in counts} == counts
    assert {one["title"] for one in listed_["items"]} == risky
    assert {one["title"] for one in others["items"]} == many.keys() - risky
    assert hygiene["checks"][0]["n"] == 12
    assert {one["title"] for one in listed(cast)} == risky
    told = {one["title"]: sorted(one["reasons"]) for one in today["items"]}
    assert told == {title: sorted(why) for title, why in many.items() if why}


def test_no_criterion_asks_what_depends_on_who_asks(cast: Cast) -> None:
    body = {"kind": "condition", "params": {"filter": "is_at_risk = no"}, "label_en": "No risk"}
    status, answer = Caller(cast.owners[0]).post(f"/stages/{cast.stages[0].id}/criteria", body)
    assert (status, answer["code"]) == (422, "bad_filter")
