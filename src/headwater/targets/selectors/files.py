"""Where everybody stands as a table, for a file: the same numbers as on screen."""

from decimal import Decimal

from django.utils.translation import gettext as _

from headwater.accounts.rules import Actor
from headwater.accounts.selectors.speaking import speaking
from headwater.exports.rules import ExportFormat
from headwater.exports.selectors.tables import table
from headwater.lib.writing import Cell
from headwater.targets.rules import MONEY
from headwater.targets.rules.standing import Flow, Standing
from headwater.targets.selectors.asked import Asked


def file_of(asked: Asked, found: list[Standing], *, actor: Actor, format_: ExportFormat) -> bytes:
    with speaking(actor):
        return table(_headings(asked), map(_line, found), format_)


def _headings(asked: Asked) -> list[str]:
    unit = f" ({asked.currency})" if asked.measure in MONEY else ""
    amounts = [_("Target"), _("Members’ targets"), _("Difference"), _("Reached")]
    return [
        _("Name"),
        _("Level"),
        *(f"{one}{unit}" for one in amounts),
        _("Number"),
        _("Attainment"),
        _("Pace"),
        f"{_('Due in the period')}{unit}",
        _("Coverage"),
        f"{_('Missing')}{unit}",
        _("New deals needed a week"),
        _("New deals a week"),
        _("Runway, weeks"),
    ]


def _line(one: Standing) -> list[Cell]:
    return [
        one.place.name,
        one.depth,
        one.target,
        one.members_target,
        one.gap,
        one.sums.done,
        one.sums.n,
        _ratio(one.attainment),
        _ratio(one.pace),
        *(_flow(one, one.source) if one.source else [None] * 6),
    ]


def _flow(one: Standing, flow: Flow) -> list[Cell]:
    return [
        one.sums.due,
        _ratio(flow.coverage),
        round(flow.missing, 2),
        _ratio(flow.needed_inflow),
        _ratio(flow.inflow),
        _ratio(flow.runway_weeks),
    ]


def _ratio(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(round(value, 4)))
