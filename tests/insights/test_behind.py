"""Every figure leads to its records: as many are listed as it counts. See `behind.py`."""

from datetime import timedelta
from random import Random
from typing import Any

import pytest

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.activities.models import Note, Task
from headwater.leads.models import Campaign, Lead, Reason
from headwater.pipeline.models import Deal
from tests import make
from tests.calling import Caller
from tests.insights import lead_stories, stories
from tests.insights.behind import LIVE, PAGES, TASKS, Behind
from tests.insights.lead_stories import LeadStory
from tests.insights.stories import CLOSED, Cast, Story, Turn, at

pytestmark = pytest.mark.usefixtures("workspace")
PERIOD = {"from": "2026-01-04", "to": "2026-01-10"}
# Who asks (of the crew), and what.
QUESTIONS: dict[str, tuple[int, dict[str, str]]] = {
    "of all time": (0, {}),
    "of a week, then": (0, PERIOD | {"as_of": "2026-01-09T12:00:00Z"}),
    "of a week, by a seller": (1, PERIOD),
}


@pytest.fixture
def crew() -> list[Member]:
    """Whoever sees everything, and two sellers of a team."""
    team = make.team(name="North")
    sellers = [make.member(name=name, role=Role.SELLER, team=team) for name in ("Bo", "Cy")]
    return [make.member(name="Ada", role=Role.OWNER), *sellers]


@pytest.fixture
def told(crew: list[Member]) -> list[Member]:
    """Deals, leads, contacts and tasks with a past, the same in every test."""
    chance = Random(11)
    pipeline = make.pipeline(is_default=True)
    stages = [
        make.stage(pipeline=pipeline, position=place, name_en=f"S{place}", probability=20 * place)
        for place in range(4)
    ]
    cast = Cast(stages, crew)
    reason = make.lost_reason()
    for _ in range(30):
        deal_id = stories.write(_story(chance), cast)
        due = (at(chance.randint(0, 500))).date()
        why = reason if chance.random() < 0.5 else None
        Deal.objects.filter(id=deal_id).update(
            expected_close_date=due, lost_reason=why, competitor=chance.choice(["", "Acme"])
        )
    _tell_leads(chance, crew, stages[0])
    _tell_contacts(chance, crew)
    return crew


def _story(chance: Random) -> Story:
    born = chance.randint(0, 200)
    hour, turns = born, []
    for _ in range(chance.randint(0, 6)):
        hour += chance.randint(1, 60)
        what = chance.choice(["move", "move", "value", "owner", *CLOSED, "reopen"])
        to = {"move": 3, "value": 5000, "owner": 2}.get(what, 0)
        turns.append(Turn(hour, what, chance.randint(0, to)))
    return Story(
        born, chance.randint(0, 3), chance.randint(0, 2), chance.randint(1, 9999), tuple(turns)
    )


def _tell_leads(chance: Random, crew: list[Member], stage: Any) -> None:
    cast = lead_stories.LeadCast(
        owners=crew,
        sources=lead_stories.lead_cast().sources,
        campaigns=[Campaign.objects.create(name_en="Fair", currency="USD")],
        reason=Reason.objects.create(name_en="Budget"),
        stage=stage,
    )
    for _ in range(20):
        born = chance.randint(0, 200)
        hour, turns = born, []
        for _ in range(chance.randint(0, 5)):
            hour += chance.randint(1, 60)
            what = chance.choice(["working", "recycled", "disqualified", "convert", "won", "lost"])
            turns.append(lead_stories.Turn(hour, what))
        who, source = chance.choice([None, 0, 1, 2]), chance.choice([None, 0, 1])
        told = LeadStory(born, who, source, chance.choice([None, 0]), tuple(turns))
        lead_id = lead_stories.write(told, cast)
        if chance.random() < 0.6:
            minutes = chance.randint(5, 200)
            Lead.objects.filter(id=lead_id).update(
                first_contact_at=at(born) + timedelta(minutes=minutes), answer_minutes=minutes
            )


