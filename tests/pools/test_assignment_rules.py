"""Whose turn it is."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from headwater.leads.rules.clock import WorkingTime
from headwater.pools.rules.assignment import (
    Ask,
    AssignmentCondition,
    AssignmentWay,
    Candidate,
    Choice,
    Conditions,
    Facts,
    HoursPolicy,
    Obstacle,
    choose,
    covers,
)

MONDAY = datetime(2026, 6, 1, 10, tzinfo=UTC)
OFFICE = WorkingTime(opens=time(9), closes=time(18), zone="UTC", calendar={})
NIGHT = replace(OFFICE, opens=time(20), closes=time(23))
moments = st.integers(0, 7 * 24).map(lambda hours: MONDAY + timedelta(hours=hours))
candidates = st.builds(
    Candidate,
    id=st.uuids(),
    is_active=st.booleans(),
    may_write=st.booleans(),
    load=st.integers(0, 50),
    capacity=st.integers(1, 200),
    room=st.none() | st.integers(-1, 3),
    skills=st.frozensets(st.sampled_from(["English", "制造业"])),
    territories=st.frozensets(st.sampled_from(["DE", "上海"])),
    hours=st.sampled_from([OFFICE, NIGHT]),
    away_until=st.none() | st.dates(date(2026, 5, 25), date(2026, 6, 10)),
)
crowds = st.lists(candidates, max_size=6, unique_by=lambda one: one.id)
asks = st.builds(
    Ask,
    way=st.sampled_from(AssignmentWay),
    hours=st.sampled_from(HoursPolicy),
    skills=st.frozensets(st.sampled_from(["english", "制造业"])),
    territory_of=st.none() | st.builds(Facts, country=st.sampled_from(["DE", "FR"])),
)


@given(crowds, asks, st.none() | st.uuids(), moments)
def test_nobody_is_given_what_something_keeps_them_from(
    crowd: list[Candidate], ask: Ask, last: UUID | None, now: datetime
) -> None:
    choice = choose(crowd, ask, last=last, now=now)

    assert choice == choose(list(reversed(crowd)), ask, last=last, now=now)
    if choice.member is not None:
        one = choice.member
        assert one.is_active
        assert one.may_write
        assert one.room is None or one.room > 0
        assert one.away_until is None or one.away_until < now.date()
        assert {skill.casefold() for skill in one.skills} >= ask.skills
        assert ask.territory_of is None or any(
            covers(territory, ask.territory_of) for territory in one.territories
        )
        if ask.hours is HoursPolicy.WAIT:
            assert one.opens_at(now) == now
        assert choice.obstacles.get(one.id) in {None, Obstacle.OFF_HOURS}
    elif choice.opens_at is not None:
        assert ask.hours is HoursPolicy.WAIT
        assert choice.opens_at > now
        again = choose(crowd, ask, last=last, now=choice.opens_at)
        assert again.member is not None


@given(st.integers(1, 6), st.lists(st.sets(st.integers(0, 2)), max_size=60))
def test_round_robin_gives_those_who_can_always_have_it_the_same_number(
    steady: int, moods: list[set[int]]
) -> None:
    """Others come and go meanwhile; who is always there gets as much as the rest, or one less."""
    regulars = [Candidate(id=uuid4(), name=str(n)) for n in range(steady)]
    guests = [Candidate(id=uuid4()) for _ in range(3)]
    given_to: Counter[UUID] = Counter()
    last: UUID | None = None

    for here in moods:
        crowd = [*regulars, *(replace(guests[n], is_active=n in here) for n in range(3))]
        choice = choose(crowd, Ask(), last=last, now=MONDAY)
        assert choice.member is not None
        last = choice.member.id
        given_to[last] += 1

    counts = [given_to[one.id] for one in regulars]
    assert max(counts) - min(counts) <= 1


@given(crowds, st.none() | st.uuids(), moments)
def test_by_load_somebody_is_chosen_who_has_least_for_what_they_can_take(
    crowd: list[Candidate], last: UUID | None, now: datetime
) -> None:
    choice = choose(crowd, Ask(way=AssignmentWay.LEAST_LOADED), last=last, now=now)

    free = [one for one in crowd if one.id not in choice.obstacles]
    assert (choice.member is None) is (free == [])
    if choice.member is not None:
        assert choice.member.burden == min(one.burden for one in free)


def test_of_equally_loaded_ones_it_is_whose_turn_it_is() -> None:
    first, second = sorted((Candidate(id=uuid4()) for _ in range(2)), key=lambda one: one.id)
    ask = Ask(way=AssignmentWay.LEAST_LOADED)

    assert choose([first, second], ask, last=None, now=MONDAY).member == first
    assert choose([first, second], ask, last=first.id, now=MONDAY).member == second


def test_half_a_capacity_gets_half_as_much() -> None:
    whole, half = Candidate(id=UUID(int=1)), Candidate(id=UUID(int=2), capacity=50)
    crowd = {one.id: one for one in (whole, half)}
    for _ in range(30):
        choice = choose(
            list(crowd.values()), Ask(way=AssignmentWay.LEAST_LOADED), last=None, now=MONDAY
        )
        assert choice.member is not None
        crowd[choice.member.id] = choice.member.with_one_more()

    assert [one.load for one in crowd.values()] == [20, 10]


def test_at_night_a_rule_waits_or_takes_anybody() -> None:
    early = Candidate(id=uuid4(), hours=replace(OFFICE, opens=time(8)))
    late = Candidate(id=uuid4(), hours=OFFICE)
    night = MONDAY.replace(hour=3)

    waits = choose([early, late], Ask(hours=HoursPolicy.WAIT), last=None, now=night)
    takes = choose([late], Ask(hours=HoursPolicy.ANYBODY), last=None, now=night)

    assert (waits.member, waits.opens_at) == (None, night.replace(hour=8))
    assert takes.member == late
    assert choose([], Ask(hours=HoursPolicy.WAIT), last=None, now=night) == Choice()


def test_conditions_say_which_is_not_met() -> None:
    ours, theirs = uuid4(), uuid4()
    facts = Facts(
        source_id=ours, country="CN", text="上海电气集团", industry="机械制造", value=Decimal(500)
    )
    fits = Conditions(
        source_ids=frozenset({ours}),
        countries=frozenset({"CN"}),
        places=frozenset({"上海", "江苏"}),
        industries=frozenset({"制造"}),
        least_value=Decimal(500),
    )

    assert fits.missed_by(facts) is None
    for change, condition in (
        ({"source_ids": frozenset({theirs})}, AssignmentCondition.SOURCE),
        ({"campaign_ids": frozenset({theirs})}, AssignmentCondition.CAMPAIGN),
        ({"countries": frozenset({"DE"})}, AssignmentCondition.COUNTRY),
        ({"places": frozenset({"广东"})}, AssignmentCondition.PLACE),
        ({"industries": frozenset({"食品"})}, AssignmentCondition.INDUSTRY),
        ({"most_value": Decimal(499)}, AssignmentCondition.VALUE),
    ):
        assert replace(fits, **change).missed_by(facts) is condition
    assert fits.missed_by(replace(facts, value=None)) is AssignmentCondition.VALUE


def test_a_territory_is_a_country_by_any_name_or_a_place() -> None:
    facts = Facts(country="DE", text="Weber Anlagenbau, Hamburg")

    assert [covers(one, facts) for one in ("DE", "Germany", "德国", "hamburg", "FR", " ")] == [
        True, True, True, True, False, False,
    ]  # fmt: skip
