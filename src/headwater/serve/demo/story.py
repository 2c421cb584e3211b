"""Inventing how deals went: a small simulation, the same for the same seed, without a database."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from headwater.lib.workdays import next_workday
from headwater.serve.demo import words
from headwater.serve.demo.cast import CURRENCY, SELLERS, Customer

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAYS_BACK = 275
# For each stage of the two templates: days spent there, and how many go on from it.
SALES = ((11, 0.84), (14, 0.80), (22, 0.78), (19, 0.74), (17, 0.80), (12, 0.93))
POST_SALE = ((24, 0.97), (55, 0.92), (25, 0.88))
MIDDLE_VALUE = {"CNY": 260_000, "USD": 38_000, "EUR": 34_000}


@dataclass(frozen=True)
class Change:
    """Something that happened to a deal: the fields it changed, and when."""

    at: datetime
    kind: str  # move, push, close
    fields: dict[str, Any]


@dataclass(frozen=True)
class Doing:
    """A task of a deal."""

    title: str
    kind: str
    due_at: datetime
    done_at: datetime | None
    made_at: datetime


@dataclass(kw_only=True)
class Story:
    """One deal and all that happened to it. Stages, sources and reasons are numbered."""

    title: str
    customer: int
    pipeline: str
    owner: str
    value: Decimal
    currency: str
    source: int
    tags: list[str]
    created_at: datetime
    expected_close_date: date
    changes: list[Change] = field(default_factory=list)
    doings: list[Doing] = field(default_factory=list)
    notes: list[tuple[datetime, str, str]] = field(default_factory=list)

    @property
    def first_expected(self) -> date:
        """The close that was expected at the beginning."""
        pushes = [change for change in self.changes if change.kind == "push"]
        return pushes[0].fields["before"] if pushes else self.expected_close_date

    @property
    def end(self) -> Change | None:
        return self.changes[-1] if self.changes and self.changes[-1].kind == "close" else None


class Author:
    """Tells stories about customers up to now."""

    def __init__(self, random: Random, customers: list[Customer], now: datetime) -> None:
        self.random, self.customers, self.now = random, customers, now

    def stories(self, count: int) -> list[Story]:
        """Tell so many sales, and what came after those that were won some time ago."""
        sales = [self.sale() for _ in range(count)]
        sold = [one for one in sales if one.end and one.end.fields["status"] == "won"]
        after = [self.after_sale(one) for one in sold if one.end and self._days_ago(one.end.at) > 3]
        return sales + after[: count // 6]

    def sale(self) -> Story:
        place = self.random.randrange(len(self.customers))
        customer = self.customers[place]
        zh, en, weight = self.random.choice(words.PRODUCTS)
        is_chinese = customer.region in {"east", "south"}
        site = self.random.choice(words.SITES_ZH if is_chinese else words.SITES_EN)
        created = self._begin()
        story = Story(
            title=" · ".join(part for part in (zh if is_chinese else en, site) if part),
            customer=place,
            pipeline="sales",
            owner=self._owner(customer),
            value=self._value(CURRENCY[customer.region], weight),
            currency=CURRENCY[customer.region],
            source=self._weighted(8),
            tags=self._tags(is_chinese=is_chinese),
            created_at=created,
            expected_close_date=self._workday(
                created.date() + timedelta(days=self.random.randint(45, 95))
            ),
        )
        self._go_through(story, SALES, is_chinese=is_chinese)
        return story

    def _begin(self) -> datetime:
        """Choose when a deal began: business grows, so more of them lately than long ago."""
        age = DAYS_BACK * self.random.random() ** 1.8
        begun = self.office_hour(self.now - timedelta(days=age))
        while begun >= self.now:  # days off, or a later hour of today
            age += 1
            begun = self.office_hour(self.now - timedelta(days=age))
        return begun

    def after_sale(self, sale: Story) -> Story:
        """Tell of the customer's first year with what was sold."""
        won = sale.end.at if sale.end else self.now
        created = self.office_hour(won + timedelta(days=2))
        is_chinese = self.customers[sale.customer].region in {"east", "south"}
        story = Story(
            title=f"{sale.title} · {'交付与续约' if is_chinese else 'roll-out and renewal'}",
            customer=sale.customer,
            pipeline="post_sale",
            owner=sale.owner,
            value=(sale.value / 5).quantize(Decimal(100)),
            currency=sale.currency,
            source=sale.source,
            tags=sale.tags,
            created_at=created,
            expected_close_date=self._workday(created.date() + timedelta(days=120)),
        )
        self._go_through(story, POST_SALE, is_chinese=is_chinese)
        return story

    def _go_through(
        self, story: Story, stages: tuple[tuple[int, float], ...], *, is_chinese: bool
    ) -> None:
        at = story.created_at
        for place, (days, goes_on) in enumerate(stages):
            self._work(story, at, place, is_chinese=is_chinese)
            stay = self.random.gammavariate(1.6, days / 1.6)
            # A later day at least, so that hours of the day cannot turn the order around.
            at = self.office_hour(at + timedelta(days=max(stay, 1)))
            if at >= self.now:
                break
            self._push(story, at)
            if self.random.random() > goes_on:
                self._close(story, at, self._loss(is_chinese=is_chinese))
                break
            if place + 1 == len(stages):
                self._close(story, at, {"status": "won"})
                break
            story.changes.append(Change(at, "move", {"stage": place + 1}))
        if story.end is None:
            self._plan(story, is_chinese=is_chinese)

    def _close(self, story: Story, at: datetime, fields: dict[str, Any]) -> None:
        story.changes.append(Change(at, "close", fields | {"closed_at": at}))

    def _loss(self, *, is_chinese: bool) -> dict[str, Any]:
        if self.random.random() < 0.08:
            return {"status": "void"}
        reason = self._weighted(7)
        comments = words.LOST_COMMENTS_ZH if is_chinese else words.LOST_COMMENTS_EN
        loss: dict[str, Any] = {"status": "lost", "lost_reason": reason}
        if reason == 1:
            loss["competitor"] = self.random.choice(words.COMPETITORS)
        if self.random.random() < 0.6:
            loss["lost_comment"] = self.random.choice(comments)
        if self.random.random() < 0.3:
            loss["win_back_date"] = self._workday((self.now + timedelta(days=120)).date())
        return loss

    def _push(self, story: Story, at: datetime) -> None:
        """Let the expected close slip, as it does, when little time is left."""
        left = (story.expected_close_date - at.date()).days
        if left < 14 and self.random.random() < 0.7:
            later = self._workday(at.date() + timedelta(days=self.random.randint(15, 45)))
            story.expected_close_date, before = later, story.expected_close_date
            fields = {"expected_close_date": later, "before": before}
            story.changes.append(Change(at - timedelta(minutes=10), "push", fields))

    def _work(self, story: Story, at: datetime, place: int, *, is_chinese: bool) -> None:
        """Leave the traces of having worked on it: something done, and now and then a note."""
        done = self.office_hour(at + timedelta(hours=self.random.randint(1, 50)))
        if done < self.now:
            title = (words.DONE_ZH if is_chinese else words.DONE_EN)[place]
            made = at + timedelta(minutes=5)
            story.doings.append(Doing(title, words.DONE_KINDS[place], done, done, made))
            if self.random.random() < 0.5:
                text = self.random.choice(words.NOTES_ZH if is_chinese else words.NOTES_EN)
                noted = min(done + timedelta(minutes=20), self.now)
                story.notes.append((noted, text, words.DONE_KINDS[place]))

    def _plan(self, story: Story, *, is_chinese: bool) -> None:
        """Give an open deal its next step: overdue, today, later, or, for some, none."""
        which = self.random.random()
        if which < 0.2:
            return
        today = self.now.astimezone(SHANGHAI).date()
        latest = story.changes[-1].at if story.changes else story.created_at
        overdue = self.office_hour(self.now - timedelta(days=self.random.randint(2, 9)))
        if which < 0.36 and latest < overdue < self.now:
            due = overdue
        elif which < 0.54:
            due = datetime.combine(today, time(self.random.randint(9, 17), 30), SHANGHAI)
        else:
            due = self.office_hour(self.now + timedelta(days=self.random.randint(1, 16)))
        kind, title = self.random.choice(words.NEXT_ZH if is_chinese else words.NEXT_EN)
        made = min(latest + timedelta(minutes=30), self.now)
        story.doings.append(Doing(title, kind, due.astimezone(UTC), None, made))

    def office_hour(self, moment: datetime) -> datetime:
        """Move a moment to a working hour of that day, or of the next day that is worked."""
        day = self._workday(moment.astimezone(SHANGHAI).date())
        hour = time(self.random.randint(9, 17), self.random.randrange(0, 60, 5))
        return datetime.combine(day, hour, SHANGHAI).astimezone(UTC)

    def _workday(self, day: date) -> date:
        return next_workday(day, {})

    def _owner(self, customer: Customer) -> str:
        sellers = SELLERS[customer.region]
        return sellers[0] if self.random.random() < 0.55 else self.random.choice(sellers)

    def _value(self, currency: str, weight: float) -> Decimal:
        value = MIDDLE_VALUE[currency] * weight * self.random.lognormvariate(0, 0.6)
        step = 5000 if currency == "CNY" else 500
        return Decimal(max(round(value / step), 1) * step)

    def _tags(self, *, is_chinese: bool) -> list[str]:
        tags = words.TAGS_ZH if is_chinese else words.TAGS_EN
        return sorted(self.random.sample(tags, k=self.random.choice((0, 0, 1, 1, 2))))

    def _weighted(self, count: int) -> int:
        """Choose one of so many, the first ones more often."""
        return self.random.choices(range(count), weights=[count - n for n in range(count)])[0]

    def _days_ago(self, at: datetime) -> int:
        return (self.now - at).days
