"""The kinds of tile there are, one small module each; see `kind.TileKind`."""

from collections.abc import Mapping

from headwater.dashboards.selectors.kinds import (
    changes,
    closed,
    funnel,
    report,
    standing,
    text,
    times,
)
from headwater.dashboards.selectors.kinds.kind import TileKind

_ALL: list[TileKind] = [
    *standing.KINDS,
    *closed.KINDS,
    *funnel.KINDS,
    *times.KINDS,
    *changes.KINDS,
    *report.KINDS,
    *text.KINDS,
]
KINDS: Mapping[str, TileKind] = {kind.name: kind for kind in _ALL}
