"""The flow of forecast categories: from which to which the open deals have gone in between."""

from typing import Any

from headwater.insights.rules import NOTHING, Amount
from headwater.insights.selectors.changes import FLOWED, Changes
from headwater.insights.selectors.kept import kept_until_touched
from headwater.insights.selectors.scope import rows

# What went is worth what it left with, what stands what it is worth now; rounded for each deal, as
# in the waterfall.
CELLS = f"""{FLOWED}
SELECT origin, goal, count(*)::int, count(*) FILTER (WHERE was_in)::int,
    count(*) FILTER (WHERE is_in)::int, sum(opening) FILTER (WHERE was_in),
    sum(closing) FILTER (WHERE is_in), sum(worth)
FROM flowed GROUP BY origin, goal ORDER BY origin, goal
"""  # noqa: S608  # constants


@kept_until_touched
def flow(asked: Changes) -> dict[str, Any]:
    """Count the deals that stood open at the opening or the closing by where from and where to."""
    found = rows(asked.moved() + CELLS, asked.parameters())
    return asked.scope.heading("change") | {
        "as_of": asked.closing,
        "due_from": asked.due_from,
        "due_to": asked.due_to,
        "opening": _sum((row[3], row[5]) for row in found),
        "closing": _sum((row[4], row[6]) for row in found),
        "cells": [
            {"origin": origin, "goal": goal, "n": n, "value": worth or NOTHING,
             "opening_value": opening or NOTHING, "closing_value": closing or NOTHING}
            for origin, goal, n, _, _, opening, closing, worth in found
        ],
    }  # fmt: skip


def _sum(amounts: Any) -> Amount:
    total, value = 0, NOTHING
    for n, worth in amounts:
        total, value = total + n, value + (worth or NOTHING)
    return Amount(total, value)
