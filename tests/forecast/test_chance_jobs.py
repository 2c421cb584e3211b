"""Chances of a stored workspace: learned once a day, scored after changes, told to whom they may be."""

from contextlib import nullcontext
from datetime import timedelta
from typing import Any

import numpy as np
import pytest

from headwater.accounts.rules import FieldAccess, Kind, Level, Role
from headwater.activities.rules import NoteKind
from headwater.forecast.models import ChanceModel, DealChance
from headwater.forecast.rules.facts import Deal as Past
from headwater.forecast.rules.facts import End, Step, Terms
from headwater.forecast.selectors.chances import to_learn_anew
from headwater.forecast.services import chances, scores
from headwater.pipeline.models import Deal
from headwater.tenancy.context import current_workspace_id
from tests import make
from tests.calling import Caller
from tests.forecast.conftest import House, noon, store
from tests.forecast.courses import day

TODAY = 400
SOON = timedelta(hours=1)


def pasts(n: int = 320, *, seed: int = 3) -> tuple[list[Past], list[list[int]]]:
    """Make deals that win if they had meetings, and the days of those meetings."""
    rng = np.random.default_rng(seed)
    deals, meetings = [], []
    for number in range(n):
        born, lasts = int(rng.integers(0, TODAY - 4)), int(rng.integers(25, 60))
        many = int(rng.integers(0, 4))
        end = End.WON if rng.random() < (0.03, 0.1, 0.9, 0.97)[many] else End.LOST
        steps = (Step(day(born), "Talk"), Step(day(born + lasts), end))
        told = steps if born + lasts < TODAY else steps[:1]
        deals.append(Past(f"d{number:03}", told, (Terms(day(born), 1000.0 + number),)))
        meetings.append([born + 1 + k for k in range(many) if born + 1 + k < TODAY])
    return deals, meetings


def write(house: House, n: int = 320) -> None:
    deals, meetings = pasts(n)
    store(deals, house)
    by_title = {deal.title: deal for deal in Deal.objects.all()}
    for past, days in zip(deals, meetings, strict=True):
        for one in days:
            meet(by_title[past.id], one)


def meet(deal: Deal, on: int) -> None:
    at = noon(day(on))
    make.note(
        deal=deal, author=deal.owner, kind=NoteKind.MEETING, happened_at=at, created_at=at,
        updated_at=at, text="Met",
    )  # fmt: skip


def learn(house: House, on: int = TODAY) -> None:
    chances.learn_pipeline(
        house.pipeline.id, workspace_id=current_workspace_id(), clock=lambda: noon(day(on))
    )