def _tell_contacts(chance: Random, crew: list[Member]) -> None:
    deals = list(Deal.objects.order_by("id"))
    for _ in range(40):
        when = at(chance.randint(0, 300))
        kind = chance.choice(["call", "call", "meeting", "email", "chat", "note"])
        outcome = chance.choice(["reached", "no_answer", ""]) if kind == "call" else ""
        deal = chance.choice(deals)
        note = make.note(
            author=chance.choice(crew), deal=deal, kind=kind, outcome=outcome, happened_at=when
        )
        Note.objects.filter(id=note.id).update(created_at=when)
        task = make.task(
            owner=chance.choice(crew),
            deal=deal,
            kind=chance.choice(["call", "meeting", "todo"]),
            due_at=when,
            is_all_day=chance.random() < 0.3,
            done_at=when + timedelta(hours=chance.randint(-9, 9))
            if chance.random() < 0.6
            else None,
        )
        Task.objects.filter(id=task.id).update(created_at=when - timedelta(days=1))


def counted(caller: Caller, one: Behind, shared: dict[str, str]) -> int:
    status, page = caller.get(one.door, limit=1, **shared | one.ask)
    assert status == 200, (one, page)
    total: int = page["total"]
    return total


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("page", PAGES)
def test_a_figure_lists_as_many_as_it_counts(told: list[Member], page: str, question: str) -> None:
    who, asked = QUESTIONS[question]
    caller = Caller(told[who])
    path, _, more = page.partition("?")
    query = dict(part.split("=") for part in more.split("&") if part)
    if path in LIVE:
        asked = {"as_of": asked["as_of"]} if "as_of" in asked and path == "/targets" else {}
    query |= {"span": "month", "day": "2026-01-08"} if path == "/targets" else {}
    query |= {"day": "2026-01-08"} if path == "/forecast/rollup" else {}
    status, data = caller.get(path.format(member=told[1].id), **query | asked)
    assert status == 200, data

    figures = list(PAGES[page](data))

    listed = {one.name: counted(caller, one, _apart(one, asked)) for one in figures}
    assert listed == {one.name: one.n for one in figures}
    assert any(listed.values()) or who


def _apart(one: Behind, asked: dict[str, str]) -> dict[str, str]:
    """Give the filters of the page, as far as they are not the figure's own."""
    return {name: value for name, value in asked.items() if name not in one.ask}


def test_the_tasks_behind_a_figure_are_read_page_by_page(told: list[Member]) -> None:
    caller = Caller(told[0])
    _, whole = caller.get(TASKS, figure="due", limit=100)

    _, first = caller.get(TASKS, figure="due", limit=7)
    _, rest = caller.get(TASKS, figure="due", limit=100, after=first["next"])

    assert first["items"] + rest["items"] == whole["items"]
    assert len(whole["items"]) == whole["total"] > 7


def test_tasks_behind_a_figure_name_only_what_is_seen(told: list[Member]) -> None:
    ada, bo, cy = told
    theirs = make.deal(owner=cy, title="Secret", stage=Deal.objects.all()[0].stage)
    make.task(owner=bo, deal=theirs, title="Mine", due_at=at(1), done_at=at(2))
    Task.objects.filter(title="Mine").update(created_at=at(0))

    _, seen = Caller(bo).get(TASKS, figure="done", limit=200)
    _, by_ada = Caller(ada).get(TASKS, figure="done", limit=200)

    (mine,) = [one for one in seen["items"] if one["title"] == "Mine"]
    assert (mine["about_kind"], mine["about_name"]) == (None, None)
    assert "Secret" in [one["about_name"] for one in by_ada["items"]]


def test_a_net_change_lists_every_deal_that_changed(told: list[Member]) -> None:
    caller = Caller(told[0])
    _, data = caller.get("/insights/changes", **PERIOD)

    names = [f"change_{step['what']}" for step in data["steps"]]
    pages = [caller.get("/insights/deals", figure=name, limit=200, **PERIOD)[1] for name in names]
    _, changed = caller.get("/insights/deals", figure="change_any", limit=200, **PERIOD)

    assert {one["id"] for one in changed["items"]} == {
        one["id"] for page in pages for one in page["items"]
    }
