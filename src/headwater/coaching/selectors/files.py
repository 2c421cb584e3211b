"""Members beside their team, and the sheet of one, as tables for a file: the numbers of the screen.

A file has one table. Shares are written as shares of one; what a number is in, stands beside it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from headwater.accounts.rules import Actor
from headwater.accounts.selectors.speaking import speaking
from headwater.coaching.rules import MONEY, Beside, MemberFigure, Statement
from headwater.coaching.selectors.aims import Aimed
from headwater.coaching.selectors.words import COMPARED, FIGURES, MEASURES, PERCENT, SAYS, UNITS
from headwater.exports.rules import ExportFormat
from headwater.exports.selectors.tables import table
from headwater.lib.writing import Cell
from headwater.targets.rules import MONEY as TARGET_MONEY
from headwater.targets.rules.standing import Standing

Row = Sequence[Cell]


def people_file(found: Mapping[str, Any], *, actor: Actor, format_: ExportFormat) -> bytes:
    """Write each member as a row, each figure as a column with the team's median beside it."""
    shown = [figure for figure in MemberFigure if actor.sees_values or figure not in MONEY]
    with speaking(actor):
        headings = [_("Member"), _("Team")]
        for figure in shown:
            name = _named(figure, found["currency"])
            headings += [name, _("{what}, number").format(what=name)]
            headings.append(_("{what}, team median").format(what=name))
        rows = [
            [one["name"], one["team_name"] or "", *_figures(one["figures"], shown)]
            for one in found["items"]
        ]
        return table(headings, rows, format_)


def sheet_file(found: Mapping[str, Any], *, actor: Actor, format_: ExportFormat) -> bytes:
    """Write the sheet of a member part by part, a figure, a statement or a deal a row."""
    with speaking(actor):
        headings = [
            _("Part"), _("What"), _("Deal"), _("Company"), _("Number"), _("Unit"),
            _("Team median"), "n", _("Members behind the median"),
        ]  # fmt: skip
        rows = list(_Lines(found, actor).all())
        return table(headings, rows, format_)


def _named(figure: MemberFigure, currency: str) -> str:
    unit = currency if figure in MONEY else UNITS.get(figure)
    return f"{_(FIGURES[figure])} ({_(unit)})" if unit else _(FIGURES[figure])


def _figures(figures: Iterable[Beside], shown: Sequence[MemberFigure]) -> list[Cell]:
    by_name = {one.figure: one for one in figures}
    cells: list[Cell] = []
    for figure in shown:
        one = by_name.get(figure)
        cells += [_number(one.value), one.n, _number(one.median)] if one else [None] * 3
    return cells


class _Lines:
    """The rows of a sheet for whoever reads it."""

    def __init__(self, found: Mapping[str, Any], actor: Actor) -> None:
        self.found, self.currency = found, found["currency"]
        self.tells_money = actor.sees_values

    def all(self) -> Iterator[Row]:
        found = self.found
        yield from self._said(_("What to praise"), found["praise"])
        yield from self._said(_("What to ask"), found["asks"])
        for deal in found["help"]:
            yield self._deal(_("Deals to help with"), _("At risk"), deal)
        for aimed, standing in found["targets"]:
            yield from self._aim(aimed, standing)
        if self.tells_money:
            yield from self._called(found["call"]["line"])
        for one in found["figures"]:
            if self.tells_money or one.figure not in MONEY:
                yield self._beside(one)

    def _said(self, part: str, statements: Iterable[Statement]) -> Iterator[Row]:
        for one in statements:
            what, figure = _(SAYS[one.says]), COMPARED.get(one.says)
            if one.measure:
                what = f"{what}: {_(MEASURES[one.measure])}"  # type: ignore[index]  # it is a Measure
            value, unit = (one.value, UNITS[figure]) if figure else (one.value, PERCENT)
            if value is None and not figure:
                money = one.amount if self.tells_money else None
                value, unit = money, self.currency if money is not None else ""  # type: ignore[assignment]
            median = _number(one.median) if figure else None
            yield [part, what, "", "", _number(value), _(unit) if unit else "", median, one.n,
                   one.n_members]  # fmt: skip
            for deal in one.deals:
                yield self._deal(part, what, deal)

    def _deal(self, part: str, what: str, deal: Mapping[str, Any]) -> Row:
        worth = _number(deal["worth"]) if self.tells_money else None
        unit = self.currency if worth is not None else ""
        return [
            part,
            what,
            deal["title"],
            deal["company_name"] or "",
            worth,
            unit,
            None,
            None,
            None,
        ]

    def _aim(self, aimed: Aimed, standing: Standing) -> Iterator[Row]:
        part, measure = _("Target and call"), aimed.asked.measure
        unit = self.currency if measure in TARGET_MONEY else ""
        for name, value, its_unit in (
            (_("Target"), standing.target, unit),
            (_("Reached"), standing.sums.done, unit),
            (_("Attainment"), standing.attainment, PERCENT),
        ):
            what = f"{_(MEASURES[measure])}: {name}"
            yield [part, what, "", "", _number(value), its_unit, None, None, None]

    def _called(self, line: Mapping[str, Any] | None) -> Iterator[Row]:
        if line is None:
            return
        told = (
            (_("Own call: commit"), line["call"] and line["call"].amount),
            (_("Override"), line["override"] and line["override"].amount),
            (_("Won in the period"), line["closed"].value),
            (_("Won and committed"), line["commit"].value),
        )
        for name, value in told:
            if value:
                part = _("Target and call")
                yield [part, name, "", "", _number(value), self.currency, None, None, None]

    def _beside(self, one: Beside) -> Row:
        unit = self.currency if one.figure in MONEY else UNITS.get(one.figure, "")
        name = _(FIGURES[one.figure])
        return [_("Beside the team"), name, "", "", _number(one.value), _(unit) if unit else "",
                _number(one.median), one.n, one.n_members]  # fmt: skip


def _number(value: Any) -> Decimal | None:
    return None if value is None else round(Decimal(str(value)), 4).normalize() + 0
