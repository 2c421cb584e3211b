"""Early facts of closed deals, counted by whether the deals were won."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Self
from uuid import UUID
from zoneinfo import ZoneInfo

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.selectors.sight import sees
from headwater.activities.selectors.touches import TOUCHES
from headwater.fields.rules.custom import CustomType, Definition
from headwater.fields.selectors.custom import definitions_for
from headwater.forecast.rules.patterns import FEWEST, Pattern, Side, patterns
from headwater.forecast.selectors.chances import Names
from headwater.forecast.selectors.outlooks import people_asked
from headwater.forecast.selectors.pattern_facts import (
    CLOSED,
    COUNTS,
    FACTS,
    OF_PEOPLE,
    OF_VALUE,
    OWN,
    TOO_EARLY,
)
from headwater.lib.errors import Invalid
from headwater.pipeline.selectors.pipelines import default_pipeline, get_pipeline
from headwater.pipeline.selectors.sight import sight
from headwater.tenancy.kept import kept, told
from headwater.tenancy.sql import fetch_all


class PeriodEndsBeforeItBegins(Invalid):
    code = "period_ends_before_it_begins"


@dataclass(frozen=True, kw_only=True)
class Question:
    """Of which pipeline, closed from when to when, as known when, by what was so how early."""

    pipeline_id: UUID | None
    from_day: date | None
    to_day: date | None
    as_of: datetime | None
    early: int
    owner_id: UUID | None = None
    team_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question, understood. `fields` are those whose choices are tried, as shown to the asker."""

    question: Question

    pipeline_id: UUID
    from_day: date | None
    to_day: date | None
    as_of: datetime
    is_now: bool
    early: int
    values: dict[str, Any]
    fields: tuple[Definition, ...]

    def as_key(self) -> str:
        instant = self.as_of.date() if self.is_now else self.as_of
        return told([vars(self) | {"values": self.values | {"as_of": None}, "as_of": instant}])

    def at(self, now: datetime) -> Self:
        """Ask the same as of a later now; what is asked as of a past instant stays as it is."""
        if not self.is_now:
            return self
        return replace(self, as_of=now, values=self.values | {"as_of": now})


def asked_of(question: Question, *, actor: Actor, now: datetime) -> Asked:
    """Understand a question; an instant that has not come yet is taken for now."""
    from_day, to_day = question.from_day, question.to_day
    if from_day and to_day and to_day < from_day:
        raise PeriodEndsBeforeItBegins("The period ends before it begins.", field="to")
    chosen = question.pipeline_id
    pipeline = get_pipeline(chosen) if chosen else default_pipeline()
    ((zone,),) = fetch_all("SELECT time_zone FROM tenancy_workspace WHERE id = current_workspace()")
    end = to_day and datetime.combine(to_day + timedelta(days=1), time.min, ZoneInfo(zone))
    values = sight(actor) | {
        "pipeline": pipeline.id,
        "start": from_day and datetime.combine(from_day, time.min, ZoneInfo(zone)),
        "end": end,
        "as_of": min(question.as_of or now, now),
        "early": question.early,
        "currency": actor.currency,
        "people": people_asked(question.owner_id, question.team_id),
    }
    own = (one for one in definitions_for(actor, Kind.DEAL) if one.type is CustomType.CHOICE)
    return Asked(
        question=question,
        pipeline_id=pipeline.id,
        from_day=from_day,
        to_day=to_day,
        as_of=values["as_of"],
        is_now=question.as_of is None or question.as_of >= now,
        early=question.early,
        values=values,
        fields=tuple(own),
    )


def found(asked: Asked, *, actor: Actor) -> dict[str, Any]:
    """Find what won deals had early on, of the deals the actor may see and the facts shown to them."""
    return kept(
        ("patterns", told(asked), told(actor)),
        lambda now: _found(asked.at(now), actor=actor),
        now=asked.as_of,
        is_now=asked.is_now,
    )


def _found(asked: Asked, *, actor: Actor) -> dict[str, Any]:
    sides, total = _sides(asked, actor=actor)
    judged = patterns(sides)
    ((n_too_early,),) = fetch_all(TOO_EARLY.format(**_whose(asked)), asked.values)
    names = Names(actor)
    return {
        "view": "period",
        "pipeline_id": asked.pipeline_id,
        "as_of": asked.as_of,
        "from": asked.from_day,
        "to": asked.to_day,
        "early": asked.early,
        "owner_id": asked.question.owner_id,
        "team_id": asked.question.team_id,
        "n": total.n,
        "won": total.won,
        "n_too_early": n_too_early,
        "tried": sum(one.p is not None for one in judged),
        "fewest": FEWEST,
        "patterns": [_shown(one, names) for one in judged],
    }


def closed(asked: Asked) -> str:
    return CLOSED.format(touches=TOUCHES, **_whose(asked))


def _whose(asked: Asked) -> dict[str, str]:
    is_of_some = asked.values["people"] is not None
    return {"sees": sees(Kind.DEAL, "d"), "asked": OF_PEOPLE if is_of_some else ""}


def facts_for(asked: Asked, *, actor: Actor) -> dict[str, str]:
    """Name the yes-or-no facts that are tried, each as SQL."""
    hidden = not actor.sees_values
    return {
        name: sql
        for name, sql in FACTS.items()
        if not (hidden and name in OF_VALUE) and not (name == "meeting_week" and asked.early <= 7)  # noqa: PLR2004
    }


def choices_for(asked: Asked) -> dict[str, str]:
    """Name what a deal has one of several of, each as SQL; each of its words is a fact."""
    own = {one.name: OWN.format(name=one.name, field=one.id) for one in asked.fields}
    return {"source": "source", **own}


def _sides(asked: Asked, *, actor: Actor) -> tuple[list[tuple[str, Side, Side]], Side]:
    values = [f"('{name}', {sql})" for name, sql in facts_for(asked, actor=actor).items()]
    values += [f"('{name}:' || {sql}, true)" for name, sql in choices_for(asked).items()]
    sql = closed(asked) + COUNTS.format(facts=", ".join(values))
    counted: dict[str, dict[bool, Side]] = {}
    for name, has, n, won in fetch_all(sql, asked.values):
        counted.setdefault(name, {})[has] = Side(n, won)
    total = counted.pop("", {}).get(True, Side(0, 0))
    sides = []
    for name, both in sorted(counted.items()):
        having = both.get(True, Side(0, 0))
        sides.append((name, having, Side(total.n - having.n, total.won - having.won)))
    return sides, total


def _shown(one: Pattern, names: Names) -> dict[str, Any]:
    column, _, choice = one.name.partition(":")
    return {
        "pattern": one.name,
        "fact": "custom" if column.startswith("custom.") else column,
        "name": names.feature(column)["name"],
        "word": names.word(column, choice) if choice else None,
        "having": _side(one.having),
        "lacking": _side(one.lacking),
        "ratio": one.ratio,
        "low": one.low,
        "high": one.high,
        "p": one.p,
        "adjusted": one.adjusted,
        "is_finding": one.is_finding,
    }


def _side(side: Side) -> dict[str, Any]:
    return {"n": side.n, "won": side.won, "rate": side.rate}
