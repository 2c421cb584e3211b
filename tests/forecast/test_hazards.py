import numpy as np
import pytest
from lifelines import KaplanMeierFitter

from headwater.forecast.rules import hazards as rates
from headwater.forecast.rules.facts import End, Facts, facts_of
from headwater.forecast.rules.hazards import Hazards, hazards, stays_of, watched, watched_since
from tests.forecast.courses import day, deal, pipeline


def rates_of(facts: Facts, *, by_stage: bool = False) -> Hazards:
    stays, first = stays_of(facts, by_stage=by_stage), watched_since(facts)
    cells = watched(stays, first, facts.today)
    return hazards(stays, cells, late=first, n_stages=len(facts.stages) if by_stage else 1)


def test_rates_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four deals of one day: won that day, lost that day, won on the next, open on day 10."""
    monkeypatch.setattr(rates, "ENOUGH", 1)
    ends = ((0, End.WON), (0, End.LOST), (1, End.WON))
    deals = [deal(str(n), (0, "Talk"), end) for n, end in enumerate(ends)]

    found = rates_of(facts_of([*deals, deal("open", (0, "Talk"))], as_of=day(10)))

    assert (found.won[0, :2].tolist(), found.lost[0, :2].tolist()) == ([1 / 4, 1 / 2], [1 / 4, 0])
    assert found.eventually[0].tolist() == [1 / 4 + 1 / 2 * 1 / 2, 1 / 2, 0]


def test_staying_is_as_kaplan_and_meier_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rates, "ENOUGH", 1e-9)
    facts = facts_of(pipeline(seed=2), as_of=day(200))
    ended = facts.place < 0
    length = np.where(ended, facts.since, facts.today - 1) - facts.created

    found = rates_of(facts)

    fitted = KaplanMeierFitter().fit(length, ended)
    ours = np.cumprod(1 - found.won[0] - found.lost[0])
    times = np.arange(found.longest)
    assert ours[:-1] == pytest.approx(fitted.survival_function_at_times(times).to_numpy())


def test_stages_together_say_what_the_whole_life_says() -> None:
    facts = facts_of(pipeline(seed=3, days=400), as_of=day(400))

    by_stage, by_age = rates_of(facts, by_stage=True), rates_of(facts)

    talk = facts.stages.index("Talk")
    assert by_stage.eventually[talk, 0] == pytest.approx(by_age.eventually[0, 0], abs=0.01)
    assert by_age.eventually[0, 0] == pytest.approx(0.3, abs=0.05)


def test_survivors_count_from_the_first_ending_in_the_file_on() -> None:
    """What ended in the first hundred days is missing; old deals are still in it."""
    late = day(100).toordinal()
    everything = pipeline(seed=4)
    cut = [d for d in everything if d.steps[-1].day.toordinal() >= late]

    assert watched_since(facts_of(cut, as_of=day(240))) == late
    assert watched_since(facts_of(everything, as_of=day(240))) == day(0).toordinal()
