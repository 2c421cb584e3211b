"""The database remembers what deals were, whoever changes them and however many at once."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.db.models import F

from headwater.pipeline.models import Deal, DealVersion, StageTotal, StageVisit
from headwater.pipeline.rules import DealStatus
from headwater.pipeline.services.totals import add_up_totals
from tests import make

pytestmark = pytest.mark.usefixtures("workspace")

JANUARY, FEBRUARY, MARCH, APRIL = (datetime(2026, month, 1, tzinfo=UTC) for month in range(1, 5))


def versions() -> list[tuple[object, ...]]:
    rows = DealVersion.objects.order_by("deal_id", "valid_from", "id")
    return list(rows.values_list("value", "status", "valid_from", "valid_to"))


def visits(deal: Deal) -> list[tuple[object, ...]]:
    rows = StageVisit.objects.filter(deal=deal).order_by("entered_at", "id")
    return list(rows.values_list("stage_id", "entered_at", "left_at", "exit"))


def totals() -> dict[object, tuple[int, Decimal]]:
    found: dict[object, tuple[int, Decimal]] = {}
    for row in StageTotal.objects.all():
        count, value = found.get(row.stage_id, (0, Decimal(0)))
        found[row.stage_id] = (count + row.count, value + row.value)
    return {stage: total for stage, total in found.items() if total != (0, Decimal(0))}


def test_a_bulk_update_is_remembered_at_the_moment_it_names() -> None:
    deal = make.deal(value=Decimal(10), at=JANUARY)

    Deal.objects.filter(id=deal.id).update(value=Decimal(20), changed_at=MARCH)

    assert versions() == [
        (Decimal(10), "open", JANUARY, MARCH),
        (Decimal(20), "open", MARCH, None),
    ]
    assert visits(deal) == [(deal.stage_id, JANUARY, None, "")]


def test_a_change_by_hand_that_names_no_moment_happened_when_it_was_written() -> None:
    make.deal(at=JANUARY)

    Deal.objects.update(value=Decimal(20))

    (_, _, _, first_ended), (_, _, second_began, _) = versions()
    assert first_ended == second_began
    assert isinstance(second_began, datetime)
    assert second_began > JANUARY


def test_a_change_of_the_title_makes_no_version_but_a_new_number() -> None:
    deal = make.deal()

    Deal.objects.filter(id=deal.id).update(title="Twelve desks")

    assert len(versions()) == 1
    assert Deal.objects.get(id=deal.id).version == 2


def test_the_next_activity_is_not_an_edit() -> None:
    deal = make.deal()

    Deal.objects.filter(id=deal.id).update(next_activity_title="Call")

    assert Deal.objects.get(id=deal.id).version == 1


def test_stages_are_visited_one_after_the_other_until_the_deal_is_closed() -> None:
    deal = make.deal(at=JANUARY)
    lead, demo = deal.stage, make.stage(pipeline=deal.pipeline)

    Deal.objects.update(stage=demo, changed_at=FEBRUARY)
    Deal.objects.update(stage=lead, changed_at=MARCH)
    Deal.objects.update(status=DealStatus.LOST, closed_at=APRIL, changed_at=APRIL)

    assert visits(deal) == [
        (lead.id, JANUARY, FEBRUARY, "advanced"),
        (demo.id, FEBRUARY, MARCH, "back"),
        (lead.id, MARCH, APRIL, "lost"),
    ]


def test_a_reopened_deal_is_visited_again() -> None:
    deal = make.deal(at=JANUARY)

    Deal.objects.update(status=DealStatus.WON, closed_at=FEBRUARY, changed_at=FEBRUARY)
    Deal.objects.update(status=DealStatus.OPEN, closed_at=None, changed_at=MARCH)

    assert visits(deal) == [
        (deal.stage_id, JANUARY, FEBRUARY, "won"),
        (deal.stage_id, MARCH, None, ""),
    ]


def test_a_deal_that_comes_in_closed_was_open_before() -> None:
    stage, owner = make.stage(), make.member()

    deal = Deal.objects.create(
        title="Old", currency="USD", value=5, stage=stage, pipeline=stage.pipeline, owner=owner,
        status=DealStatus.WON, created_at=JANUARY, stage_entered_at=JANUARY,
        closed_at=MARCH, changed_at=MARCH,
    )  # fmt: skip

    assert versions() == [
        (Decimal(5), "open", JANUARY, MARCH),
        (Decimal(5), "won", MARCH, None),
    ]
    assert visits(deal) == [(stage.id, JANUARY, MARCH, "won")]
    assert totals() == {}


def test_totals_follow_every_way_a_deal_can_change() -> None:
    first = make.deal(value=Decimal(100))
    second = make.deal(value=Decimal(30), stage=first.stage)
    other = make.stage(pipeline=first.pipeline)
    assert totals() == {first.stage_id: (2, Decimal(130))}

    Deal.objects.filter(id=first.id).update(stage=other)
    Deal.objects.update(value=F("value") * 2)
    assert totals() == {other.id: (1, Decimal(200)), second.stage_id: (1, Decimal(60))}

    Deal.objects.filter(id=second.id).update(deleted_at=MARCH)
    Deal.objects.filter(id=first.id).update(status=DealStatus.WON, closed_at=MARCH)
    assert totals() == {}


def test_adding_up_keeps_the_totals_and_fewer_rows() -> None:
    deal = make.deal(value=Decimal(100))
    for amount in range(5):
        Deal.objects.filter(id=deal.id).update(value=amount)
    gone = make.deal(stage=deal.stage, owner=deal.owner)
    Deal.objects.filter(id=gone.id).delete()

    add_up_totals(if_more_than=0)

    assert totals() == {deal.stage_id: (1, Decimal(4))}
    assert StageTotal.objects.count() == 1


def test_a_moment_before_the_last_one_makes_no_negative_stay() -> None:
    deal = make.deal(at=MARCH)

    Deal.objects.update(value=Decimal(1), changed_at=JANUARY)

    assert versions() == [
        (Decimal(1000), "open", MARCH, MARCH),
        (Decimal(1), "open", MARCH, None),
    ]
    assert visits(deal) == [(deal.stage_id, MARCH, None, "")]
