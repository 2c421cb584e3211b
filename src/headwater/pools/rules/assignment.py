"""Who is given what comes in: which rule is met, who of its people may have it, whose turn it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from uuid import UUID
from zoneinfo import ZoneInfo

from headwater.leads.rules.clock import WorkingTime
from headwater.lib.countries import country_code
from headwater.lib.errors import Conflict, Forbidden, Invalid
from headwater.pools.rules.pools import NameMissing

FULL = 100  # the capacity of who takes a whole share
MOST_TAGS = 30


class AssignmentWay(StrEnum):
    """How one of several is chosen."""

    ROUND_ROBIN = "round_robin"
    LEAST_LOADED = "least_loaded"


class HoursPolicy(StrEnum):
    """What a rule makes of working hours: nothing, wait for the first, or take anybody then."""

    IGNORED = "ignored"
    WAIT = "wait"
    ANYBODY = "anybody"


class AssignmentCondition(StrEnum):
    """What a rule asks of a record; the first that is not met is told."""

    SOURCE = "source"
    CAMPAIGN = "campaign"
    COUNTRY = "country"
    PLACE = "place"
    INDUSTRY = "industry"
    VALUE = "value"


class Obstacle(StrEnum):
    """Why somebody is not given a record; out of hours is the only one that waiting removes."""

    INACTIVE = "inactive"
    READS_ONLY = "reads_only"
    AWAY = "away"
    SKILL = "skill"
    TERRITORY = "territory"
    HANDS_FULL = "hands_full"
    OFF_HOURS = "off_hours"


class AssignmentResult(StrEnum):
    """What has come of assigning one record."""

    ASSIGNED = "assigned"
    WAITS = "waits"
    POOLED = "pooled"
    NOBODY = "nobody"
    NO_RULE = "no_rule"
    HAS_OWNER = "has_owner"
    IN_POOL = "in_pool"
    CLOSED = "closed"


class NoPeople(Invalid):
    code = "no_people"


class NotYourProfile(Forbidden):
    code = "not_your_profile"


class BadTags(Invalid):
    code = "bad_tags"


class HalfHours(Invalid):
    code = "half_hours"


class OtherOrder(Conflict):
    code = "other_order"


class WrongPool(Invalid):
    code = "wrong_pool"


class UnknownCountry(Invalid):
    code = "unknown_country"


class BadRange(Invalid):
    code = "bad_range"


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What rules look at of a record; `value` is in the currency of the workspace."""

    source_id: UUID | None = None
    campaign_id: UUID | None = None
    country: str = ""
    text: str = ""
    industry: str = ""
    value: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Conditions:
    """Which records a rule is for; what is empty asks nothing."""

    source_ids: frozenset[UUID] = frozenset()
    campaign_ids: frozenset[UUID] = frozenset()
    countries: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    industries: frozenset[str] = frozenset()
    least_value: Decimal | None = None
    most_value: Decimal | None = None

    def missed_by(self, facts: Facts) -> AssignmentCondition | None:
        """Name the first condition that is not met; None: the rule is for this record."""
        met = {
            AssignmentCondition.SOURCE: not self.source_ids or facts.source_id in self.source_ids,
            AssignmentCondition.CAMPAIGN: not self.campaign_ids
            or facts.campaign_id in self.campaign_ids,
            AssignmentCondition.COUNTRY: not self.countries or facts.country in self.countries,
            AssignmentCondition.PLACE: _is_in(self.places, facts.text),
            AssignmentCondition.INDUSTRY: _is_in(self.industries, facts.industry),
            AssignmentCondition.VALUE: self._holds(facts.value),
        }
        return next((condition for condition, is_met in met.items() if not is_met), None)

    def _holds(self, value: Decimal | None) -> bool:
        if value is None:
            return self.least_value is None and self.most_value is None
        is_enough = self.least_value is None or value >= self.least_value
        return is_enough and (self.most_value is None or value <= self.most_value)


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """Somebody a rule names. `load` is what they have open, `room` how much more they may hold."""

    id: UUID
    name: str = ""
    is_active: bool = True
    may_write: bool = True
    load: int = 0
    capacity: int = FULL
    room: int | None = None
    skills: frozenset[str] = frozenset()
    territories: frozenset[str] = frozenset()
    hours: WorkingTime | None = None
    zone: str = "UTC"
    away_until: date | None = None

    @property
    def burden(self) -> Fraction:
        """How much they have, measured by how much they can take."""
        return Fraction(self.load * FULL, self.capacity)

    def with_one_more(self) -> "Candidate":
        return replace(self, load=self.load + 1, room=None if self.room is None else self.room - 1)

    def opens_at(self, now: datetime) -> datetime:
        """Say when they are at work next: now, if they are."""
        return next(self.hours.spans(now))[0] if self.hours else now


