"""Writing the demo down in bulk, each change with the moment at which it is told to have happened."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from headwater.accounts.events import MemberJoined
from headwater.accounts.models import ExchangeRate, Member, Team, User
from headwater.accounts.rules import Actor
from headwater.activities.events import NoteCreated, TaskCompleted, TaskCreated
from headwater.activities.models import ActivityType, Attendee, Note, Task, TaskLink
from headwater.activities.rules import ContactOutcome
from headwater.events.base import Event
from headwater.events.log import emit_many
from headwater.lib.ids import uuid7, uuid7_at
from headwater.people.events import CompanyCreated, PersonCreated
from headwater.people.models import Channel, Company, Person
from headwater.people.rules import ChannelKind, channel_key
from headwater.pipeline.events import DealChanged, DealClosed, DealCreated, DealMoved
from headwater.pipeline.models import Deal, LostReason, Source, Stage
from headwater.serve.demo import cast
from headwater.serve.demo.cast import Customer
from headwater.serve.demo.days import own_attendees, own_links, own_tasks, own_types
from headwater.serve.demo.people import Contact
from headwater.serve.demo.story import Change, Story

MAIL_DOMAIN = "headwater.example"
EURO = {"CNY": Decimal("7.82"), "USD": Decimal("1.09"), "EUR": Decimal(1)}
TOLD = [
    "stage", "status", "closed_at", "lost_reason", "competitor", "lost_comment", "win_back_date",
    "expected_close_date", "close_date_pushes", "stage_entered_at", "changed_at",
]  # fmt: skip


@dataclass
class Stageplay:
    """What has been written so far, and the events that tell of it."""

    random: Random
    owner: Actor
    now: datetime
    members: dict[str, Member] = field(default_factory=dict)
    companies: list[Company] = field(default_factory=list)
    people: dict[int, list[Person]] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)

    def finish(self) -> None:
        """Tell everything in the order in which it happened."""
        emit_many(sorted(self.events, key=lambda event: event.at))


def write_colleagues(play: Stageplay, *, password: str) -> None:
    """Write the teams and their members; `password` is a hash, the same for all."""
    teams: dict[str, Team] = {}
    for name, parent in cast.TEAMS.items():
        team_id = uuid7()
        above = teams.get(parent or "")
        teams[name] = Team(
            id=team_id, name=name, parent=above, path=f"{above.path if above else ''}{team_id}."
        )
    Team.objects.bulk_create(teams.values())
    joined = play.now - timedelta(days=300)
    for one in cast.COLLEAGUES:
        email = f"{one.mail}@{MAIL_DOMAIN}"
        play.members[one.name] = Member(
            user=User(email=email, password=password), email=email, name=one.name, role=one.role,
            team=teams.get(one.team or ""), time_zone=one.zone,
            language="en" if one.name.isascii() else "zh-CN",
        )  # fmt: skip
    User.objects.bulk_create(member.user for member in play.members.values() if member.user)
    Member.objects.bulk_create(play.members.values())
    play.events += [
        MemberJoined(actor_id=m.id, at=joined, member_id=m.id) for m in play.members.values()
    ]


def write_rates(play: Stageplay) -> None:
    """Write what currencies were worth at the beginning of each of the last ten months."""
    own = play.owner.currency
    first = play.now.date().replace(day=1)
    months = [(first - timedelta(days=30 * back)).replace(day=1) for back in range(10)]
    ExchangeRate.objects.bulk_create(
        ExchangeRate(
            currency=currency,
            day=day,
            rate=round(
                EURO[own] / EURO[currency] * Decimal(f"{play.random.uniform(0.97, 1.03)}"), 4
            ),
        )
        for currency in EURO.keys() - {own}
        for day in sorted(set(months))
    )


def write_companies(play: Stageplay, customers: list[Customer]) -> None:
    known = play.now - timedelta(days=320)
    owners = [play.members[cast.SELLERS[one.region][0]] for one in customers]
    play.companies = Company.objects.bulk_create(
        Company(
            name=one.name, domain=one.domain, industry=one.industry, size=one.size, owner=owner,
            created_at=known + timedelta(hours=place), country=cast.country_of(one),
        )
        for place, (one, owner) in enumerate(zip(customers, owners, strict=True))
    )  # fmt: skip
    Channel.objects.bulk_create(
        Channel(company=company, kind=ChannelKind.WEBSITE, value=value, key=channel_key(ChannelKind.WEBSITE, value))
        for company in play.companies
        for value in [f"https://www.{company.domain}"]
    )  # fmt: skip
    play.events += [
        CompanyCreated(
            actor_id=one.owner_id, at=one.created_at, company_id=one.id, company_name=one.name,
            owner_id=one.owner_id, origin="demo",
        )
        for one in play.companies
    ]  # fmt: skip


def write_people(play: Stageplay, contacts: list[Contact]) -> None:
    people: list[Person] = []
    for contact in contacts:
        company = play.companies[contact.customer]
        person = Person(
            name=contact.name, title=contact.title, company=company, owner_id=company.owner_id,
            created_at=company.created_at + timedelta(minutes=len(people) + 1),
        )  # fmt: skip
        people.append(person)
        play.people.setdefault(contact.customer, []).append(person)
    Person.objects.bulk_create(people)
    Channel.objects.bulk_create(
        Channel(
            person=person,
            kind=kind,
            value=value,
            key=channel_key(kind, value),
            is_primary=not place,
        )
        for person, contact in zip(people, contacts, strict=True)
        for place, (kind, value) in enumerate(contact.channels)
    )
    play.events += [
        PersonCreated(
            actor_id=one.owner_id, at=one.created_at, person_id=one.id, person_name=one.name,
            company_id=one.company_id, owner_id=one.owner_id, origin="demo",
        )
        for one in people
    ]  # fmt: skip


def write_deals(play: Stageplay, stories: list[Story]) -> list[Deal]:
    """Write every deal as it began, then the first change of each, the second, and so on.

    The database keeps the history by itself, so each round must be a statement of its own.
    """
    stages: dict[bool, list[Stage]] = {}
    for stage in Stage.objects.select_related("pipeline").order_by("position", "id"):
        stages.setdefault(stage.pipeline.is_default, []).append(stage)
    sources = list(Source.objects.order_by("created_at", "id"))
    reasons = list(LostReason.objects.order_by("created_at", "id"))
    ways = [stages[story.pipeline == "sales"] for story in stories]
    deals = Deal.objects.bulk_create(
        _begun(play, story, stage=way[0], source=sources[story.source % len(sources)])
        for story, way in zip(stories, ways, strict=True)
    )
    play.events += [_created(deal) for deal in deals]
    for turn in range(max(len(story.changes) for story in stories)):
        changed = []
        for deal, story, way in zip(deals, stories, ways, strict=True):
            if turn < len(story.changes):
                play.events.append(_change(deal, story.changes[turn], way=way, reasons=reasons))
                changed.append(deal)
        Deal.objects.bulk_update(changed, TOLD)
    return deals


def _begun(play: Stageplay, story: Story, *, stage: Stage, source: Source) -> Deal:
    owner = play.members[story.owner]
    return Deal(
        id=uuid7_at(int(story.created_at.timestamp() * 1000)),
        title=story.title, value=story.value, currency=story.currency, owner=owner, creator=owner,
        pipeline_id=stage.pipeline_id, stage=stage, company=play.companies[story.customer],
        source=source, tags=story.tags, expected_close_date=story.first_expected,
        created_at=story.created_at, stage_entered_at=story.created_at, changed_at=story.created_at,
    )  # fmt: skip


def _created(deal: Deal) -> Event:
    return DealCreated(
        actor_id=deal.owner_id, at=deal.created_at, deal_id=deal.id, title=deal.title,
        value=str(deal.value), currency=deal.currency, pipeline_id=deal.pipeline_id,
        stage_id=deal.stage_id, owner_id=deal.owner_id, company_id=deal.company_id, origin="demo",
    )  # fmt: skip


def _change(deal: Deal, change: Change, *, way: list[Stage], reasons: list[LostReason]) -> Event:
    """Let one thing happen to a deal in hand, and tell of it."""
    deal.changed_at = change.at
    told: dict[str, Any] = {"actor_id": deal.owner_id, "at": change.at, "deal_id": deal.id}
    match change.kind:
        case "move":
            before, deal.stage = deal.stage, way[change.fields["stage"]]
            deal.stage_entered_at = change.at
            told |= {"pipeline_id": deal.pipeline_id}
            return DealMoved(**told, from_stage_id=before.id, to_stage_id=deal.stage.id)
        case "push":
            old, new = change.fields["before"], change.fields["expected_close_date"]
            deal.expected_close_date, deal.close_date_pushes = new, deal.close_date_pushes + 1
            changes = {"expected_close_date": [old.isoformat(), new.isoformat()]}
            return DealChanged(**told, changes=changes)
        case _:
            _close(deal, dict(change.fields), reasons)
            return DealClosed(
                **told, pipeline_id=deal.pipeline_id, stage_id=deal.stage_id, status=deal.status,
                lost_reason_id=deal.lost_reason_id, value=str(deal.value), currency=deal.currency,
            )  # fmt: skip


def _close(deal: Deal, fields: dict[str, Any], reasons: list[LostReason]) -> None:
    if "lost_reason" in fields:
        fields["lost_reason"] = reasons[fields["lost_reason"] % len(reasons)]
    for name, value in fields.items():
        setattr(deal, name, value)


def write_activities(play: Stageplay, deals: list[Deal], stories: list[Story]) -> None:
    tasks = [
        Task(
            title=one.title, kind=one.kind, due_at=one.due_at, done_at=one.done_at,
            owner_id=deal.owner_id, creator_id=deal.owner_id, deal=deal, created_at=one.made_at,
        )
        for deal, story in zip(deals, stories, strict=True)
        for one in story.doings
    ] + own_tasks(play.owner, play.now)  # fmt: skip
    Task.objects.bulk_create(tasks)
    TaskLink.objects.bulk_create(own_links(tasks, play.owner))
    Attendee.objects.bulk_create(own_attendees(tasks, play.owner))
    ActivityType.objects.bulk_create(own_types())
    play.events += _told(tasks)
    notes = [
        Note(
            text=_filled(play, story, text), author_id=deal.owner_id, deal=deal, created_at=at,
            **_contact(kind),
        )
        for deal, story in zip(deals, stories, strict=True)
        for at, text, kind in story.notes
    ]  # fmt: skip
    Note.objects.bulk_create(notes)
    play.events += [
        NoteCreated(
            actor_id=one.author_id, at=one.created_at, note_id=one.id, deal_id=one.deal_id,
            person_id=None, company_id=None,
        )
        for one in notes
    ]  # fmt: skip


def _contact(kind: str) -> dict[str, str]:
    """Say how a contact went, of what was one."""
    match kind:
        case "call":
            return {"kind": kind, "outcome": ContactOutcome.REACHED}
        case "meeting" | "visit":
            return {"kind": kind, "outcome": ContactOutcome.HELD}
        case _:
            return {}


def _told(tasks: list[Task]) -> list[Event]:
    events: list[Event] = []
    for one in tasks:
        about: dict[str, Any] = {
            "actor_id": one.owner_id, "task_id": one.id, "deal_id": one.deal_id,
            "person_id": None, "company_id": None,
        }  # fmt: skip
        events.append(
            TaskCreated(**about, at=one.created_at, title=one.title, owner_id=one.owner_id)
        )
        if one.done_at is not None:
            events.append(TaskCompleted(**about, at=one.done_at))
    return events


def _filled(play: Stageplay, story: Story, text: str) -> str:
    people = play.people.get(story.customer, [])
    return text.format(person=people[0].name if people else "")
