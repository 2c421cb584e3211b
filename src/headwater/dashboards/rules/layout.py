"""Where tiles may lie: in a grid of twelve columns, as deep as need be, none upon another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from headwater.lib.errors import Invalid

COLUMNS = 12
MOST_TILES = 40
HIGHEST, DEEPEST = 40, 2000  # rows of one tile, and the row where the lowest may begin


class BadTiles(Invalid):
    code = "bad_tiles"


@dataclass(frozen=True, kw_only=True)
class Tile:
    """What is shown, and where; `question` is what the kind needs to know besides the filters."""

    id: str
    kind: str
    x: int
    y: int
    w: int
    h: int
    question: Mapping[str, Any]

    def covers(self, other: "Tile") -> bool:
        return (
            self.x < other.x + other.w
            and other.x < self.x + self.w
            and self.y < other.y + other.h
            and other.y < self.y + self.h
        )


def check_tiles(tiles: Sequence[Tile], *, least: Mapping[str, tuple[int, int]]) -> None:
    """Refuse tiles that no grid could show; `least` is how small those of a kind may be."""
    if len(tiles) > MOST_TILES:
        raise BadTiles("A dashboard has at most {many} tiles.", many=MOST_TILES, field="tiles")
    if len({tile.id for tile in tiles}) < len(tiles):
        raise BadTiles("Two tiles have the same id.", field="tiles")
    for tile in tiles:
        if tile.kind not in least:
            raise BadTiles(
                "There is no kind of tile called “{kind}”.", kind=tile.kind, field="tiles"
            )
        width, height = least[tile.kind]
        fits = 0 <= tile.x <= COLUMNS - tile.w and width <= tile.w
        if not fits or not height <= tile.h <= HIGHEST or not 0 <= tile.y <= DEEPEST:
            raise BadTiles("A tile does not fit into the grid.", field="tiles")
    if any(one.covers(other) for one, other in combinations(tiles, 2)):
        raise BadTiles("Two tiles lie upon each other.", field="tiles")


def in_reading_order(tiles: Sequence[Tile]) -> list[Tile]:
    """Give them as one reads them: line by line; a phone and a page show them like this."""
    return sorted(tiles, key=lambda tile: (tile.y, tile.x))
