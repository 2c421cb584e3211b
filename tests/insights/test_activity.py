"""Who did how much and how quickly leads were answered, and what leads to it."""

from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.activities.models import Note
from headwater.activities.rules import ContactOutcome, NoteKind
from headwater.insights.schemas.activity import ActivityOut, ContactPage
from headwater.insights.selectors.activity import activity
from headwater.insights.selectors.before import Before
from headwater.insights.selectors.scope import Question, scope_of
from headwater.leads.models import Lead
from headwater.pipeline.models import Deal
from tests import make
from tests.calling import Caller
from tests.insights.test_figures import randomly

pytestmark = pytest.mark.usefixtures("workspace")
MONDAY = datetime(2026, 1, 5, 9, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WEEK = {"from": "2026-01-05", "to": "2026-01-11"}


@pytest.fixture
def crew() -> list[Member]:
    """An owner, and two sellers in a team."""
    make.stage(pipeline=make.pipeline(is_default=True))
    team = make.team(name="North")
    return [
        make.member(name="Ada"),
        make.member(name="Bo", role=Role.SELLER, team=team),
        make.member(name="Cy", role=Role.SELLER, team=team),
    ]


def say(author: Member, kind: str, at: datetime, **more: Any) -> Note:
    note = make.note(author=author, kind=kind, happened_at=at, **more)
    Note.objects.filter(id=note.id).update(created_at=at)
    return note


def asked(crew: list[Member], **question: Any) -> Any:
    actor = make.actor(crew[0])
    days = {"from_day": MONDAY.date(), "to_day": (MONDAY + 6 * DAY).date()}
    scope = scope_of(Question(**days | question), actor=actor, now=MONDAY + 100 * DAY)
    return activity(Before(scope, actor))


def of(figures: Any, name: str) -> Any:
    return next(one for one in figures["members"] if one["name"] == name)


def test_what_members_did_is_counted_beside_their_team(crew: list[Member]) -> None:
    _, bo, cy = crew
    deal = make.deal(owner=bo, at=MONDAY)
    for outcome in (ContactOutcome.REACHED, ContactOutcome.NO_ANSWER, ""):
        say(bo, NoteKind.CALL, MONDAY, deal=deal, outcome=outcome)
    say(cy, NoteKind.DEMO, MONDAY + HOUR, deal=deal)
    say(cy, NoteKind.NOTE, MONDAY + HOUR, deal=deal)
    say(cy, NoteKind.CALL, MONDAY - DAY, deal=deal)
    late = make.task(owner=bo, due_at=MONDAY, done_at=MONDAY + HOUR)
    on_day = make.task(owner=bo, due_at=MONDAY, done_at=MONDAY + HOUR, is_all_day=True)
    type(late).objects.filter(id__in=[late.id, on_day.id]).update(created_at=MONDAY - DAY)

    figures = asked(crew)

    names = ("calls", "calls_judged", "calls_answered", "connect_rate", "meetings", "notes",
             "tasks_done", "tasks_due", "tasks_on_time", "on_time", "new_deals")  # fmt: skip
    assert [of(figures, "Bo")[name] for name in names] == [3, 2, 1, 0.5, 0, 0, 2, 2, 1, 0.5, 1]
    assert [of(figures, "Cy")[name] for name in names] == [0, 0, 0, None, 1, 1, 0, 0, 0, None, 0]
    (north,) = [team for team in figures["teams"] if team["name"] == "North"]
    assert (north["n_members"], north["together"]["calls"], north["median"]["calls"]) == (2, 3, 1.5)
    assert north["median"]["connect_rate"] == 0.5
    assert [one["name"] for one in figures["members"]] == ["Bo", "Cy", "Ada"]
    assert figures["heat"] == [
        {
            "weekday": 1,
            "hour": 9,
            "contacts": 3,
            "calls": 3,
            "calls_judged": 2,
            "calls_answered": 1,
        },
        {
            "weekday": 1,
            "hour": 10,
            "contacts": 1,
            "calls": 0,
            "calls_judged": 0,
            "calls_answered": 0,
        },
    ]


def test_speed_to_lead_counts_those_who_wait(crew: list[Member]) -> None:
    _, bo, cy = crew
    for owner, minutes in ((bo, 20), (bo, 90), (bo, None), (cy, 10), (cy, None)):
        lead = make.lead(owner=owner, at=MONDAY)
        due = MONDAY + (HOUR if (owner, minutes) != (cy, None) else 500 * DAY)
        answered = None if minutes is None else MONDAY + timedelta(minutes=minutes)
        Lead.objects.filter(id=lead.id).update(
            answer_due_at=due, first_contact_at=answered, answer_minutes=minutes
        )

    figures = asked(crew)

    names = (
        "leads",
        "leads_due",
        "leads_answered",
        "contact_rate",
        "within_hour",
        "median_minutes",
    )
    assert [of(figures, "Bo")[name] for name in names] == [3, 3, 2, 2 / 3, 1 / 3, 90]
    assert [of(figures, "Cy")[name] for name in names] == [2, 1, 1, 1, 1, 10]
    assert figures["whole"]["together"]["median_minutes"] == 20
    early = asked(crew, as_of=MONDAY + timedelta(minutes=30))
    assert [of(early, "Bo")[name] for name in names] == [3, 1, 1, 1, 1, 20]


def test_what_won_deals_took_stands_beside_what_lost_ones_took(crew: list[Member]) -> None:
    bo = crew[1]
    for status, calls in (("won", 3), ("won", 1), ("lost", 0)):
        deal = make.deal(owner=bo, at=MONDAY)
        for _ in range(calls):
            say(bo, NoteKind.CALL, MONDAY + HOUR, deal=deal)
        Deal.objects.filter(id=deal.id).update(
            status=status, closed_at=MONDAY + DAY, changed_at=MONDAY + DAY
        )
        say(bo, NoteKind.CALL, MONDAY + 2 * DAY, deal=deal)

    effort = asked(crew)["effort"]

    assert [effort["won"][name] for name in ("n", "mean", "median", "calls")] == [2, 2, 2, 2]
    assert [effort["lost"][name] for name in ("n", "mean", "meetings")] == [1, 0, 0]


@randomly
@given(
    said=st.lists(
        st.tuples(st.integers(0, 2), st.sampled_from(NoteKind), st.integers(-30, 400)), max_size=12
    ),
    until=st.integers(0, 400),
)
def test_random_weeks_agree_with_plain_python(
    said: list[Any], until: int, crew: list[Member]
) -> None:
    Note.objects.all().delete()
    deal = make.deal(owner=crew[1], at=MONDAY - 30 * DAY)
    for who, kind, hour in said:
        say(crew[who], kind, MONDAY + hour * HOUR, deal=deal)
    end = min(MONDAY.replace(hour=0) + 7 * DAY, MONDAY + until * HOUR + HOUR / 60)

    figures = asked(crew, as_of=MONDAY + until * HOUR)

    told = [
        (who, kind, MONDAY + hour * HOUR)
        for who, kind, hour in said
        if MONDAY.replace(hour=0) <= MONDAY + hour * HOUR < end
    ]
    for who, member in enumerate(crew):
        mine = [kind for author, kind, _ in told if author == who]
        assert of(figures, member.name)["calls"] == mine.count(NoteKind.CALL)
        assert of(figures, member.name)["contacts"] == len(mine) - mine.count(NoteKind.NOTE)
    contacts = [at for _, kind, at in told if kind != NoteKind.NOTE]
    heat = {(cell["weekday"], cell["hour"]): cell["contacts"] for cell in figures["heat"]}
    assert sum(heat.values()) == len(contacts) == figures["whole"]["together"]["contacts"]
    assert set(heat) == {(at.isoweekday(), at.hour) for at in contacts}
    calls = [of(figures, member.name)["calls"] for member in crew]
    assert figures["whole"]["median"]["calls"] == median(calls)


def test_figures_of_activity_lead_to_what_was_written_down(crew: list[Member]) -> None:
    ada, bo, cy = crew
    deal = make.deal(owner=bo, at=MONDAY)
    for minute in range(3):
        say(bo, NoteKind.CALL, MONDAY + minute * HOUR / 60, deal=deal)
    say(cy, NoteKind.VISIT, MONDAY + HOUR, lead=make.lead(owner=cy, at=MONDAY))
    caller = Caller(ada)

    status, answer = caller.get("/insights/activity", **WEEK)
    assert status == 200
    ActivityOut.model_validate(answer, extra="forbid")
    _, calls = caller.get("/insights/contacts", kind="calls", limit=2, **WEEK)
    _, rest = caller.get("/insights/contacts", kind="calls", limit=2, after=calls["next"], **WEEK)
    _, at_ten = caller.get("/insights/contacts", weekday=1, hour=10, **WEEK)
    _, of_cy = caller.get("/insights/contacts", owner_id=str(cy.id), **WEEK)
    _, seen = Caller(bo).get("/insights/contacts", **WEEK)

    ContactPage.model_validate(calls, extra="forbid")
    assert calls["total"] == 3
    assert len({one["id"] for one in calls["items"] + rest["items"]}) == 3
    assert [one["about_kind"] for one in at_ten["items"]] == ["lead"]
    assert (of_cy["total"], seen["total"]) == (1, 3)
    _, own = Caller(bo).get("/insights/activity", **WEEK)
    assert [one["name"] for one in own["members"]] == ["Bo"]
