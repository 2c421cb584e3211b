from headwater.lib.errors import Invalid


class BadFilter(Invalid):
    """A filter is not understood; the sentence says what of it. What was written is cut short."""

    code = "bad_filter"

    def __init__(self, sentence: str, *, path: str = "filter", **values: object) -> None:
        shown = {name: str(value)[:60] for name, value in values.items()}
        super().__init__(sentence, field=path, **shown)
