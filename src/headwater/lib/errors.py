"""The ways a request can be refused, named by kind and not by HTTP number.

A refusal carries a sentence in English with `{named}` gaps and the values for them. The sentence
is the key under which its translations are found, so it is put together only when it is shown.
"""

from collections.abc import Mapping


class DomainError(Exception):
    """A refusal that the caller can understand and act on."""

    code = "refused"

    def __init__(self, sentence: str, *, field: str | None = None, **values: object) -> None:
        super().__init__(sentence)
        self.sentence, self.field = sentence, field
        self.values: Mapping[str, object] = values
        self.extension: Mapping[str, object] = {}  # what programs are told besides the sentence

    def __str__(self) -> str:
        return self.sentence.format(**self.values) if self.values else self.sentence


class Invalid(DomainError):
    """The request contradicts a rule of the domain."""


class Conflict(DomainError):
    """The request was fine, but the thing is not in a state that allows it."""


class NotFound(DomainError):
    """No such thing, or none that this caller may see."""

    code = "not_found"


class Forbidden(DomainError):
    """The caller may see the thing but not do this to it."""

    code = "forbidden"


class NotSignedIn(DomainError):
    """The caller has to say who they are first."""

    code = "not_signed_in"


class Stale(DomainError):
    """The thing was changed by somebody else since the caller read it."""

    code = "stale"


class VersionMissing(DomainError):
    """The caller did not say which version they want to change."""

    code = "version_missing"


class TooLarge(DomainError):
    """More was sent than is accepted at once."""

    code = "too_large"


class TooMany(DomainError):
    """The same was asked for too often; it will be answered again a little later."""

    code = "too_many"


class Unavailable(DomainError):
    """Nothing is wrong with the request; the service cannot answer it right now."""

    code = "unavailable"


def check_version(current: int, expected: int | None) -> None:
    """Refuse to change what somebody else has changed since it was read; None: do not ask."""
    if expected is not None and current != expected:
        raise Stale("Somebody else has changed this in the meantime. Look at it again.")
