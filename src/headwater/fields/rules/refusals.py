from headwater.lib.errors import Invalid


class BadFilter(Invalid):
    """A filter is not understood; the sentence says what of it."""

    code = "bad_filter"


def bad(sentence: str, *, path: str = "filter", **values: object) -> BadFilter:
    """Say what is wrong; what was written is cut short."""
    shown = {name: str(value)[:60] for name, value in values.items()}
    return BadFilter(sentence, field=path, **shown)
