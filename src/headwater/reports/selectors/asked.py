"""A question understood: its SQL, made of the registry alone, and the values that travel apart."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.rules.fields import OWN, check_may_ask
from headwater.accounts.selectors.sight import seen_owners
from headwater.activities.selectors import fields as _tasks  # noqa: F401  # declares what can be asked
from headwater.fields.rules.custom import CustomType, Definition
from headwater.fields.rules.filters import conditions_in
from headwater.fields.rules.text import parse
from headwater.fields.selectors.catalogue import read_filter
from headwater.fields.selectors.custom import definitions_for
from headwater.fields.selectors.where import Where, asking
from headwater.insights.rules import bounds
from headwater.insights.selectors.scope import Question, Scope, scope_of
from headwater.insights.selectors.state import FOREIGN_DAY, RATES
from headwater.leads.selectors import fields as _leads  # noqa: F401
from headwater.pipeline.selectors import fields as _deals  # noqa: F401
from headwater.reports.rules import ReportQuestion, UnknownDimension, UnknownMeasure
from headwater.reports.rules.measures import MEASURES, ROWS, Measure, Subject, View
from headwater.reports.rules.periods import days_of
from headwater.reports.selectors.dimensions import DIMENSIONS, GRAINS, Dimension, Names, of_time
from headwater.reports.selectors.sources import STATE, WITH_HISTORY, source_of

COUNTED = """
WITH state AS MATERIALIZED (
    SELECT {row}.id, {row}.created_at, {state}, {day} AS day, {rows} AS row_key,
        {series} AS series_key, {is_first_row} AS is_first_row, {is_first_series} AS is_first_series
        {more}
    FROM {source} WHERE {conditions}
), rate AS MATERIALIZED ({rates}), valued AS (
    SELECT state.*, state.value * coalesce(rate.rate, 1) AS worth
    FROM state LEFT JOIN rate ON rate.currency = state.currency AND rate.day = state.day
        AND rate.is_asked
), counted AS (
    SELECT valued.*, {late_rows} AS one, {late_series} AS other FROM valued
)
"""
HELD = """(SELECT v.{column}::text FROM fields_customvalue v WHERE v.workspace_id = {row}.workspace_id
    AND v.record_id = {row}.id AND v.field_id = '{id}' LIMIT 1)"""
HELD_MANY = """ARRAY(SELECT v.ref::text FROM fields_customvalue v
    WHERE v.workspace_id = {row}.workspace_id AND v.record_id = {row}.id AND v.field_id = '{id}'
    ORDER BY v.position)"""
# Under each of its keys a record is counted, in totals by the first of them alone.
EACH = """ CROSS JOIN LATERAL unnest(CASE WHEN cardinality({sql}) = 0 THEN ARRAY['']
    ELSE {sql}::text[] END) WITH ORDINALITY AS {place}_each (key, n)"""
OWN_COLUMNS = {
    CustomType.CHOICE: "ref", CustomType.CHOICES: "ref", CustomType.MEMBER: "ref",
    CustomType.FLAG: "flag",
}  # fmt: skip


@dataclass(frozen=True)
class Key:
    """How the key of a dimension is told: of the record, or `late` of what it is worth."""

    sql: str = "''"
    late: str = ""
    joins: str = ""
    is_first: str = "true"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """`counted()` opens a statement in which `counted` is each record with its keys and worth."""

    question: ReportQuestion
    measure: Measure
    scope: Scope
    rows: Dimension | None
    series: Dimension | None
    where: Where | None
    first: date | None
    last: date | None
    actor: Actor

    @property
    def has_many(self) -> bool:
        return any(one.is_many for one in (self.rows, self.series) if one)

    @property
    def today(self) -> date:
        return self.scope.as_of.astimezone(ZoneInfo(self.scope.zone)).date()

    def counted(self) -> str:
        measure, subject = self.measure, self.measure.subject
        is_deal = subject is Subject.DEAL
        source, seen = source_of(subject, is_now=self.scope.is_now)
        rows, series = self._key(self.rows, "row"), self._key(self.series, "series")
        return COUNTED.format(
            row=ROWS[subject], state=STATE[subject], rows=rows.sql, series=series.sql,
            day=FOREIGN_DAY.format(s="d") if is_deal else "NULL::date",
            is_first_row=rows.is_first, is_first_series=series.is_first,
            more=f", {measure.more}" if measure.more else "",
            late_rows=rows.late or "row_key", late_series=series.late or "series_key",
            source=source + measure.of + rows.joins + series.joins,
            conditions=" AND ".join([seen, *self._conditions()]),
            rates=RATES.format(cells="state"),
        )  # fmt: skip

    def values(self) -> dict[str, Any]:
        asked = self.where.values if self.where else {}
        return (
            seen_owners(self.actor)
            | asking(self.actor)
            | asked
            | self.scope.parameters()
            | {"wanted_pipeline": self.question.pipeline_id}
        )

    def as_today(self) -> list[str]:
        """Name what is asked for and has no history: that is as it is today."""
        named = (
            [one.field for one in conditions_in(parse(self.question.filter))] if self.where else []
        )
        named = [name for name in named if name not in WITH_HISTORY[self.measure.subject]]
        chosen = [one for one in (self.rows, self.series) if one]
        named += [one.name for one in chosen if self.measure.subject not in one.has_history]
        return list(dict.fromkeys(named))

    def _key(self, dimension: Dimension | None, place: str) -> Key:
        if dimension is None:
            return Key()
        subject = self.measure.subject
        sql = dimension.sql[subject]
        if stood := self.measure.places.get(dimension.name):
            sql = f"{stood}::text"
        elif not self.scope.is_now:
            sql = dimension.then.get(subject, sql)
        if dimension.names is Names.BAND:
            return Key(late=sql)
        if dimension.is_many:
            joins = EACH.format(sql=sql, place=place)
            return Key(f"{place}_each.key", joins=joins, is_first=f"{place}_each.n = 1")
        return Key(f"coalesce({sql}, '')")

    def _conditions(self) -> list[str]:
        measure, row = self.measure, ROWS[self.measure.subject]
        conditions = [measure.condition]
        if measure.view is not View.LIVE:
            if self.scope.start:
                conditions.append(f"{measure.at} >= %(start)s")
            if self.scope.end:
                conditions.append(f"{measure.at} < %(end)s")
            conditions.append(f"{measure.at} <= %(as_of)s")
        if self.scope.people is not None:
            conditions.append(f"{row}.owner_id = ANY(%(people)s::uuid[])")
        if self.question.pipeline_id and measure.subject is Subject.DEAL:
            pipeline = measure.places.get("pipeline", "d.pipeline_id")
            conditions.append(f"{pipeline} = %(wanted_pipeline)s")
        if self.where:
            conditions.append(self.where.sql)
        return conditions


def understand(question: ReportQuestion, *, actor: Actor, now: datetime) -> Asked:
    """Read a question. Refuses what the registry does not know, or is hidden from the actor."""
    measure = MEASURES.get(question.measure)
    if measure is None:
        raise UnknownMeasure("There is no such measure.", field="measure")
    if measure.needs_value:
        check_may_ask(actor, Kind.DEAL, "value", parameter="measure")
    scope = scope_of(
        Question(
            pipeline_id=question.pipeline_id, owner_id=question.owner_id,
            team_id=question.team_id, as_of=question.as_of,
        ),
        actor=actor, now=now,
    )  # fmt: skip
    first, last = question.from_day, question.to_day
    if question.period:
        first, last = days_of(question.period, scope.as_of.astimezone(ZoneInfo(scope.zone)).date())
    start, end = bounds(first, last, zone=scope.zone)
    kind = Kind(measure.subject.value)
    return Asked(
        question=question,
        measure=measure,
        scope=replace(scope, start=start, end=end),
        rows=_dimension(question.rows, place="rows", measure=measure, actor=actor),
        series=_dimension(question.series, place="series", measure=measure, actor=actor),
        where=read_filter(question.filter, kind, actor=actor) if question.filter else None,
        first=first,
        last=last,
        actor=actor,
    )


def _dimension(name: str, *, place: str, measure: Measure, actor: Actor) -> Dimension | None:
    if not name:
        return None
    if name in GRAINS:
        return of_time(measure, name)
    found = known_dimensions(measure.subject, actor=actor).get(name)
    if found is None:
        raise UnknownDimension("This cannot be divided by that.", field=place)
    return found


def known_dimensions(subject: Subject, *, actor: Actor) -> Mapping[str, Dimension]:
    """Name what records of a subject can be divided by, the workspace's own fields as well."""
    known = {
        name: one
        for name, one in DIMENSIONS.items()
        if subject in one.sql
        and not (one.hidden_with and one.hidden_with[1] in actor.hidden(one.hidden_with[0]))
    }
    return known | {one.name: _own(one, subject) for one in own_fields(subject, actor=actor)}


def own_fields(subject: Subject, *, actor: Actor) -> list[Definition]:
    return [one for one in definitions_for(actor, Kind(subject.value)) if one.type in OWN_COLUMNS]


def _own(one: Definition, subject: Subject) -> Dimension:
    names = {CustomType.MEMBER: Names.MEMBER, CustomType.FLAG: Names.WORD}.get(one.type, Names.OWN)
    is_many = one.type is CustomType.CHOICES
    held = HELD_MANY if is_many else HELD
    sql = held.format(column=OWN_COLUMNS[one.type], row=ROWS[subject], id=one.id)
    return Dimension(name=f"{OWN}{one.key}", names=names, is_many=is_many, sql={subject: sql})
