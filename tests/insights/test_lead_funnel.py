"""The funnel of leads, their history and acceptance: by hand, and for random pasts."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from headwater import leads
from headwater.accounts.rules import Role
from headwater.insights.schemas.before import LeadFunnelOut
from headwater.insights.selectors.lead_funnel import lead_funnel
from headwater.leads.models import Lead, LeadVersion
from headwater.leads.rules.states import LeadState, Move
from headwater.leads.schemas.leads import LeadPage
from headwater.leads.services.conversion import Wanted, convert_lead, undo_conversion
from headwater.leads.services.leads import (
    NewLead,
    assign_lead,
    create_lead,
    delete_lead,
    restore_lead,
    update_lead,
)
from headwater.leads.services.moves import move_lead
from tests import make
from tests.calling import Caller
from tests.insights.lead_stories import (
    DUE,
    HOUR,
    LeadCast,
    LeadStory,
    Told,
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

pytestmark = pytest.mark.usefixtures("workspace")
FIRST, LAST = datetime(2026, 1, 2, tzinfo=UTC), datetime(2026, 1, 8, tzinfo=UTC)
BACKFILL = Path(leads.__file__).parent / "migrations/backfill.sql"
JANUARY = {"from": "2026-01-01", "to": "2026-01-31"}
PLOT = [
    LeadStory(0, 0, 0, None),
    LeadStory(0, 0, 0, None, (Turn(2, "working"),)),
    LeadStory(1, 0, 1, 0, (Turn(30, "convert"), Turn(90, "won"))),
    LeadStory(1, 1, 1, 0, (Turn(3, "working"), Turn(30, "convert"), Turn(90, "lost"))),
    LeadStory(2, None, None, None, (Turn(9, "disqualified"),)),
    LeadStory(3, 1, 0, None, (Turn(20, "working"), Turn(60, "disqualified"))),
    LeadStory(4, 1, 0, None, (Turn(20, "recycled"),)),
]


@pytest.fixture
def leads_cast() -> LeadCast:
    return lead_cast()


def reached(figures: Any) -> list[int]:
    return [step["reached"] for step in figures["steps"]]


def test_the_way_of_leads_is_told_step_by_step(leads_cast: LeadCast) -> None:
    for story in PLOT:
        write(story, leads_cast)

    figures = lead_funnel(asked(leads_cast))

    assert reached(figures) == [7, 5, 2, 2, 1]
    assert [step["been"] for step in figures["steps"]] == [7, 3, 2, 2, 1]
    assert [step["undecided"] for step in figures["steps"]] == [1, 2, 0, 0, 0]
    assert [step["out"] for step in figures["steps"]] == [1, 1, 0, 1, 0]
    assert (figures["away"], figures["disqualified"]) == (1, 2)
    (reason,) = figures["reasons"]
    assert (reason["name"], reason["n"], reason["of_new"], reason["of_working"]) == (
        "No budget", 2, 1, 1,
    )  # fmt: skip
    assert {line["name"]: line["leads"] for line in figures["by_source"]} == {
        "Fair": 4, "Web": 2, None: 1,
    }  # fmt: skip
    assert figures["period"] | {"acceptance_of_all": None, "view": None} == {
        "view": None,
        "qualified": 2,
        "acceptance": {"handed_over": 2, "in_time": 1, "share": 0.5},
        "all_handed_over": 6,
        "acceptance_of_all": None,
    }
    assert figures["period"]["acceptance_of_all"] == {
        "handed_over": 6, "in_time": 2, "share": 2 / 6,
    }  # fmt: skip


def test_the_past_stays_what_it_was(leads_cast: LeadCast) -> None:
    for story in PLOT:
        write(story, leads_cast)
    then = lead_funnel(asked(leads_cast, as_of=at(40)))

    make.lead(at=at(41))
    Lead.objects.update(state="new", state_entered_at=at(95), reason=None, recycled_until=None)

    assert lead_funnel(asked(leads_cast, as_of=at(40))) == then
    assert reached(then) == [7, 5, 2, 2, 0]


def reckoned(told: list[Told]) -> list[int]:
    return [
        len(told),
        sum(lead.is_worked for lead in told),
        sum(lead.state == "qualified" for lead in told),
        sum(lead.deal is not None for lead in told),
        sum(lead.deal == "won" for lead in told),
    ]


def is_within(moment: datetime | None) -> bool:
    return moment is not None and FIRST <= moment < LAST + timedelta(days=1)


@randomly
@given(plot=st.lists(lead_stories(), min_size=1, max_size=6), until=st.integers(50, 500))
def test_random_pasts_agree_with_plain_python(
    plot: list[LeadStory], until: int, leads_cast: LeadCast
) -> None:
    erase_all_leads()
    for story in plot:
        write(story, leads_cast)
    told = [lead for story in plot if (lead := tell(story, until=at(until)))]
    cohort = [lead for lead in told if is_within(lead.born)]

    figures = lead_funnel(
        asked(leads_cast, as_of=at(until), from_day=FIRST.date(), to_day=LAST.date())
    )

    assert reached(figures) == reckoned(cohort)
    assert reached(figures) == sorted(reached(figures), reverse=True)
    for step, onward in zip(figures["steps"], reached(figures)[1:], strict=False):
        assert step["reached"] == onward + step["undecided"] + step["out"]
    for lines in ("by_source", "by_campaign", "by_owner"):
        assert sum(line["leads"] for line in figures[lines]) == len(cohort)
    for place, source in enumerate(leads_cast.sources):
        line = [line for line in figures["by_source"] if line["id"] == source.id]
        assert sum(one["leads"] for one in line) == sum(lead.source == place for lead in cohort)
    qualified = [lead for lead in told if lead.state == "qualified" and is_within(lead.since)]
    given_to = [lead for lead in qualified if lead.handed_at]
    in_time = [
        lead for lead in given_to if lead.taken_at and lead.taken_at - lead.born <= DUE * HOUR
    ]
    assert figures["period"]["qualified"] == len(qualified)
    assert figures["period"]["acceptance"]["handed_over"] == len(given_to)
    assert figures["period"]["acceptance"]["in_time"] == len(in_time)
    assert figures["period"]["all_handed_over"] == sum(is_within(lead.handed_at) for lead in told)


def lasting(lead: Lead) -> list[Any]:
    """List what a lead was; what it was for no time at all cannot be read back."""
    names = ("valid_from", "valid_to", "state", "state_since", "owner_id", "source_id",
             "reason_id", "is_deleted")  # fmt: skip
    rows = LeadVersion.objects.filter(lead=lead).order_by("id").values_list(*names)
    return [row for row in rows if row[0] != row[1]]


def test_the_services_write_a_history_that_can_be_read_back_from_the_log(
    leads_cast: LeadCast,
) -> None:
    actor = make.actor(leads_cast.owners[0])
    new = NewLead(name="Bo", owner_id=None, source_id=leads_cast.sources[0].id)
    lead = create_lead(new, actor=actor, now=at(0))
    move_lead(lead.id, Move(state=LeadState.WORKING), actor=actor, now=at(1))
    update_lead(lead.id, actor=actor, now=at(2), source_id=leads_cast.sources[1].id)
    assign_lead(lead.id, owner_id=leads_cast.owners[1].id, actor=actor, now=at(3))
    out = Move(state=LeadState.DISQUALIFIED, reason_id=leads_cast.reason.id)
    move_lead(lead.id, out, actor=actor, now=at(4))
    delete_lead(lead.id, actor=actor, now=at(5))
    restore_lead(lead.id, actor=actor, now=at(6))
    convert_lead(lead.id, Wanted(), actor=actor, now=at(7))
    undo_conversion(lead.id, actor=actor, now=at(8))
    written = lasting(lead)

    LeadVersion.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(BACKFILL.read_text())

    assert [row[0] for row in written] == [at(hour) for hour in range(9)]
    assert [row[2] for row in written] == [
        "new", "working", "working", "working", *["disqualified"] * 3, "qualified", "working",
    ]  # fmt: skip
    assert lasting(lead) == written


def test_every_figure_of_leads_leads_to_its_leads(leads_cast: LeadCast) -> None:
    for story in PLOT:
        write(story, leads_cast)
    caller = Caller(leads_cast.owners[0])

    status, answer = caller.get("/insights/leads", **JANUARY)

    assert status == 200
    figures = LeadFunnelOut.model_validate(answer, extra="forbid")
    steps = {step.step: step for step in figures.steps}
    expected = {
        "cohort": 7, "working": steps["working"].reached, "qualified": 2, "deal": 2, "won": 1,
        "undecided_new": 1, "undecided_working": 2, "away": 1, "disqualified": 2,
        "disqualified_new": 1, "disqualified_working": 1, "without_deal": 0, "due": 7,
        "answered": 0, "period_qualified": 2, "period_handed_over": 6,
    }  # fmt: skip
    for figure, n in expected.items():
        _, listed = caller.get("/insights/lead-list", figure=figure, **JANUARY)
        page = LeadPage.model_validate(listed, extra="forbid")
        assert (figure, page.total, len(page.items)) == (figure, n, n)
    _, first = caller.get("/insights/lead-list", figure="cohort", limit=4)
    _, rest = caller.get("/insights/lead-list", figure="cohort", limit=4, after=first["next"])
    assert len({lead["id"] for lead in [*first["items"], *rest["items"]]}) == 7
    _, some = caller.get(
        "/insights/lead-list", figure="cohort", source_id=str(leads_cast.sources[0].id)
    )
    _, others = caller.get("/insights/lead-list", figure="cohort", source_id="none")
    assert (some["total"], others["total"]) == (4, 1)


def test_a_seller_counts_the_leads_they_see(leads_cast: LeadCast) -> None:
    seller = make.member(role=Role.SELLER)
    make.lead(owner=seller, at=at(1))
    make.lead(owner=None, at=at(1))
    make.lead(at=at(1))

    _, answer = Caller(seller).get("/insights/leads", **JANUARY)

    assert answer["cohort"] == 2
