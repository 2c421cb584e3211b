from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext

from headwater.dashboards.rules.schedules import MailSpan, days_of
from headwater.dashboards.rules.tables import Bar, Column, Drawing, Form, Table
from headwater.dashboards.selectors.kinds.kind import Asking, TileKind
from headwater.insights.rules import Change
from headwater.insights.selectors.changes import Changes, changes
from headwater.insights.selectors.scope import scope_of

ENTERS = {Change.NEW, Change.REOPENED, Change.RESTORED, Change.MOVED_IN, Change.PULLED_IN}


def title() -> str:
    return gettext("What changed in the pipeline")


def figures(_: Mapping[str, Any], asking: Asking) -> Table:
    """Lead from opening to closing; without a period, of this quarter, as the screen does."""
    scope = asking.scope
    if scope.start is None and scope.end is None:
        today = scope.as_of.astimezone(ZoneInfo(scope.zone)).date()
        first, last = days_of(MailSpan.THIS_QUARTER, today=today)
        question = replace(asking.question, from_day=first, to_day=last)
        scope = scope_of(question, actor=asking.actor, now=asking.now)
    found, money = changes(Changes(scope), actor=asking.actor), asking.tells_value
    names = _names()
    opening, closing = found["opening"], found["closing"]
    steps = [
        ("opening", opening.n, opening.value),
        *((str(step["what"]), step["n"], step["value"]) for step in found["steps"]),
        ("closing", closing.n, closing.value),
    ]
    columns = [Column(gettext("Step"), Form.TEXT), Column(gettext("Deals"), Form.COUNT)]
    if money:
        columns.append(Column(gettext("Value"), Form.MONEY))
    return Table(
        title=title(),
        says=asking.says(gettext("Period"), period=asking.period(found["from"], found["to"])),
        currency=scope.currency,
        columns=columns,
        rows=[[names[what], n, *([value] if money else [])] for what, n, value in steps],
        drawing=Drawing.STEPS,
        bars=_bars(steps, money=money),
    )


def _bars(steps: list[tuple[str, int, Any]], *, money: bool) -> list[Bar]:
    at, bars = 0.0, []
    for what, n, value in steps:
        if what in {"opening", "closing"}:
            at = float(value) if money else n
            bars.append(Bar(0, at))
            continue
        by = float(value) if money else (n if what in ENTERS else -n)
        bars.append(Bar(at, at + by))
        at += by
    return bars


def _names() -> dict[str, str]:
    return {
        "opening": gettext("Opening"),
        "new": gettext("New"),
        "reopened": gettext("Reopened"),
        "restored": gettext("Restored"),
        "moved_in": gettext("Moved in"),
        "pulled_in": gettext("Pulled in"),
        "up": gettext("Value up"),
        "down": gettext("Value down"),
        "pushed_out": gettext("Pushed out"),
        "moved_out": gettext("Moved out"),
        "deleted": gettext("Deleted"),
        "void": gettext("Void"),
        "lost": gettext("Lost"),
        "won": gettext("Won"),
        "closing": gettext("Closing"),
    }


KINDS = [TileKind(name="changes", title=title, size=(12, 6), least=(4, 4), figures=figures)]
