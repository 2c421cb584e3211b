"""Learning how likely deals are to be won, outside any transaction, and keeping what was learned."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from headwater.forecast.models import ChanceModel
from headwater.forecast.rules import chances
from headwater.forecast.rules.chances import RENEWED_AFTER, Lesson
from headwater.forecast.rules.drift import Drift, State, recalibrated
from headwater.forecast.rules.facts import Facts
from headwater.forecast.rules.kept import read_report, read_scorer, write_report, write_scorer
from headwater.forecast.rules.scoring import Report, Scorer, Verdict
from headwater.forecast.rules.signs import Signs, usual_value
from headwater.forecast.selectors.chances import current_model, reads_hidden
from headwater.forecast.selectors.facts import Whose, read_facts
from headwater.forecast.selectors.outlooks import today_at
from headwater.forecast.selectors.signs import read_signs
from headwater.forecast.services.scores import score_open
from headwater.tenancy.context import acting_in

Json = dict[str, Any]


@dataclass(frozen=True)
class Learned:
    """A model that is to be kept: as of which day, and what it was learned from."""

    day: date
    learned_day: date
    scorer: Scorer
    result: Json


def learn_pipeline(pipeline_id: UUID, *, workspace_id: int, clock: Callable[[], datetime]) -> None:
    """Look whether the model still holds, learn anew where it is due, and score the open deals.

    Done once a day: a second time finds that it has been looked at today.
    """
    with acting_in(workspace_id):
        today = today_at(clock())
        current = current_model(pipeline_id)
        is_forbidden = current is not None and reads_hidden(current)
        if current is not None and current.watched_on >= today and not is_forbidden:
            return
        facts = read_facts(Whose(pipeline_id), today=today)
        signs = read_signs(facts.ids)
    kept, drift = look(None if is_forbidden else current, facts, signs, today=today)
    with acting_in(workspace_id):
        _keep(pipeline_id, kept, current=current, drift=drift, now=clock())
        score_open(pipeline_id, now=clock())


def look(
    current: ChanceModel | None, facts: Facts, signs: Signs, *, today: date
) -> tuple[list[tuple[Learned, Drift | None]], Drift | None]:
    """Give the models to keep, each with what was seen of it since, and what of the current one."""
    found: Drift | None = None
    if current is None:
        return _first_lessons(facts, signs, today=today), None
    verdict = Verdict(current.verdict)
    if verdict is Verdict.USABLE:
        report = read_report(current.result["report"])
        scorer = read_scorer(current.scorer, report)
        found = _watched(scorer, report, facts=facts, signs=signs, since=current.day)
        age = (today - current.learned_day).days
        if not chances.is_due(verdict=verdict, age=age, found=found):
            if found and found.state is State.RECALIBRATE:
                return [(_set_right(current, scorer, found, today=today), None)], found
            return [], found
    return [(_lesson(facts, signs, today=today), None)], found


def _first_lessons(
    facts: Facts, signs: Signs, *, today: date
) -> list[tuple[Learned, Drift | None]]:
    """Learn as four weeks ago, too: what has come since says whether such a model holds."""
    newest = _lesson(facts, signs, today=today)
    if newest.scorer.learned is None:
        return [(newest, None)]
    before = date.fromordinal(today.toordinal() - RENEWED_AFTER)
    then = chances.as_of(facts, signs, before.toordinal())
    older = _lesson(*then, today=before)
    if older.scorer.learned is None:
        return [(newest, None)]
    found = _watched(older.scorer, older.scorer.report, facts=facts, signs=signs, since=before)
    return [(older, found), (newest, None)]


def _watched(
    scorer: Scorer, report: Report, *, facts: Facts, signs: Signs, since: date
) -> Drift | None:
    if report.model is None:
        return None
    return chances.watch(scorer, report.model, facts=facts, signs=signs, since=since.toordinal())


def _lesson(facts: Facts, signs: Signs, *, today: date) -> Learned:
    lesson = chances.learn(facts, signs)
    usual = usual_value(facts)
    return Learned(today, today, lesson.scorer, written(lesson) | {"usual_value": usual})


def _set_right(current: ChanceModel, scorer: Scorer, found: Drift, *, today: date) -> Learned:
    """Keep the order, and set the heights right by what came of late."""
    calibration = asdict(found.calibration)
    return Learned(
        today,
        current.learned_day,
        recalibrated(scorer, found.calibration),
        current.result | {"recalibrated": calibration},
    )


def written(lesson: Lesson) -> Json:
    """Write what a page shows of a lesson as JSON."""
    days = lesson.days
    return {
        "report": write_report(lesson.scorer.report),
        "n_closed": lesson.n_closed,
        "n_won": lesson.n_won,
        "n_rows": lesson.n_rows,
        "first_day": date.fromordinal(days[0]).isoformat() if days else None,
        "last_day": date.fromordinal(days[-1]).isoformat() if days else None,
        "step": lesson.step,
        "weights": [asdict(one) for one in lesson.weights],
    }


def _keep(
    pipeline_id: UUID,
    kept: list[tuple[Learned, Drift | None]],
    *,
    current: ChanceModel | None,
    drift: Drift | None,
    now: datetime,
) -> None:
    today = today_at(now)
    if current is not None:
        ChanceModel.objects.filter(id=current.id).update(watched_on=today, **_drift(drift))
    for learned, found in kept:
        ChanceModel.objects.update_or_create(
            pipeline_id=pipeline_id,
            day=learned.day,
            defaults={
                "learned_day": learned.learned_day,
                "learned_at": now,
                "verdict": learned.scorer.report.verdict.value,
                "n_closed": learned.result["n_closed"],
                "result": learned.result,
                "scorer": write_scorer(learned.scorer),
                "watched_on": today,
                **_drift(found),
            },
        )


def _drift(found: Drift | None) -> Json:
    if found is None:
        return {}
    return {
        "drift_state": found.state.value,
        "drift": {
            "recent": found.recent and asdict(found.recent),
            "calibration": asdict(found.calibration),
        },
    }
