"""Kinds of activity of the workspace's own: each is a built-in kind with a name, icon and colour."""

from collections.abc import Iterable
from enum import StrEnum

from headwater.lib.colors import Color
from headwater.lib.errors import Conflict, Invalid


class ActivityBase(StrEnum):
    """The built-in kind that a type is one of; it decides how long it takes and how it can go."""

    TASK = "task"
    CALL = "call"
    MEETING = "meeting"
    VISIT = "visit"
    EMAIL = "email"
    NOTE = "note"


class ActivityIcon(StrEnum):
    CHECK = "check"
    PHONE = "phone"
    PEOPLE = "people"
    PLACE = "place"
    MAIL = "mail"
    NOTE = "note"
    SCREEN = "screen"
    TRUCK = "truck"
    COFFEE = "coffee"
    TOOL = "tool"
    FILE = "file"
    STAR = "star"
    GIFT = "gift"
    VIDEO = "video"


ActivityColor = Color  # as a migration calls it


class TypeIsArchived(Conflict):
    code = "type_is_archived"


class TypeDoesNotFit(Invalid):
    code = "type_does_not_fit"


def check_type(base: str, *, is_archived: bool, kinds: Iterable[str]) -> None:
    """Refuse a type that is out of use, or that is of another sort: a note is not to be done."""
    if base not in set(kinds):
        raise TypeDoesNotFit("This type of activity does not fit here.", field="type_id")
    if is_archived:
        raise TypeIsArchived("This type of activity is out of use.")
