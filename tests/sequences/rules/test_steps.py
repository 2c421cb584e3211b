"""What can be a sequence."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.sequences.rules.steps import (
    END,
    BadSteps,
    StepKind,
    check_ready,
    check_steps,
    following,
    steps_of,
    variant_for,
)


def mail(key: str = "a", **fields: Any) -> dict[str, Any]:
    said = {"key": "A", "subject": "Desks", "doc": {}, "text": "Hello"}
    return {"key": key, "kind": "mail", "variants": [said], **fields}


WAIT = {"key": "w", "kind": "wait", "days": 2}
ASKS = {"key": "b", "kind": "branch", "condition": "opened", "target": END}


@pytest.mark.parametrize(
    "steps",
    [
        [mail(), mail()],
        [mail(variants=[])],
        [mail(is_answer=True)],
        [{"key": "w", "kind": "wait"}],
        [mail(), WAIT | {"days": 366}],
        [ASKS | {"target": "a"}, mail("c")],
        [mail("c"), ASKS | {"target": "c"}],
        [{"key": "b", "kind": "branch", "target": END}],
        [mail(END)],
        [mail(str(n)) for n in range(31)],
    ],
)
def test_what_cannot_run_is_refused(steps: list[dict[str, Any]]) -> None:
    with pytest.raises(BadSteps):
        check_steps(steps_of(steps))


@pytest.mark.parametrize(
    "steps",
    [
        [],
        [WAIT],
        [mail(variants=[{"key": "A", "subject": "Hi", "doc": {}, "text": " "}])],
        [mail(variants=[{"key": "A", "subject": "", "doc": {}, "text": "Hello"}])],
        [{"key": "c", "kind": "call", "title": " "}],
        [mail(variants=[{"key": "A", "subject": "[[what you saw]]", "doc": {}, "text": "Hi"}])],
    ],
)
def test_what_is_not_finished_is_kept_but_not_started(steps: list[dict[str, Any]]) -> None:
    check_steps(steps_of(steps))

    with pytest.raises(BadSteps):
        check_ready(steps_of(steps))


def test_a_mail_in_the_same_thread_needs_no_subject() -> None:
    said = {"key": "A", "subject": "", "doc": {}, "text": "And?"}
    steps = steps_of([mail(), WAIT, mail("b", is_answer=True, variants=[said])])

    check_steps(steps)
    check_ready(steps)


@given(st.data())
def test_every_way_through_comes_to_its_end(data: st.DataObject) -> None:
    keys = [str(n) for n in range(data.draw(st.integers(1, 12)))]
    raw = []
    for place, key in enumerate(keys):
        target = data.draw(st.sampled_from([*keys[place + 1 :], END]))
        raw.append(data.draw(st.sampled_from([mail(key), ASKS | {"key": key, "target": target}])))
    steps = steps_of(raw)
    check_steps(steps)
    by_key = {step.key: step for step in steps}

    key, seen = keys[0], set()
    while key != END:
        assert key not in seen
        seen.add(key)
        step = by_key[key]
        jumps = step.kind is StepKind.BRANCH and data.draw(st.booleans())
        key = step.target if jumps else following(steps, key)


def test_a_wording_is_drawn_evenly_and_stays_the_same() -> None:
    two = [{"key": key, "subject": "Hi", "doc": {}, "text": "Hello"} for key in "AB"]
    (step,) = steps_of([mail(variants=two)])
    people = [UUID(int=uuid4().int) for _ in range(2_000)]

    drawn = [variant_for(step, one).key for one in people]

    assert drawn == [variant_for(step, one).key for one in people]
    assert 850 < drawn.count("A") < 1_150  # seven standard deviations
