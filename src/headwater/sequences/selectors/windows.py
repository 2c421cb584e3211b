from headwater.lib.zones import public_holidays
from headwater.sequences.models import Sequence
from headwater.sequences.rules.timing import Window


def window_for(sequence: Sequence, zone: str, country: str) -> Window:
    """Say when somebody in a zone and country gets what a sequence sends."""
    keeps = sequence.keeps_holidays and bool(country)
    return Window(
        frozenset(sequence.days), sequence.first, sequence.last, zone,
        lambda day: keeps and day in public_holidays(country, day.year),
    )  # fmt: skip
