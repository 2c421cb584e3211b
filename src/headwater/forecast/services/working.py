"""Working out what is forecast: minutes of mathematics, outside any transaction."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from headwater.forecast.models import KeptTrial, Outlook
from headwater.forecast.rules.accuracy import (
    OURS,
    Measure,
    Preferred,
    Score,
    Trial,
    choose,
    scores,
)
from headwater.forecast.rules.ahead import FEWEST_WON, Ahead, Look, Test, fingerprint, look_ahead
from headwater.forecast.rules.facts import Facts
from headwater.forecast.rules.forecasting import Asked
from headwater.forecast.rules.periods import Period
from headwater.forecast.rules.simple import Naive, Won, values_of, zombies
from headwater.forecast.rules.simulation import Band
from headwater.forecast.selectors.facts import Whose, read_facts, stages_of
from headwater.forecast.selectors.outlooks import Subject, people_of
from headwater.pipeline.services.zombies import mark_zombies
from headwater.tenancy.context import acting_in

Json = dict[str, Any]


def work_out(outlook_id: UUID, *, workspace_id: int, clock: Callable[[], datetime]) -> None:
    """Forecast what was asked for; what is there already is left as it is."""
    with acting_in(workspace_id):
        outlook = Outlook.objects.filter(id=outlook_id, computed_at=None).first()
        if outlook is None:
            return
        mark_zombies(now=clock())
        subject = Subject(outlook.pipeline_id, outlook.team_id, outlook.owner_id)
        whose = Whose(subject.pipeline_id, people_of(subject))
        stages = stages_of(whose)
        facts = read_facts(whose, today=outlook.day)
        kept = {one.facts: read_trial(one.result) for one in KeptTrial.objects.all()}
    asked = Asked(stages=stages.order, probabilities=stages.probabilities)
    look = look_ahead(facts, asked, kept=kept)
    with acting_in(workspace_id):
        _keep(look, used_on=outlook.day)
        Outlook.objects.filter(id=outlook_id, computed_at=None).update(
            computed_at=clock(), facts=fingerprint(facts), result=written(look, facts)
        )


def written(look: Look, facts: Facts) -> Json:
    """Write what a page shows as JSON; amounts as text, to the cent."""
    dead = zombies(facts)
    return {
        "state": "ready" if look.is_enough else "too_few",
        "n_won": look.n_won,
        "needed": FEWEST_WON,
        "n_open": int((facts.place >= 0).sum()),
        "zombies": _won(Won(float(dead.sum()), float(values_of(facts)[dead].sum()))),
        "periods": [_period(one, facts.today, look.tests) for one in look.ahead],
        "tests": [_test(one) for one in look.tests],
    }


def read_trial(kept: Json) -> Trial:
    return Trial(
        Period(date.fromisoformat(kept["from"]), date.fromisoformat(kept["until"])),
        Won(**kept["actual"]),
        Band(**kept["revenue"]),
        Band(**kept["wins"]),
        {Naive(name): won and Won(**won) for name, won in kept["naive"].items()},
    )


def write_trial(trial: Trial) -> Json:
    return {
        "from": trial.period.start.isoformat(),
        "until": trial.period.end.isoformat(),
        "actual": asdict(trial.actual),
        "revenue": asdict(trial.revenue),
        "wins": asdict(trial.wins),
        "naive": {name.value: won and asdict(won) for name, won in trial.naive.items()},
    }


def _keep(look: Look, *, used_on: date) -> None:
    """Remember trials that took long; those unused for a month are of facts that have changed."""
    rows = [
        KeptTrial(facts=facts, result=write_trial(trial), used_on=used_on)
        for facts, trial in sorted(look.kept.items())
    ]
    KeptTrial.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["workspace", "facts"], update_fields=["used_on"]
    )
    KeptTrial.objects.filter(used_on__lt=date.fromordinal(used_on.toordinal() - 31)).delete()


def _period(one: Ahead, today: int, tests: Any) -> Json:
    found = one.found
    first, until = found.period.start, found.period.end
    test = next(test for test in tests if test.unit is one.unit)
    preferred, of_wins = test.preferred.name, choose(test.trials, Measure.WINS).name
    naive = {name.value: won and _won(won) for name, won in found.naive.items()}
    instead, wins_instead = naive.get(preferred), naive.get(of_wins)
    arrivals = max(0.0, found.revenue.mean - found.already.value - one.open_value)
    return {
        "unit": one.unit.value,
        **_days(found.period),
        "is_current": first.toordinal() <= today < until.toordinal(),
        "already": _won(found.already),
        "revenue": _money_band(found.revenue),
        "wins": asdict(found.wins),
        "with_zombies": one.with_zombies
        and {"revenue": _money_band(one.with_zombies[0]), "wins": asdict(one.with_zombies[1])},
        "from_open": _won(Won(found.from_open, one.open_value)),
        "from_new": _won(Won(found.from_arrivals, arrivals)),
        "weighted": _money(found.weighted),
        "weighted_due": _money(found.weighted_due),
        "n_due": found.n_due,
        "empirical": _money(found.empirical),
        "empirical_due": _money(found.empirical_due),
        "naive": naive,
        "shown": preferred if instead else OURS,
        "shown_value": instead["value"] if instead else _money(found.revenue.p50),
        "shown_wins": of_wins if wins_instead else OURS,
        "shown_n": wins_instead["n"] if wins_instead else found.wins.p50,
        "method": {
            "by_stage": found.chosen.method.by_stage,
            "season": sorted(effect.name.lower() for effect in found.chosen.method.season),
            "flow": found.chosen.method.flow,
            "windows": found.chosen.windows,
        },
    }


def _test(test: Test) -> Json:
    return {
        "unit": test.unit.value,
        "n": len(test.trials),
        "value": _judged(test.preferred, test.scores),
        "wins": _judged(choose(test.trials, Measure.WINS), scores(test.trials, Measure.WINS)),
        "trials": [
            {
                **_days(trial.period),
                "actual": _won(trial.actual),
                "revenue": _money_band(trial.revenue),
                "wins": asdict(trial.wins),
                "naive": {name.value: won and _won(won) for name, won in trial.naive.items()},
            }
            for trial in test.trials
        ],
    }  # fmt: skip


def _judged(preferred: Preferred, found: Mapping[str, Score]) -> Json:
    return {
        "preferred": preferred.name,
        "preferred_wape": preferred.wape,
        "runner_up": preferred.runner_up,
        "runner_up_wape": preferred.runner_up_wape,
        "scores": [
            {"name": str(name), "n": score.n, "wape": score.wape, "bias": score.bias,
             "coverage": score.coverage}
            for name, score in found.items()
        ],
    }  # fmt: skip


def _days(period: Period) -> Mapping[str, str]:
    last = date.fromordinal(period.end.toordinal() - 1)
    return {"from": period.start.isoformat(), "to": last.isoformat()}


def _won(won: Won) -> Json:
    return {"n": round(won.n, 2), "value": _money(won.value)}


def _money_band(band: Band) -> Json:
    return {name: _money(value) for name, value in asdict(band).items()}


def _money(value: float) -> str:
    return f"{value:.2f}"
