"""Answers as they are written: what selectors found, in the shapes of the wire."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from headwater.targets.rules import (
    MONEY,
    Whose,
)
from headwater.targets.rules.standing import Clock, Flow, Standing
from headwater.targets.selectors.asked import Asked
from headwater.targets.selectors.months import Row
from headwater.targets.services.setting import Done


def standing_document(asked: Asked, clock: Clock, found: list[Standing]) -> dict[str, object]:
    over, whole = clock.workdays
    return {
        **_heading(asked),
        "span": asked.question.span,
        "from": asked.period.start,
        "to": asked.values()["last"],
        "as_of": asked.as_of,
        "day": asked.today,
        "pipeline_id": asked.question.pipeline_id,
        "team_id": asked.question.team_id,
        "months": 12 * (asked.period.end.year - asked.period.start.year)
        + asked.period.end.month
        - asked.period.start.month,
        "workdays_over": over,
        "workdays": whole,
        "share_over": clock.share,
        "is_over": clock.is_over,
        "inflow_from": asked.inflow_from,
        "rates_from": asked.rates_from,
        "items": [_standing(one) for one in found],
    }


def line_document(asked: Asked, months: Sequence[tuple[date, Decimal]]) -> dict[str, object]:
    items = [{"month": month, "target": amount} for month, amount in months]
    return {"currency": asked.currency, "items": items}


def year_document(asked: Asked, rows: list[Row]) -> dict[str, object]:
    return {
        **_heading(asked),
        "year": asked.period.start.year,
        "items": [
            _place(row.place.whose, row.place.name, row.depth)
            | {"may_edit": row.may_edit, "months": row.months, "last_year": row.last_year}
            for row in rows
        ],
    }


def cells_document(done: Done) -> dict[str, object]:
    cells = [
        {
            "member_id": one.whose.member_id,
            "team_id": one.whose.team_id,
            "span": one.span,
            "start": one.start,
            "amount": one.amount,
        }
        for one in done.before
    ]
    return {"changed": done.changed, "before": cells}


def _heading(asked: Asked) -> dict[str, object]:
    is_money = asked.measure in MONEY
    return {"measure": asked.measure, "is_money": is_money, "currency": asked.currency}


def _place(whose: Whose, name: str, depth: int) -> dict[str, object]:
    return {"member_id": whose.member_id, "team_id": whose.team_id, "name": name, "depth": depth}


def _standing(one: Standing) -> dict[str, object]:
    sums = one.sums
    return _place(one.place.whose, one.place.name, one.depth) | {
        "target": one.target,
        "is_summed": one.is_summed,
        "months_set": one.months_set,
        "members_target": one.members_target,
        "gap": one.gap,
        "n": sums.n,
        "done": sums.done,
        "attainment": one.attainment,
        "pace": one.pace,
        "says": one.says,
        "n_due": sums.n_due,
        "due": sums.due,
        "due_expected": round(sums.due_expected, 2),
        "n_open": sums.n_open,
        "open_expected": round(sums.open_expected, 2),
        "source": _flow(one.source) if one.source else None,
    }


def _flow(flow: Flow) -> dict[str, object]:
    return vars(flow) | {"missing": round(flow.missing, 2)}
