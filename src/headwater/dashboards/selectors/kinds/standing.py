"""What stands open: in figures, by stage, by owner, by age."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from headwater.dashboards.rules.tables import Column, Drawing, Form, Said, Table, bars_of
from headwater.dashboards.selectors.kinds.kind import Asking, TileKind

Question = Mapping[str, Any]
Parts = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Divided:
    """What stands open in parts; of their worth only the amounts that are `told`."""

    title: str
    heading: str
    named: Sequence[tuple[str, Mapping[str, Any]]]
    sizes: Sequence[float]
    told: Sequence[str]


def _open_figures(_: Question, asking: Asking) -> Table:
    found = asking.summary
    whole = found["open"]
    rows: list[list[Any]] = [[gettext("Open deals"), Said(whole["n"], Form.COUNT)]]
    if asking.tells_value:
        rows += [
            [gettext("Value"), Said(whole["value"], Form.MONEY)],
            [gettext("Weighted value"), Said(whole["weighted_value"], Form.MONEY)],
        ]
    rows.append([gettext("Median age"), Said(found["median_age_days"], Form.DAYS)])
    return Table(
        title=gettext("Open pipeline"),
        says=asking.says(gettext("Live"), n=whole["n"]),
        currency=asking.scope.currency,
        columns=[Column("", Form.TEXT), Column(gettext("Figure"), Form.COUNT)],
        rows=rows,
    )


def _by_stage(_: Question, asking: Asking) -> Table:
    stages = asking.summary["by_stage"]
    return _weighted(gettext("Open pipeline by stage"), asking, gettext("Stage"), stages)


def _by_owner(_: Question, asking: Asking) -> Table:
    owners = asking.summary["by_owner"]
    return _weighted(gettext("Open pipeline by owner"), asking, gettext("Owner"), owners)


def _weighted(title: str, asking: Asking, heading: str, parts: Parts) -> Table:  # noqa: PLR0917
    told = ("value", "weighted_value") if asking.tells_value else ()
    named = [(one["name"], one) for one in parts]
    sizes = [float(one["value"] if told else one["n"]) for one in parts]
    return _divided(Divided(title, heading, named, sizes, told), asking)


def _aging(_: Question, asking: Asking) -> Table:
    ages = asking.summary["aging"]
    told = ("value",) if asking.tells_value else ()
    named, sizes = [(_age(one), one) for one in ages], [float(one["n"]) for one in ages]
    return _divided(
        Divided(gettext("Age of open deals"), gettext("Age"), named, sizes, told), asking
    )


def _divided(it: Divided, asking: Asking) -> Table:
    words = {"value": gettext("Value"), "weighted_value": gettext("Weighted value")}
    columns = [Column(it.heading, Form.TEXT), Column(gettext("Deals"), Form.COUNT)]
    return Table(
        title=it.title,
        says=asking.says(gettext("Live"), n=asking.summary["open"]["n"]),
        currency=asking.scope.currency,
        columns=[*columns, *(Column(words[one], Form.MONEY) for one in it.told)],
        rows=[[name, part["n"], *(part[one] for one in it.told)] for name, part in it.named],
        drawing=Drawing.BARS,
        bars=bars_of(it.sizes),
    )


def _age(one: Mapping[str, Any]) -> str:
    if one["to_days"] is None:
        return gettext("over {days} days").format(days=one["from_days"] - 1)
    return gettext("{first}–{last} days").format(first=one["from_days"], last=one["to_days"])


KINDS = [
    TileKind(
        name="open_figures",
        title=lambda: gettext("Open pipeline"),
        size=(12, 2),
        least=(3, 2),
        figures=_open_figures,
    ),
    TileKind(
        name="open_by_stage",
        title=lambda: gettext("Open pipeline by stage"),
        size=(6, 6),
        least=(3, 3),
        figures=_by_stage,
    ),
    TileKind(
        name="open_by_owner",
        title=lambda: gettext("Open pipeline by owner"),
        size=(6, 6),
        least=(3, 3),
        figures=_by_owner,
    ),
    TileKind(
        name="aging",
        title=lambda: gettext("Age of open deals"),
        size=(6, 5),
        least=(3, 3),
        figures=_aging,
    ),
]
