from enum import StrEnum


class Color(StrEnum):
    """Names of the theme's colours, for whatever a workspace may colour."""

    GRAY = "gray"
    WATER = "water"
    INDIGO = "indigo"
    GRAPE = "grape"
    PINK = "pink"
    ORANGE = "orange"
    LIME = "lime"
    TEAL = "teal"
