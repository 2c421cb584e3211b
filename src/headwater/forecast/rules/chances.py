"""The chance of winning each open deal: when to learn, from which days, and what to say of it.

Rows are deals as they were on days in the past (`snapshots`), with the signs of those days beside
them; so a chance asked as of a day is the same whatever comes later.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from headwater.forecast.rules.drift import Drift, State, drift
from headwater.forecast.rules.facts import NEVER, End, Facts, Floats, Ints, known
from headwater.forecast.rules.measures import Quality, logit, sigmoid
from headwater.forecast.rules.scoring import Scored, Scorer, Verdict, empirical_rates, train
from headwater.forecast.rules.signs import Signs
from headwater.forecast.rules.snapshots import open_deals, snapshots
from headwater.forecast.rules.tables import Table, Value, as_numbers, is_number

FEWEST_CLOSED = 100  # deals won or lost below which nothing is learned
FEWEST_SHOWN = 10  # below which not even a rate is shown
WINDOW = 728  # days of the past that are learned from
STEPS = (7, 14, 28)  # days from one look at the open deals to the next
MANY_ROWS = 20_000
RENEWED_AFTER = 28  # days a usable model is kept, if it still says what comes
MOST_PUSHES = 5
LEAST_POINTS = 0.005  # half a point of a hundred
TELLING = 2_000  # rows by which features are weighed
# What has a time of its own needs no guard against knowing the outcome.
TIMED = (
    "stage", "days_in_stage", "age_days", "moves", "value_ratio", "value_changes", "due_pushes",
    "days_until_due", "meetings", "calls", "messages", "meetings_total", "calls_total",
    "messages_total", "days_since_contact", "people", "is_planned",
)  # fmt: skip
UNUSED = ("segment", "value")  # one pipeline is one segment; the value is told against the usual


@dataclass(frozen=True)
class Weight:
    """How many points a feature moves a chance on the mean, and whether more of it helps."""

    column: str
    points: float
    direction: int


@dataclass(frozen=True, eq=False)
class Lesson:
    """What was learned as of a day, and from what."""

    scorer: Scorer
    n_closed: int
    n_won: int
    n_rows: int
    days: tuple[int, ...]
    step: int
    weights: tuple[Weight, ...]


@dataclass(frozen=True)
class Reason:
    """A fact of a deal that moved its chance by so many points of one."""

    column: str
    value: Value
    points: float


@dataclass(frozen=True)
class Chance:
    deal_id: str
    p: float
    observed: float  # how often deals in its stage were won
    is_model: bool
    reasons: tuple[Reason, ...]


def learn(facts: Facts, signs: Signs, *, seed: int = 0) -> Lesson:
    """Learn from the past as it was known day by day; fewer than a hundred ends teach nothing."""
    n_won, n_lost = (int((facts.place == end).sum()) for end in (End.WON, End.LOST))
    days, step = days_of(facts)
    table = rows_on(facts, days, signs)
    if n_won + n_lost < FEWEST_CLOSED:
        # As if no row could judge: the rates stay, the model does not.
        scorer = _untaught(table)
    else:
        scorer = train(table, trusted=TIMED, seed=seed)
    decided = int(table.is_decided.sum())
    return Lesson(
        scorer, n_won + n_lost, n_won, decided, tuple(days), step, _weights(scorer, table)
    )


def watch(scorer: Scorer, trained: Quality, *, facts: Facts, signs: Signs, since: int) -> Drift:
    """Hold what a model said on the days since it speaks against what came of it by now."""
    days = [day for day in days_of(facts, step=STEPS[0])[0] if day >= since]
    table = rows_on(facts, days, signs)
    decided = _complete(table.rows(table.is_decided), scorer)
    said = np.array([one.p for one in scorer.score(decided)], dtype=np.float64)
    return drift(trained, decided.label, said)


def score(scorer: Scorer, facts: Facts, signs: Signs) -> list[Chance]:
    """Say how likely each open deal is to be won, and what makes it so."""
    table = _told(open_deals(facts, signs.origin, more=signs.as_of), signs)
    table = _complete(table, scorer)
    rates = [scorer.rates.get(name, scorer.overall) for name in table.group]
    return [
        Chance(facts.ids[deal], one.p, rate, one.is_model, _reasons(one, table, row))
        for row, (deal, one, rate) in enumerate(
            zip(table.subject, scorer.score(table), rates, strict=True)
        )
    ]


def rows_on(facts: Facts, days: Sequence[int], signs: Signs) -> Table:
    return _told(snapshots(facts, days, signs.origin, more=signs.as_of), signs)


def days_of(facts: Facts, *, step: int | None = None) -> tuple[list[int], int]:
    """Choose the days to look back at: as often as gives rows enough, and not too many."""
    if not facts.n:
        return [], STEPS[0]
    end = np.where(facts.place < 0, facts.since, facts.today)
    from_day = np.maximum(facts.created, facts.today - WINDOW)
    spent = float(np.maximum(end - from_day, 0).sum())
    window = WINDOW
    if step is None:
        step = next((s for s in STEPS if spent / s <= MANY_ROWS), STEPS[-1])
        window = int(WINDOW * min(1.0, MANY_ROWS * step / max(spent, 1.0)))
    first = max(int(facts.created.min()) + 1, facts.today - window)
    # The same days whenever it is asked: multiples, not counted back from today.
    return list(range(-(-first // step) * step, facts.today, step)), step


def is_due(*, verdict: Verdict | None, age: int, found: Drift | None) -> bool:
    """Whether to learn anew: what is usable is kept for four weeks, unless it no longer holds."""
    if verdict is not Verdict.USABLE or age >= RENEWED_AFTER:
        return True
    return found is not None and found.state is State.RETRAIN


def points(p: float, by: float) -> float:
    """Turn a push in log-odds into points: what the chance would lack without it."""
    return p - float(sigmoid(logit(np.array([p])) - by)[0])


def signs_known(signs: Signs, today: int) -> Signs:
    """Forget the signs from that day on (a test's way to look at the past)."""
    kept = signs.since < today
    until: Ints = np.where(signs.until >= today, NEVER, signs.until)
    return Signs(
        signs.ids, signs.deal[kept], signs.kind[kept], signs.since[kept], until[kept],
        signs.origin, signs.usual_value, signs.withheld,
    )  # fmt: skip


def as_of(facts: Facts, signs: Signs, day: int) -> tuple[Facts, Signs]:
    return known(facts, day), signs_known(signs, day)


def _told(table: Table, signs: Signs) -> Table:
    return table.without((*UNUSED, *signs.withheld))


def _complete(table: Table, scorer: Scorer) -> Table:
    """Leave unsaid what a model asks for and nobody can say any more: a field that was deleted."""
    asked = scorer.learned.columns if scorer.learned else []
    missing = {name: [None] * len(table) for name in asked if name not in table.columns}
    return replace(table, columns={**table.columns, **missing}) if missing else table


def _untaught(table: Table) -> Scorer:
    scorer = train(table.rows(np.zeros(len(table), dtype=np.bool_)))
    decided = table.rows(table.is_decided)
    if not len(decided):
        return scorer
    rates, overall = empirical_rates(decided)
    return Scorer(scorer.report, rates, overall, None)


def _weights(scorer: Scorer, table: Table) -> tuple[Weight, ...]:
    if scorer.learned is None:
        return ()
    rows = np.flatnonzero(table.is_decided)[-TELLING:]
    shown = table.rows(rows)
    p, moved = scorer.learned.predict(shown), scorer.learned.pushes(shown)
    columns = scorer.learned.columns
    found = [
        Weight(
            name,
            float(np.abs(p - sigmoid(logit(p) - moved[:, place])).mean()),
            _direction(shown, name, moved[:, place]),
        )
        for place, name in enumerate(columns)
    ]
    return tuple(sorted(found, key=lambda one: -one.points))


def _direction(table: Table, name: str, moved: Floats) -> int:
    """Say whether more of a number helps (1), hurts (-1), or neither is plain (0)."""
    if not is_number(table.columns[name]):
        return 0
    numbers = as_numbers(table.columns[name])
    told = ~np.isnan(numbers)
    if told.sum() < 2 or not numbers[told].std() or not moved[told].std():  # noqa: PLR2004
        return 0
    together = float(np.corrcoef(numbers[told], moved[told])[0, 1])
    return 0 if abs(together) < 0.3 else int(np.sign(together))  # noqa: PLR2004 - not plain


def _reasons(one: Scored, table: Table, row: int) -> tuple[Reason, ...]:
    told = [
        Reason(push.column, _plain(table.columns[push.column][row]), points(one.p, push.by))
        for push in one.pushes
    ]
    return tuple(reason for reason in told if abs(reason.points) >= LEAST_POINTS)[:MOST_PUSHES]


def _plain(value: Value) -> Value:
    return None if isinstance(value, float) and np.isnan(value) else value