@dataclass(frozen=True, kw_only=True)
class Ask:
    """What a rule asks of its people for one record."""

    way: AssignmentWay = AssignmentWay.ROUND_ROBIN
    hours: HoursPolicy = HoursPolicy.IGNORED
    skills: frozenset[str] = frozenset()
    territory_of: Facts | None = None  # only who covers where this comes from


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Who is given a record, or when somebody will be; and what keeps each of the others."""

    member: Candidate | None = None
    opens_at: datetime | None = None
    obstacles: Mapping[UUID, Obstacle] = field(default_factory=dict)


def choose(
    candidates: Sequence[Candidate], ask: Ask, *, last: UUID | None, now: datetime
) -> Choice:
    """Choose who is given a record; `last` is who was given one before.

    Round robin goes once around those who may have it. By load it is who has least for what they
    can take; of equals, whose turn it is.
    """
    obstacles = {one.id: why for one in candidates if (why := _obstacle(one, ask, now=now))}
    ready = [one for one in candidates if one.id not in obstacles]
    asleep = [one for one in candidates if obstacles.get(one.id) is Obstacle.OFF_HOURS]
    if not ready and asleep and ask.hours is HoursPolicy.WAIT:
        opens_at = min(one.opens_at(now) for one in asleep)
        return Choice(opens_at=opens_at, obstacles=obstacles)
    if not ready and ask.hours is HoursPolicy.ANYBODY:
        ready = asleep
    if not ready:
        return Choice(obstacles=obstacles)
    turn = {one.id: (last is not None and one.id <= last, one.id) for one in ready}
    if ask.way is AssignmentWay.ROUND_ROBIN:
        chosen = min(ready, key=lambda one: turn[one.id])
    else:
        chosen = min(ready, key=lambda one: (one.burden, turn[one.id]))
    return Choice(member=chosen, obstacles=obstacles)


def covers(territory: str, facts: Facts) -> bool:
    """Whether something comes from a territory: a country, or a place its text names."""
    return (facts.country != "" and facts.country == country_code(territory)) or (
        territory.strip() != "" and territory.casefold() in facts.text.casefold()
    )


def _obstacle(one: Candidate, ask: Ask, *, now: datetime) -> Obstacle | None:
    where = ask.territory_of
    found = {
        Obstacle.INACTIVE: not one.is_active,
        Obstacle.READS_ONLY: not one.may_write,
        Obstacle.AWAY: _is_away(one, now),
        Obstacle.SKILL: not _folded(ask.skills) <= _folded(one.skills),
        Obstacle.TERRITORY: where is not None
        and not any(covers(territory, where) for territory in one.territories),
        Obstacle.HANDS_FULL: one.room is not None and one.room <= 0,
        Obstacle.OFF_HOURS: ask.hours is not HoursPolicy.IGNORED and one.opens_at(now) > now,
    }
    return next((why for why, is_so in found.items() if is_so), None)


def _is_away(one: Candidate, now: datetime) -> bool:
    return (
        one.away_until is not None and now.astimezone(ZoneInfo(one.zone)).date() <= one.away_until
    )


def _folded(words: frozenset[str]) -> set[str]:
    return {word.casefold() for word in words}


def _is_in(words: frozenset[str], text: str) -> bool:
    return not words or any(word.casefold() in text.casefold() for word in words)


def check_tags(tags: Sequence[str], *, field: str) -> list[str]:
    """Write tags once each, without blanks around them."""
    plain = list(dict.fromkeys(tag.strip() for tag in tags if tag.strip()))
    if len(plain) > MOST_TAGS:
        raise BadTags("At most {many} entries are kept.", field=field, many=MOST_TAGS)
    return plain


def check_named(name_en: str, name_zh: str) -> None:
    if not (name_en or name_zh):
        raise NameMissing("Give the rule a name.", field="name_en")


def check_countries(names: Sequence[str]) -> list[str]:
    """Write countries by their codes."""
    codes = {name: country_code(name) for name in names}
    for name, code in codes.items():
        if not code:
            raise UnknownCountry("“{name}” is not a country.", field="countries", name=name)
    return list(dict.fromkeys(codes.values()))


def check_range(least: Decimal | None, most: Decimal | None) -> None:
    if least is not None and most is not None and least > most:
        raise BadRange("The least value is above the highest.", field="most_value")
