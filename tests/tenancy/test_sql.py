"""Long statements reach PostgreSQL on one line, and mean the same."""

import pytest

from headwater.tenancy.sql import REMEMBERED, fetch_all, fetch_one

pytestmark = pytest.mark.usefixtures("workspace")
LONG = "\n" * REMEMBERED


def test_a_long_statement_keeps_its_words_and_loses_its_comments() -> None:
    statement = f"""
    SELECT 'two  blanks', '-- no comment', 'it''s  %(value)s',  -- it's a comment
        %(value)s::text {LONG}
    """
    assert fetch_one(statement.replace("%(value)s'", "here'"), {"value": "a  b"}) == (
        "two  blanks",
        "-- no comment",
        "it's  here",
        "a  b",
    )


def test_lists_are_read_by_the_same_way() -> None:
    statement = "SELECT n FROM {long} generate_series(1, 3) n".replace("{long}", LONG)
    assert fetch_all(statement) == [(1,), (2,), (3,)]
