"""When what is held goes back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from headwater.pools.rules.pools import Held, ReclaimRules, reclaim_at

START = datetime(2026, 1, 1, tzinfo=UTC)
moments = st.integers(0, 300).map(lambda days: START + timedelta(days=days))
terms = st.none() | st.integers(1, 90)
helds = st.builds(
    Held,
    since=moments,
    last_follow_up=st.none() | moments,
    last_deal=st.none() | moments,
    has_won=st.booleans(),
    has_open_deal=st.booleans(),
    protected_until=st.none() | moments,
)
rules = st.builds(
    ReclaimRules,
    idle_days=terms,
    no_deal_days=terms,
    not_won_days=terms,
    spares_won=st.booleans(),
    spares_open_deal=st.booleans(),
)


@given(helds, rules)
def test_nothing_goes_back_before_its_term_or_its_protection_is_over(
    held: Held, by: ReclaimRules
) -> None:
    found = reclaim_at(held, by)

    if found is not None:
        given_terms = [by.idle_days, by.no_deal_days, by.not_won_days]
        shortest = min(days for days in given_terms if days is not None)
        assert found[0] >= held.since + timedelta(days=shortest)
        assert held.protected_until is None or found[0] >= held.protected_until


@given(helds, rules, st.integers(0, 60))
def test_working_on_it_never_brings_the_moment_nearer(
    held: Held, by: ReclaimRules, days: int
) -> None:
    before = reclaim_at(held, by)
    newer = (held.last_follow_up or held.since) + timedelta(days=days)
    after = reclaim_at(Held(**vars(held) | {"last_follow_up": newer}), by)

    assert (before is None) == (after is None)
    if before is not None and after is not None:
        assert after[0] >= before[0]


@given(helds, rules)
def test_won_customers_and_open_deals_are_spared_where_the_rules_say_so(
    held: Held, by: ReclaimRules
) -> None:
    spared = (by.spares_won and held.has_won) or (by.spares_open_deal and held.has_open_deal)

    assert not (spared and reclaim_at(held, by))


@given(helds, rules, st.sampled_from(["A", "B", ""]))
def test_a_tier_has_its_own_terms_and_others_those_of_all(
    held: Held, by: ReclaimRules, tier: str
) -> None:
    own = replace(by, tiers={"A": {"idle_days": 900}})

    found = reclaim_at(replace(held, tier=tier), own)

    assert found == reclaim_at(held, replace(by, idle_days=900) if tier == "A" else by)
