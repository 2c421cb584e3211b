"""The demo is true to itself: its facts could have happened, and all of them before today."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from django.db import transaction
from django.db.models import F, Sum
from django.db.models.functions import Now
from pytest_django.plugin import DjangoDbBlocker

from headwater.accounts.models import Member, Team
from headwater.accounts.rules import Actor
from headwater.events.models import EventRecord
from headwater.files.models import File
from headwater.leads.models import Lead
from headwater.leads.rules.states import LeadState
from headwater.mail.models import Letter, Mailbox, MailTemplate, Thread
from headwater.people.models import Channel, Company
from headwater.people.rules import ChannelState
from headwater.pipeline.models import Deal, DealVersion, Stage, StageTotal, StageVisit
from headwater.pipeline.rules import Attitude, Influence
from headwater.serve.demo import cast, fill_demo
from headwater.serve.demo.story import Author
from headwater.tenancy.context import enter
from tests.calling import Caller

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Actor]:
    """Fill it once for all: each test undoes only what it does itself."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield fill_demo(language="zh-CN", password="demo river 77")
        transaction.set_rollback(True)


@pytest.fixture
def owner(demo: Actor, db: None) -> Actor:
    enter(demo.workspace_id)
    return demo


def test_the_demo_is_alive_and_true(owner: Actor) -> None:
    deals = Deal.objects.all()

    assert Company.objects.count() == 60 + 3 + 4 + 6  # leads won, twins, those in the pool
    assert 190 < deals.count() < 260
    assert deals.filter(status="open").count() > 50
    assert set(deals.values_list("currency", flat=True)) == {"CNY", "USD", "EUR"}
    assert not deals.filter(changed_at__gt=Now()).exists()
    assert not EventRecord.objects.filter(happened_at__gt=Now()).exists()
    assert not StageVisit.objects.filter(left_at__lte=F("entered_at")).exists()
    assert not DealVersion.objects.filter(valid_to__lt=F("valid_from")).exists()
    assert not deals.filter(status="lost", lost_reason=None).exists()
    total = StageTotal.objects.aggregate(count=Sum("count"), value=Sum("value"))
    assert total == deals.filter(status="open").aggregate(count=Sum(1), value=Sum("value"))
    sales = Stage.objects.filter(pipeline__is_default=True)
    assert all(stage.deals.filter(status="open").exists() for stage in sales)


def test_next_steps_are_overdue_due_planned_and_missing(owner: Actor) -> None:
    open_deals = Deal.objects.filter(status="open")
    now = datetime.now(UTC)

    assert open_deals.filter(next_activity_at=None).exists()
    assert open_deals.filter(next_activity_at__lt=now - timedelta(days=1)).exists()
    assert open_deals.filter(next_activity_at__gt=now + timedelta(days=1)).exists()


def test_the_team_is_a_tree_of_three_levels_and_both_languages(owner: Actor) -> None:
    assert {team.path.count(".") for team in Team.objects.all()} == {1, 2, 3}
    names = set(Member.objects.values_list("name", flat=True))
    assert {"王芳", "Emma Clarke"} <= names


def test_the_same_seed_tells_the_same_stories() -> None:
    first, second = (Author(Random(1), cast.customers(), NOW).stories(40) for _ in range(2))

    assert first == second


def test_no_hour_of_the_week_lets_the_demo_know_the_future() -> None:
    for hour in range(7 * 24):
        now = NOW + timedelta(hours=hour, minutes=37)
        for story in Author(Random(1), cast.customers(), now).stories(40):
            assert all(at <= now for at, _, _ in story.notes)
            assert all(one.done_at <= now for one in story.doings if one.done_at)
            assert all(change.at <= now for change in story.changes)


def test_leads_of_the_demo_are_in_every_state(owner: Actor) -> None:
    states = Counter(Lead.objects.values_list("state", flat=True))

    assert set(states) == set(LeadState)
    assert Lead.objects.filter(comment__gt="", state=LeadState.WORKING).count() == 2  # returned


def test_groups_an_org_chart_and_files_of_notes_are_there_to_be_seen(owner: Actor) -> None:
    caller = Caller(Member.objects.get(id=owner.id))
    heads = Company.objects.filter(name__in=["鹏程智造", "Tidewater Shipyards"])

    for head in heads.order_by("id"):
        _, group = caller.get(f"/companies/{head.id}/group")
        _, chart = caller.get(f"/companies/{head.id}/org-chart")
        assert group["total"] == 4
        assert {one["level"] for one in group["items"]} == {0, 1, 2}
        assert len(chart["items"]) >= 3
    assert set(Channel.objects.values_list("state", flat=True)) == set(ChannelState)
    assert File.objects.exclude(note=None).exists()


def test_stakeholders_of_the_demo_stand_somewhere_and_some_are_yet_to_be_asked(
    owner: Actor,
) -> None:
    caller = Caller(Member.objects.get(id=owner.id))
    deals = Deal.objects.filter(status="open").order_by("id")[:90]

    maps = [caller.get(f"/deals/{deal.id}/stakeholders")[1] for deal in deals]

    people = [one for deal in maps for one in deal["items"]]
    assert {one["attitude"] for one in people} == {*Attitude, None}
    assert {one["influence"] for one in people} == {*Influence, None}
    told = {gap for deal in maps for gap in deal["gaps"]}
    assert {"strong_opponent", "unplaced"} <= told
    assert any(deal["items"] and "unplaced" not in deal["gaps"] for deal in maps)


def test_the_demo_has_letters_about_its_deals_and_no_server_is_asked_for_more(owner: Actor) -> None:
    threads = Thread.objects.filter(deal__isnull=False)

    assert threads.filter(letters_count__gte=2).count() >= 6
    assert set(Mailbox.objects.values_list("state", "secret")) == {("paused", "")}
    assert not Letter.objects.filter(sent_at__gt=Now()).exists()
    assert Thread.objects.filter(deal=None, person=None, lead=None, company=None).count() == 1
    assert {one.language for one in MailTemplate.objects.all()} == {"en", "zh"}
