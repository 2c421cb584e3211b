"""What sources and campaigns bring and cost: by hand, and for random pasts."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.accounts.models import ExchangeRate
from headwater.accounts.rules import FieldAccess, Kind, Level, Role
from headwater.insights.schemas.before import SourcesOut
from headwater.insights.selectors.sources import sources
from headwater.leads.models import Campaign
from headwater.pipeline.models import Deal
from tests import make
from tests.calling import Caller
from tests.insights.lead_stories import (
    LeadCast,
    LeadStory,
    Turn,
    asked,
    at,
    erase_all_leads,
    lead_cast,
    lead_stories,
    tell,
    write,
)
from tests.insights.test_figures import randomly
from tests.insights.test_lead_funnel import FIRST, JANUARY, LAST, PLOT, is_within

pytestmark = pytest.mark.usefixtures("workspace")
COUNTS = ("leads", "qualified", "deals", "won", "lost", "open")


@pytest.fixture
def leads_cast() -> LeadCast:
    return lead_cast()


def counts(line: Any) -> list[int]:
    return [line[name] for name in COUNTS]


def by_name(figures: Any) -> dict[str | None, Any]:
    return {line["name"]: line for line in figures["items"]}


def test_a_campaign_is_followed_to_the_money_it_brought(leads_cast: LeadCast) -> None:
    for story in PLOT:
        write(story, leads_cast)
    make.deal(stage=leads_cast.stage, source=leads_cast.sources[0], value=500, at=at(5))
    Campaign.objects.filter(id=leads_cast.campaigns[0].id).update(
        cost=Decimal(300), currency="EUR", source=leads_cast.sources[1],
        begins_on=date(2026, 1, 30), ends_on=date(2026, 2, 1),
    )  # fmt: skip
    ExchangeRate.objects.create(currency="EUR", day=date(2026, 1, 1), rate=Decimal(2))

    ask = asked(leads_cast, from_day=date(2026, 1, 1), to_day=date(2026, 1, 31))
    lines = by_name(sources(ask, by="source", view="cohort"))

    assert counts(lines["Fair"]) == [4, 0, 1, 0, 0, 1]
    assert lines["Fair"]["open_weighted_value"] == Decimal(200)
    web = lines["Web"]
    assert counts(web) == [2, 2, 2, 1, 1, 0]
    assert (web["won_value"], web["cost"], web["conversion"]) == (1000, 400, 0.5)
    assert (web["cost_per_lead"], web["cost_per_won"]) == (200, 400)
    assert web["return_on_cost"] == 1.5
    assert web["median_days"] == pytest.approx(89 / 24)
    campaigns = sources(ask, by="campaign", view="cohort")
    assert campaigns["total"]["return_on_cost"] == 1.5
    assert [line["name"] for line in campaigns["items"]] == ["Spring", None]
    assert by_name(campaigns)["Spring"]["cost"] == 400


@randomly
@given(
    plot=st.lists(lead_stories(), min_size=1, max_size=6),
    own=st.lists(st.tuples(st.integers(0, 300), st.sampled_from([None, 0, 1])), max_size=3),
    until=st.integers(50, 500),
)
def test_random_pasts_agree_with_plain_python(
    plot: list[LeadStory], own: list[Any], until: int, leads_cast: LeadCast
) -> None:
    erase_all_leads()
    for story in plot:
        write(story, leads_cast)
    for hour, place in own:
        source = None if place is None else leads_cast.sources[place]
        make.deal(stage=leads_cast.stage, source=source, value=100, at=at(hour))
    ask = asked(leads_cast, as_of=at(until), from_day=FIRST.date(), to_day=LAST.date())

    told = [lead for story in plot if (lead := tell(story, until=at(until)))]
    cohort = sources(ask, by="source", view="cohort")
    period = sources(ask, by="source", view="period")
    for place, source in [*enumerate([*leads_cast.sources]), (None, None)]:
        here = [lead for lead in told if lead.source == place]
        began = [lead for lead in here if is_within(lead.born)]
        alone = [hour for hour, where in own if where == place and hour <= until]
        alone = [hour for hour in alone if is_within(at(hour))]
        expected = [
            len(began),
            sum(lead.state == "qualified" for lead in began),
            sum(lead.deal is not None for lead in began) + len(alone),
            sum(lead.deal == "won" for lead in began),
            sum(lead.deal == "lost" for lead in began),
            sum(lead.deal == "open" for lead in began) + len(alone),
        ]
        assert counts(_line(cohort, source)) == expected
        won = [lead for lead in here if lead.deal == "won" and is_within(lead.closed_at)]
        assert _line(period, source)["won"] == len(won)
        assert _line(period, source)["won_value"] == 1000 * len(won)
    for figures in (cohort, period):
        for name in (*COUNTS, "won_value", "open_weighted_value"):
            assert sum(line[name] for line in figures["items"]) == figures["total"][name]


def _line(figures: Any, source: Any) -> Any:
    key = source and source.id
    found = [line for line in figures["items"] if line["id"] == key]
    nothing = dict.fromkeys([*COUNTS, "won_value", "open_weighted_value"], 0)
    return found[0] if found else nothing


def test_costs_spread_over_the_days_of_a_campaign_add_up(leads_cast: LeadCast) -> None:
    Campaign.objects.filter(id=leads_cast.campaigns[0].id).update(
        cost=Decimal(900), begins_on=date(2026, 1, 30), ends_on=date(2026, 2, 7)
    )

    def spent(first: date | None, last: date | None) -> Any:
        ask = asked(leads_cast, from_day=first, to_day=last)
        return sources(ask, by="campaign", view="period")["total"]["cost"]

    assert spent(date(2026, 1, 1), date(2026, 1, 31)) == 200
    assert spent(date(2026, 2, 1), date(2026, 2, 28)) == 700
    assert spent(None, None) == 900
    early = asked(leads_cast, as_of=at(24 * 31))
    assert sources(early, by="campaign", view="period")["total"]["cost"] == 300


def test_a_corrected_source_leaves_reports_of_the_past_alone(leads_cast: LeadCast) -> None:
    deal = make.deal(stage=leads_cast.stage, source=leads_cast.sources[0], at=at(1))
    Deal.objects.filter(id=deal.id).update(source=leads_cast.sources[1], changed_at=at(50))

    then = sources(asked(leads_cast, as_of=at(40)), by="source", view="cohort")
    now = sources(asked(leads_cast), by="source", view="cohort")

    assert ([*by_name(then)], [*by_name(now)]) == (["Fair"], ["Web"])


def test_every_figure_of_a_source_leads_to_its_deals(leads_cast: LeadCast) -> None:
    for story in PLOT:
        write(story, leads_cast)
    write(LeadStory(0, 0, 0, None, (Turn(9, "convert"),)), leads_cast)
    caller = Caller(leads_cast.owners[0])
    for view in ("cohort", "period"):
        status, answer = caller.get("/insights/sources", view=view, **JANUARY)

        assert status == 200
        SourcesOut.model_validate(answer, extra="forbid")
        for line in answer["items"]:
            for what, name in (
                ("deal", "deals"),
                ("open", "open"),
                ("won", "won"),
                ("lost", "lost"),
            ):
                _, listed = caller.get(
                    "/insights/deals", figure=f"source_{what}", source_id=line["id"] or "none",
                    view=view, **JANUARY,
                )  # fmt: skip
                assert (listed["total"], len(listed["items"])) == (line[name], line[name])


def test_whoever_does_not_see_everything_is_told_no_costs(leads_cast: LeadCast) -> None:
    Campaign.objects.update(cost=Decimal(900), begins_on=date(2026, 1, 30))
    seller = make.member(role=Role.SELLER)
    make.lead(owner=seller, campaign=leads_cast.campaigns[0], at=at(1))
    make.lead(campaign=leads_cast.campaigns[0], at=at(1))

    _, answer = Caller(seller).get("/insights/sources", by="campaign")
    _, ours = Caller(leads_cast.owners[0]).get("/insights/sources", by="campaign")

    assert (answer["total"]["leads"], answer["total"]["cost"]) == (1, None)
    assert (ours["total"]["leads"], ours["total"]["cost"]) == (2, "900.00")


def test_hidden_values_are_told_neither_as_sums_nor_as_returns(leads_cast: LeadCast) -> None:
    Campaign.objects.update(cost=Decimal(900), begins_on=date(2026, 1, 30))
    for story in PLOT:
        write(story, leads_cast)
    role = make.custom_role(
        Role.MANAGER,
        sight=dict.fromkeys(Kind, Level.ALL),
        fields={Kind.DEAL: {"value": FieldAccess.HIDDEN}},
    )
    keeper = make.member(role=Role.MANAGER, custom_role=role)

    _, answer = Caller(keeper).get("/insights/sources", by="campaign")

    total = answer["total"]
    assert [total[name] for name in ("won", "cost")] == [1, "900.00"]
    hidden = ("won_value", "open_weighted_value", "return_on_cost")
    assert [total[name] for name in hidden] == [None, None, None]
    assert timedelta(days=total["median_days"]) > timedelta(0)
