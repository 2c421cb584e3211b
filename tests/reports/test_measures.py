"""Measures of what a deal went through, told by hand; and what stands under several keys."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from headwater.accounts.rules import FieldAccess, Kind, Role
from headwater.fields.rules.custom import CustomType
from headwater.fields.selectors.custom import definitions_for
from headwater.fields.services.custom import create_field
from headwater.fields.services.values import write as write_fields
from headwater.leads.models import Lead
from headwater.pipeline.models import Deal
from headwater.reports.selectors.run import Answer
from tests import make
from tests.calling import Caller
from tests.insights.stories import Cast, Story, Turn, at, write
from tests.reports.test_reports import asked

pytestmark = pytest.mark.usefixtures("workspace")
LATE = at(2000)
FIRST = datetime(2026, 1, 2, tzinfo=UTC)


def totals(answer: Answer) -> dict[str, Any]:
    return {line.key: line.total.value for line in answer.rows}


@pytest.fixture
def walked(cast: Cast) -> Cast:
    """Four deals: three leave the first stage after 1, 2 and 10 days, one waits in it for 3."""
    write(Story(0, 0, 0, 100, (Turn(24, "move", 1), Turn(72, "won"))), cast)
    write(Story(0, 0, 0, 200, (Turn(48, "move", 1), Turn(96, "lost"))), cast)
    write(Story(0, 0, 1, 300, (Turn(240, "lost"),)), cast)
    write(Story(0, 0, 1, 400), cast)
    return cast


def test_time_in_stage_counts_those_who_wait_as_the_insights_do(walked: Cast) -> None:
    answer = asked(walked, measure="visits_median", rows="stage", as_of=at(72), now=LATE)
    page = Caller(walked.owners[0]).get("/insights/stage-times", as_of=at(72).isoformat())[1]

    first, second = (str(stage.id) for stage in walked.stages[:2])
    # Of four in the first stage one left after a day, one after two; two still wait on day 3.
    assert totals(answer) == {first: Decimal("2.0"), second: Decimal("2.0")}
    assert [line.total.n for line in answer.rows] == [4, 2]
    # All six visits: 1, 2 and 2 days ended; 1, 3 and 3 last. S: 5/6, then 5/6 · 2/4.
    assert (answer.total.n, answer.total.value) == (6, Decimal("2.0"))
    assert {one["stage_id"]: one["median_days"] for one in page["stages"] if one["n_finished"]} == {
        first: pytest.approx(2), second: pytest.approx(2),
    }  # fmt: skip
    few = asked(walked, measure="visits_median", rows="stage", as_of=at(30), now=LATE)
    assert totals(few) == {first: None, second: None}


def test_stages_are_entered_and_left_in_a_period(walked: Cast) -> None:
    begun = asked(walked, measure="visits_begun", rows="stage", now=LATE, to_day=date(2026, 1, 2))
    advanced = asked(walked, measure="stage_advanced", rows="stage", as_of=LATE, now=LATE)
    lost = asked(walked, measure="stage_lost", rows="stage", as_of=LATE, now=LATE)
    exits = Caller(walked.owners[0]).get("/insights/stage-exits", as_of=LATE.isoformat())[1]

    first, second = (str(stage.id) for stage in walked.stages[:2])
    assert totals(begun) == {first: 4, second: 1}
    assert totals(advanced) == {first: Decimal("0.6667"), second: Decimal("0.5000")}
    assert totals(lost) == {first: Decimal("0.3333"), second: Decimal("0.5000")}
    assert {
        one["stage_id"]: round(one["conversion"], 4) for one in exits["stages"] if one["left"]["n"]
    } == {first: 0.6667, second: 0.5}


def test_the_records_of_a_figure_of_visits_are_deals_named_once(walked: Cast) -> None:
    caller = Caller(walked.owners[0])
    _, page = caller.get("/report-records", measure="visits_begun")

    assert page["total"] == len(page["items"]) == 4


def test_put_off_is_counted_when_it_was_and_by_how_much(cast: Cast) -> None:
    deal = make.deal(stage=cast.stages[0], owner=cast.owners[0], at=FIRST)
    days = ((5, date(2026, 2, 1)), (10, date(2026, 2, 15)), (12, date(2026, 2, 10)),
            (20, date(2026, 3, 10)))  # fmt: skip
    for day, due in days:
        Deal.objects.filter(id=deal.id).update(
            expected_close_date=due, changed_at=datetime(2026, 1, day, 12, tzinfo=UTC)
        )

    times = asked(cast, measure="pushes_count", rows="month", now=LATE)
    by = asked(cast, measure="pushes_days", now=LATE)
    then = asked(cast, measure="pushes_count", as_of=datetime(2026, 1, 11, tzinfo=UTC), now=LATE)

    # The first date is no push, and bringing it forward is none.
    assert totals(times) == {"2026-01-01": 2}
    assert (by.total.n, by.total.value) == (2, Decimal("21.0"))
    assert then.total.value == 1


def test_a_deal_of_two_tags_stands_under_both_and_once_in_the_total(cast: Cast) -> None:
    for value, tags in ((100, ["hot", "big"]), (10, ["hot"]), (1, [])):
        deal = make.deal(stage=cast.stages[0], owner=cast.owners[0], value=value, at=FIRST)
        Deal.objects.filter(id=deal.id).update(tags=tags)

    answer = asked(cast, measure="open_value", rows="tags", series="owner", now=LATE)
    flipped = asked(cast, measure="open_value", rows="owner", series="tags", now=LATE)

    assert totals(answer) == {"hot": 110, "big": 100, "": 1}
    assert (answer.total.n, answer.total.value) == (3, Decimal(111))
    assert [(one.n, one.value) for one in answer.totals] == [(3, Decimal(111))]
    assert [one.value for one in flipped.rows[0].cells] == [110, 100, 1]
    assert flipped.rows[0].total.value == 111
    page = Caller(cast.owners[0]).get("/report-records", measure="open_value", rows="tags")[1]
    assert page["total"] == 3


def test_own_fields_of_many_choices_divide_as_well(cast: Cast) -> None:
    actor = make.actor(cast.owners[0])
    create_field(
        Kind.DEAL, key="needs", type=CustomType.CHOICES, name_en="Needs", actor=actor,
        now=FIRST, choices=[{"name_en": "Speed"}, {"name_en": "Price"}],
    )  # fmt: skip
    deal = make.deal(stage=cast.stages[0], owner=cast.owners[0], value=5, at=FIRST)
    (field,) = definitions_for(actor, Kind.DEAL)
    write_fields(Kind.DEAL, deal.id, {"needs": [str(one.id) for one in field.choices]}, actor=actor)

    answer = asked(cast, measure="open_value", rows="custom.needs", now=LATE)

    assert sorted(line.name for line in answer.rows) == ["Price", "Speed"]
    assert [line.total.value for line in answer.rows] == [5, 5]
    assert answer.total.value == 5


def test_categories_and_competitors_divide(cast: Cast) -> None:
    deal = make.deal(stage=cast.stages[0], owner=cast.owners[0], value=5, at=FIRST)
    changed = datetime(2026, 1, 5, tzinfo=UTC)
    Deal.objects.filter(id=deal.id).update(
        own_category="commit", competitor="Rival", changed_at=changed
    )
    role = make.custom_role(
        base=Role.SELLER, fields={Kind.DEAL: {"competitor": FieldAccess.HIDDEN}}
    )
    kept_from = Caller(make.member(role=Role.SELLER, custom_role=role))

    now = asked(cast, measure="open_count", rows="category", now=LATE)
    then = asked(cast, measure="open_count", rows="category", as_of=at(30), now=LATE)

    assert totals(now) == {"commit": 1}
    assert list(totals(then)) != ["commit"]
    assert then.as_today == []
    assert totals(asked(cast, measure="open_count", rows="competitor", now=LATE)) == {"Rival": 1}
    status, refusal = kept_from.get("/report-figures", measure="open_count", rows="competitor")
    assert (status, refusal["code"]) == (422, "unknown_dimension")


def test_leads_are_what_they_were_at_the_instant(cast: Cast) -> None:
    lead = make.lead(owner=cast.owners[0], at=FIRST)
    changed = datetime(2026, 1, 20, tzinfo=UTC)
    Lead.objects.filter(id=lead.id).update(
        state="working", state_entered_at=changed, owner=cast.owners[1], changed_at=changed
    )
    then = datetime(2026, 1, 10, tzinfo=UTC)

    past = asked(cast, measure="leads_created", rows="lead_state", series="owner", as_of=then)
    now = asked(cast, measure="leads_created", rows="lead_state", series="owner")

    assert ([line.key for line in past.rows], past.series[0][0], past.as_today) == (
        ["new"], str(cast.owners[0].id), []
    )  # fmt: skip
    assert ([line.key for line in now.rows], now.series[0][0]) == (
        ["working"], str(cast.owners[1].id)
    )  # fmt: skip