@pytest.fixture(autouse=True)
def in_one_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a long job run in the transaction of the test."""
    monkeypatch.setattr(chances, "acting_in", lambda _workspace_id: nullcontext())


def rows() -> list[Any]:
    models = list(ChanceModel.objects.order_by("day").values("day", "learned_at", "result"))
    return models + list(DealChance.objects.order_by("deal_id").values())


def test_what_was_learned_is_kept_and_every_open_deal_is_scored(house: House) -> None:
    write(house)

    learn(house)

    model = ChanceModel.objects.latest("day")
    assert (model.verdict, model.day) == ("usable", day(TODAY))
    open_ones = set(Deal.objects.filter(status="open").values_list("id", flat=True))
    assert set(DealChance.objects.values_list("deal_id", flat=True)) == open_ones
    for chance in DealChance.objects.select_related("deal"):
        assert chance.deal.win_probability == round(100 * chance.p)
        assert chance.deal.version == 1  # it is no edit


def test_doing_it_twice_is_harmless(house: House) -> None:
    write(house)
    learn(house)
    before = rows()

    learn(house)

    assert rows() == before


def test_a_usable_model_stays_and_is_watched_the_next_day(house: House) -> None:
    write(house)
    learn(house)
    count = ChanceModel.objects.count()

    learn(house, TODAY + 1)

    newest = ChanceModel.objects.latest("day")
    assert ChanceModel.objects.count() == count
    assert (newest.day, newest.watched_on) == (day(TODAY), day(TODAY + 1))


def test_old_models_are_kept_when_a_new_one_is_learned(house: House) -> None:
    write(house)
    learn(house)
    old = set(ChanceModel.objects.values_list("id", flat=True))

    learn(house, TODAY + 28)

    assert old < set(ChanceModel.objects.values_list("id", flat=True))


def test_a_deal_is_scored_anew_after_something_happened_and_others_are_not(house: House) -> None:
    write(house)
    learn(house)
    chosen, *others = Deal.objects.filter(status="open").order_by("id")
    before = dict(DealChance.objects.values_list("deal_id", "p"))
    # The log is written with today's clock; what is scored now knows all of it.
    DealChance.objects.update(scored_at=noon(day(TODAY)) + timedelta(days=3650))
    DealChance.objects.filter(deal=chosen).update(scored_at=noon(day(TODAY)))
    for _ in range(3):
        meet(chosen, TODAY)

    scores.score_changed(now=noon(day(TODAY)) + SOON)

    after = dict(DealChance.objects.values_list("deal_id", "p"))
    assert after[chosen.id] > before[chosen.id]
    assert {deal.id: after[deal.id] for deal in others} == {d.id: before[d.id] for d in others}


def test_closed_deals_have_no_chance(house: House) -> None:
    write(house)
    learn(house)
    deal = Deal.objects.filter(status="open").first()
    assert deal is not None
    Deal.objects.filter(id=deal.id).update(
        status="won", closed_at=noon(day(TODAY)), changed_at=noon(day(TODAY))
    )

    scores.score_changed(now=noon(day(TODAY)) + SOON)

    assert not DealChance.objects.filter(deal=deal).exists()
    assert Caller(house.owner).get(f"/deals/{deal.id}")[1]["win_probability"] is None


def test_too_few_deals_get_the_observed_rate_and_the_verdict_says_so(house: House) -> None:
    write(house, 60)

    learn(house)

    assert ChanceModel.objects.get().verdict == "too_few"
    assert {(one.is_model, one.p == one.observed) for one in DealChance.objects.all()} == {
        (False, True)
    }


def test_a_deal_tells_its_chance_and_the_list_is_sorted_by_it(house: House) -> None:
    write(house)
    learn(house)
    caller = Caller(house.owner)

    _, page = caller.get("/deals", sort="-win_probability", limit=200)

    told = [one["win_probability"] for one in page["items"]]
    known = [one for one in told if one is not None]
    assert known == sorted(known, reverse=True)
    assert told[: len(known)] == known
    status, chance = caller.get(f"/deals/{page['items'][0]['id']}/chance")
    assert status == 200
    assert round(100 * chance["probability"]) == known[0]
    assert chance["verdict"] == "usable"
    assert {one["feature"] for one in chance["reasons"]} & {
        "meetings",
        "meetings_total",
        "days_since_contact",
    }


def test_the_page_of_models_shows_what_was_measured(house: House) -> None:
    write(house)
    learn(house)

    status, page = Caller(house.owner).get("/forecast/chances", pipeline_id=house.pipeline.id)

    assert status == 200
    model = page["model"]
    assert model["n_closed"] == Deal.objects.exclude(status="open").count()
    assert sum(one["n"] for one in model["own"]["calibration"]) == model["own"]["n"]
    assert model["skill"] > 0
    assert page["history"][0]["day"] == str(day(TODAY))


def test_before_anything_was_learned_it_is_said_that_nothing_was(house: House) -> None:
    _, page = Caller(house.owner).get("/forecast/chances")

    assert (page["verdict"], page["model"], page["history"]) == (None, None, [])


def test_whoever_does_not_see_all_deals_is_told_no_counts(house: House) -> None:
    write(house)
    learn(house)
    deal = make.deal(stage=house.stages[0], owner=house.lone)
    caller = Caller(house.lone)

    _, page = caller.get("/forecast/chances")
    _, chance = caller.get(f"/deals/{deal.id}/chance")
    other = Deal.objects.filter(status="open").exclude(owner=house.lone).first()

    assert (page["verdict"], page["model"], page["history"]) == ("usable", None, [])
    assert (chance["verdict"], chance["n_closed"], chance["probability"]) == ("usable", None, None)
    assert other is not None
    assert caller.get(f"/deals/{other.id}/chance")[0] == 404


def hides_value() -> Caller:
    role = make.custom_role(
        Role.SELLER,
        sight=dict.fromkeys(Kind, Level.ALL),
        fields={Kind.DEAL: {"value": FieldAccess.HIDDEN}},
    )
    return Caller(make.member(name="Kay", role=Role.SELLER, custom_role=role))


def read_by(model: ChanceModel) -> set[str]:
    return {one["column"] for one in model.result["weights"]}


def test_what_some_role_does_not_see_is_not_learned_from(house: House) -> None:
    hides_value()
    write(house)

    learn(house)

    model = ChanceModel.objects.latest("day")
    assert model.verdict == "usable"
    assert "meetings_total" in read_by(model)
    assert not read_by(model) & {"value_ratio", "value_changes"}
    one = Deal.objects.filter(status="open").first()
    assert one is not None
    before = one.win_probability
    Deal.objects.filter(id=one.id).update(value=1_000_000, changed_at=noon(day(TODAY)))
    DealChance.objects.filter(deal=one).update(scored_at=noon(day(TODAY)) - 400 * SOON)
    scores.score_changed(now=noon(day(TODAY)) + SOON)
    one.refresh_from_db()
    assert one.win_probability == before


def test_what_is_hidden_later_is_forgotten_the_same_day(house: House) -> None:
    write(house)
    learn(house)
    chance = DealChance.objects.filter(is_model=True).first()
    assert chance is not None
    assert "value_ratio" in read_by(ChanceModel.objects.latest("day"))

    kept = hides_value()

    _, told = kept.get(f"/deals/{chance.deal_id}/chance")
    assert (told["probability"], told["reasons"]) == (chance.observed, [])
    assert (told["is_model"], told["has_hidden_reasons"]) == (False, True)
    assert to_learn_anew() == [house.pipeline.id]
    learn(house)
    assert "value_ratio" not in read_by(ChanceModel.objects.latest("day"))
    assert to_learn_anew() == []
    _, told = kept.get(f"/deals/{chance.deal_id}/chance")
    assert told["is_model"]
