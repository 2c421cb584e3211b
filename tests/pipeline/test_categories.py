"""What a deal is to a forecast: said by its owner, or by its stage, and remembered."""

from datetime import UTC, datetime
from typing import Any

import pytest

from headwater.pipeline.models import Deal, DealVersion, Stage
from headwater.pipeline.services.zombies import mark_zombies
from tests import make
from tests.calling import Caller, edit

pytestmark = pytest.mark.usefixtures("workspace")
LATER = datetime(2026, 2, 1, tzinfo=UTC)


def told(deal: Deal) -> list[str]:
    versions = DealVersion.objects.filter(deal=deal).order_by("valid_from", "id")
    return list(versions.values_list("category", flat=True))


@pytest.mark.parametrize(
    ("probability", "category"),
    [(0, "pipeline"), (49, "pipeline"), (50, "best_case"), (75, "commit"), (100, "commit")],
)
def test_a_stage_says_it_by_its_probability(probability: int, category: str) -> None:
    assert told(make.deal(stage=make.stage(probability=probability))) == [category]


def test_the_owners_word_counts_until_it_is_taken_back_and_every_word_is_kept() -> None:
    deal = make.deal(stage=make.stage(probability=10))
    caller = Caller(deal.owner)

    status, answer = caller.patch(f"/deals/{deal.id}", {"own_category": "commit"}, **edit(1))
    assert (status, answer["category"], answer["own_category"]) == (200, "commit", "commit")
    _, answer = caller.patch(f"/deals/{deal.id}", {"own_category": ""}, **edit(2))
    assert answer["category"] == "pipeline"
    Deal.objects.filter(id=deal.id).update(status="won", closed_at=LATER)

    assert told(deal) == ["pipeline", "commit", "pipeline", "closed"]


def test_a_stage_that_changes_takes_its_deals_along_but_not_those_with_a_word_of_their_own() -> (
    None
):
    stage = make.stage(probability=10)
    quiet, own = make.deal(stage=stage), make.deal(stage=stage, own_category="best_case")
    lost = make.deal(stage=stage, status="lost", closed_at=LATER)

    Stage.objects.filter(id=stage.id).update(own_category="commit")

    assert told(quiet) == ["pipeline", "commit"]
    assert told(own) == ["best_case"]
    assert told(lost) == ["pipeline", "omitted"]
    assert DealVersion.objects.filter(deal=quiet, valid_to=None).count() == 1


def test_deals_are_found_by_what_they_are_to_a_forecast() -> None:
    stage = make.stage(probability=80)
    found = make.deal(stage=stage)
    make.deal(stage=stage, own_category="omitted", owner=found.owner)
    caller = Caller(found.owner)

    def listed(text: str) -> list[Any]:
        status, page = caller.get("/deals", filter=text)
        assert status == 200, page
        return [(one["id"], one["category"]) for one in page["items"]]

    assert listed("category = commit") == [(str(found.id), "commit")]
    assert listed("is_zombie = yes") == []


def test_what_is_older_than_any_win_is_left_out_until_somebody_says_otherwise() -> None:
    stage = make.stage(probability=80)
    old, spoken_for = make.deal(stage=stage), make.deal(stage=stage, own_category="commit")
    for _ in range(20):
        make.deal(stage=stage, status="won", closed_at=LATER, changed_at=LATER)

    changed = [mark_zombies(now=datetime(2026, month, 5, tzinfo=UTC)) for month in (2, 2, 1)]

    assert changed == [2, 0, 2]
    assert told(old) == ["commit", "omitted", "commit"]
    assert set(told(spoken_for)) == {"commit"}
