"""The filter language as text and as JSON: what is written is read again as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.fields.rules.filters import (
    And,
    Condition,
    Filter,
    Not,
    Or,
    from_json,
    to_json,
)
from headwater.fields.rules.operators import OF_LISTS, WITHOUT_VALUE, Op
from headwater.fields.rules.refusals import BadFilter
from headwater.fields.rules.text import parse, write

NAMES = st.sampled_from(["value", "owner_id", "tags", "custom.rank", "custom.等级", "is_stalled"])
VALUES = st.one_of(
    st.sampled_from(
        ["me", "my team", "last 30 days", "in 3 days", "2026-12-31", "12.50", "or", ""]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
)


@st.composite
def conditions(draw: st.DrawFn) -> Condition:
    op = draw(st.sampled_from(list(Op)))
    if op in WITHOUT_VALUE:
        return Condition(draw(NAMES), op)
    most = 3 if op in OF_LISTS else 1
    return Condition(draw(NAMES), op, tuple(draw(st.lists(VALUES, min_size=1, max_size=most))))


def groups(inner: st.SearchStrategy[Filter]) -> st.SearchStrategy[Filter]:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(several.map(And), several.map(Or), inner.map(Not))


FILTERS: st.SearchStrategy[Filter] = st.recursive(conditions(), groups, max_leaves=6)


@given(FILTERS)
def test_what_is_written_is_read_again(wanted: Filter) -> None:
    try:
        assert from_json(to_json(wanted)) == wanted
    except BadFilter:
        return  # nested too deep

    assert parse(write(wanted)) == wanted


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read = parse(text)
    except BadFilter:
        return
    assert parse(write(read)) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("value >= 1000", Condition("value", Op.GTE, ("1000",))),
        ("owner_id = my team", Condition("owner_id", Op.EQ, ("my team",))),
        ("a is known AND b is unknown",
         And((Condition("a", Op.KNOWN), Condition("b", Op.UNKNOWN)))),
        ('a = 1 or b not in [x, "y and z"] and c within this month',
         Or((Condition("a", Op.EQ, ("1",)),
             And((Condition("b", Op.NOT_IN, ("x", "y and z")),
                  Condition("c", Op.WITHIN, ("this month",))))))),
        ("not (a = 1)", Not(Condition("a", Op.EQ, ("1",)))),
    ],
)  # fmt: skip
def test_and_binds_closer_than_or(text: str, read: Filter) -> None:
    assert parse(text) == read


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("value >=", "ends too early"),
        ("value >= 1 and", "ends too early"),
        ("value ~ 1", "~ 1"),
        ("(a = 1", "ends too early"),
        ("a = 1)", "“)”"),
        ("tags has any vip", "vip"),
        ("{", "JSON"),
        ('{"all": []}', "at most"),
        ('{"field": "a", "op": "like", "value": "x"}', "like"),
        ('{"field": "a", "op": "eq", "value": ["x"]}', "list"),
        ('{"field": "a", "op": "eq", "value": null}', "Compare with"),
        ("not " * 20 + "a = 1", "nested"),
        (" and ".join(["a = 1"] * 51), "at most 50"),
    ],
)
def test_what_is_not_understood_is_named(text: str, says: str) -> None:
    with pytest.raises(BadFilter, match=r".*") as refused:
        parse(text)

    assert says in str(refused.value)
