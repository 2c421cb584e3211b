"""What a kind of tile is, and what it is asked with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from django.utils.translation import gettext

from headwater.accounts.rules import Actor
from headwater.accounts.rules import Kind as RecordKind
from headwater.dashboards.rules.layout import BadTiles
from headwater.dashboards.rules.tables import Table
from headwater.insights.selectors.scope import Question, Scope, scope_of
from headwater.insights.selectors.summary import summary

Check = Callable[[Any], bool]


@dataclass(frozen=True, kw_only=True)
class Asking:
    """Who asks one dashboard, with which filters; what two tiles need is read once."""

    question: Question
    actor: Actor
    now: datetime
    read: dict[str, Any] = field(default_factory=dict)

    def once(self, name: str, read: Callable[[], Any]) -> Any:
        if name not in self.read:
            self.read[name] = read()
        return self.read[name]

    @property
    def scope(self) -> Scope:
        scope: Scope = self.once(
            "scope", lambda: scope_of(self.question, actor=self.actor, now=self.now)
        )
        return scope

    @property
    def summary(self) -> dict[str, Any]:
        found: dict[str, Any] = self.once("summary", lambda: summary(self.scope))
        return found

    def hides(self, name: str) -> bool:
        return name in self.actor.hidden(RecordKind.DEAL)

    @property
    def tells_value(self) -> bool:
        return not self.hides("value")

    @property
    def locale(self) -> Locale:
        return Locale.parse(self.actor.language, sep="-")

    def day(self, day: date) -> str:
        return format_date(day, format="medium", locale=self.locale)

    def period(self, first: date | None, last: date | None) -> str:
        if first is None and last is None:
            return gettext("all time")
        ends = [self.day(end) if end else "" for end in (first, last)]
        return " – ".join(ends).strip()

    def moment(self, moment: datetime) -> str:
        local = moment.astimezone(ZoneInfo(self.scope.zone))
        return format_datetime(local, format="short", locale=self.locale)

    def says(self, view: str, *, n: int | None = None, period: str | None = None) -> str:
        """Say below a title which view it is, of which days and how many, and as of when."""
        said = [view, period or "", "" if n is None else self.counted(n)]
        as_of = gettext("as of {moment}").format(moment=self.moment(self.scope.as_of))
        return " · ".join([*filter(None, said), as_of])

    def counted(self, n: int) -> str:
        return gettext("n = {count}").format(count=format_decimal(n, locale=self.locale))


@dataclass(frozen=True, kw_only=True)
class TileKind:
    """A kind of tile; to add one, write a module beside this and name it in `kinds/__init__`.

    `size` and `least` are columns and rows. `question` names what a tile of it may be asked with
    besides the filters, each with what holds for it. `figures` gives it as a table for one reader.
    """

    name: str
    title: Callable[[], str]
    size: tuple[int, int]
    least: tuple[int, int]
    figures: Callable[[Mapping[str, Any], Asking], Table]
    question: Mapping[str, Check] = field(default_factory=dict)

    def check(self, question: Mapping[str, Any]) -> None:
        for name, value in question.items():
            if name not in self.question or not self.question[name](value):
                raise BadTiles("A tile asks for something its kind does not know.", field="tiles")


def is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= 5_000 and "\0" not in value  # noqa: PLR2004


def is_id(value: Any) -> bool:
    try:
        return bool(str(UUID(str(value))) == value)
    except ValueError:
        return False
