"""What a file may be called, how large it may be, what it is, and who may change it."""

import re
import unicodedata
from datetime import timedelta
from pathlib import PurePosixPath
from uuid import UUID

from headwater.accounts.rules import Actor, Right
from headwater.lib.errors import Conflict, Forbidden, Invalid, TooLarge

LONGEST_NAME = 200
LONGEST_SUFFIX = 20
MEGABYTE = 1_000_000
PATIENCE = timedelta(days=1)  # with what was announced and has not arrived
UNKNOWN_TYPE = "application/octet-stream"
PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
SEPARATORS = re.compile(r"[/\\]")


class FileIsAboutOneThing(Invalid):
    code = "file_is_about_one_thing"


class FileTooLarge(TooLarge):
    code = "file_too_large"


class WrongOffset(Conflict):
    code = "wrong_offset"


class MoreThanAnnounced(Invalid):
    code = "more_than_announced"


class NotYourFile(Forbidden):
    code = "not_your_file"


def tamed(name: str) -> str:
    """Make a harmless name of whatever a client calls its file, and keep what kind it says it is.

    Folders go, and so does all that is not seen: control characters, and those that turn the
    direction of writing, with which `exe.gpj` is shown as `jpg.exe`.
    """
    last = SEPARATORS.split(unicodedata.normalize("NFC", name))[-1]
    seen = "".join(c if unicodedata.category(c)[0] not in "CZ" else " " * (c == " ") for c in last)
    plain = " ".join(seen.split()).strip(". ")
    if len(plain) > LONGEST_NAME:
        suffix = PurePosixPath(plain).suffix[:LONGEST_SUFFIX]
        plain = plain[: LONGEST_NAME - len(suffix)] + suffix
    return plain or "file"


def check_about(*subjects: UUID | None, may_wait: bool = False) -> None:
    """Refuse two subjects, and none, unless the file may wait for the note it will belong to."""
    count = sum(subject is not None for subject in subjects)
    if count > 1 or (count == 0 and not may_wait):
        raise FileIsAboutOneThing(
            "Say what the file is about: a deal, a person, a company or a note."
        )


def check_size(size: int, *, megabytes: int) -> None:
    if size > megabytes * MEGABYTE:
        raise FileTooLarge("A file has at most {megabytes} MB.", megabytes=megabytes)


def check_piece(offset: int, length: int, *, arrived: int, size: int) -> None:
    """Refuse bytes that do not follow what is here, or are more than was announced."""
    if offset != arrived:
        raise WrongOffset("Go on from byte {offset}.", offset=arrived)
    if offset + length > size:
        raise MoreThanAnnounced("This is more than the {size} bytes announced.", size=size)


def check_author(actor: Actor, author_id: UUID) -> None:
    """Let only who added a file, and those who run the workspace, change it."""
    if actor.id != author_id and not actor.may(Right.CONFIGURE):
        raise NotYourFile("Only who added this file or an administrator may change it.")
