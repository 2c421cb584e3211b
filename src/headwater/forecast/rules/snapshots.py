"""Deals as they were on days in the past, with what came of them: a table to learn winning from.

What a row says is a function of facts as of its day and of nothing else; only the label is read
from what came after. So no column can know the outcome.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from headwater.forecast.rules.facts import NEVER, End, Facts, Ints, known
from headwater.forecast.rules.tables import Cells, Table, Value, table_of

Origin = Mapping[str, Mapping[str, Value]]  # by deal: what is known since its first day
# What else was known of some deals (by their ids) on the day of the facts.
More = Callable[[Facts, Sequence[str]], Mapping[str, Cells]]


def open_deals(facts: Facts, origin: Origin | None = None, *, more: More | None = None) -> Table:
    """Describe the deals that are open today; nobody knows yet what comes of them."""
    deals = np.flatnonzero(facts.place >= 0)
    columns = _columns(facts, deals)
    for name in sorted({name for told in (origin or {}).values() for name in told}):
        columns[name] = [(origin or {}).get(facts.ids[deal], {}).get(name) for deal in deals]
    if more is not None:
        columns |= more(facts, [facts.ids[deal] for deal in deals])
    return table_of(
        columns,
        when=[facts.today] * len(deals),
        label=[None] * len(deals),
        decided=[NEVER] * len(deals),
        subject=deals.tolist(),
        group=[facts.stages[stage] for stage in facts.place[deals]],
    )


def snapshots(
    facts: Facts, days: Sequence[int], origin: Origin | None = None, *, more: More | None = None
) -> Table:
    """Describe the deals open on each of the days, labelled by how they ended until today."""
    number = {id_: n for n, id_ in enumerate(facts.ids)}
    parts = []
    for day in sorted(set(days)):
        then = known(facts, day)
        row = open_deals(then, origin, more=more)
        deal = np.array([number[then.ids[n]] for n in row.subject], dtype=np.int64)
        parts.append(_labelled(row, facts, deal))
    return _joined(parts)


def _columns(facts: Facts, deals: Ints) -> dict[str, Cells]:
    due = facts.due[deals]
    ahead = np.where(due < NEVER, due - facts.today, np.nan)
    pushes, changes = _changes(facts)
    return {
        "stage": [facts.stages[stage] for stage in facts.place[deals]],
        "segment": [facts.segments[segment] or None for segment in facts.segment[deals]],
        "days_in_stage": (facts.today - facts.since[deals]).astype(float).tolist(),
        "age_days": (facts.today - facts.created[deals]).astype(float).tolist(),
        "moves": (np.bincount(facts.step_deal, minlength=facts.n)[deals] - 1.0).tolist(),
        "value": facts.value[deals].tolist(),
        "value_changes": changes[deals].tolist(),
        "due_pushes": pushes[deals].tolist(),
        "days_until_due": ahead.tolist(),
    }


def _changes(facts: Facts) -> tuple[np.ndarray, np.ndarray]:
    """Count how often the expected day was pushed back, and how often the value was changed."""
    same = facts.terms_deal[1:] == facts.terms_deal[:-1]
    before, after = facts.terms_due[:-1], facts.terms_due[1:]
    later = same & (before < NEVER) & (after < NEVER) & (after > before)
    other = same & (facts.terms_value[1:] != facts.terms_value[:-1])
    other &= ~np.isnan(facts.terms_value[1:]) & ~np.isnan(facts.terms_value[:-1])
    pushes, changes = (
        np.bincount(facts.terms_deal[1:][which], minlength=facts.n).astype(float)
        for which in (later, other)
    )
    return pushes, changes


def _labelled(table: Table, facts: Facts, deal: Ints) -> Table:
    place, since = facts.place[deal], facts.since[deal]
    label = np.where(place == End.WON, 1.0, np.where(place == End.LOST, 0.0, np.nan))
    decided = np.where(np.isnan(label), NEVER, since)
    return Table(table.when, label, table.columns, decided, deal, table.group)


def _joined(parts: Sequence[Table]) -> Table:
    names = sorted({name for part in parts for name in part.columns})
    empty = np.zeros(0)
    return Table(
        when=np.concatenate([empty, *(p.when for p in parts)]).astype(np.int64),
        label=np.concatenate([empty, *(p.label for p in parts)]),
        columns={
            name: [cell for p in parts for cell in p.columns.get(name, [None] * len(p))]
            for name in names
        },
        decided=np.concatenate([empty, *(p.decided for p in parts)]).astype(np.int64),
        subject=np.concatenate([empty, *(p.subject for p in parts)]).astype(np.int64),
        group=[name for p in parts for name in p.group],
    )
