"""What a record can be found by, and in which order what is found is shown."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Protocol
from uuid import UUID

from headwater.lib import finding, text

LONGEST = 100  # characters of a question, and of a title whose beginning is compared with it
LONGEST_PAGE = 50  # records shown
LONGEST_TEXT = 20_000  # characters of a note; what stands behind them is not looked for
LAST = "\U0010ffff"  # no character sorts behind it
FINDS = {
    "title",
    "name",
    "tags",
    "owner_id",
    "domain",
    "credit_code",
    "channels",
    "company_name",
    "email",
    "phone",
    "wechat",
    "linkedin",
}


class AboutSomething(Protocol):
    """What of an event matters here."""

    subject_kind: ClassVar[str]

    @property
    def subject_id(self) -> UUID: ...


def by_kind(events: Iterable[AboutSomething]) -> dict[str, list[UUID]]:
    """Sort the records that events are about by their kind."""
    found: dict[str, list[UUID]] = defaultdict(list)
    for event in events:
        found[event.subject_kind].append(event.subject_id)
    return found


def matters(changes: Iterable[str]) -> bool:
    """Whether a change of these fields changes what a record is found by, or by whom."""
    return not FINDS.isdisjoint(changes)


@dataclass(frozen=True, kw_only=True)
class Document:
    """One record as the index knows it."""

    record_id: UUID
    owner_id: UUID | None
    title: str
    words: str = ""

    @cached_property
    def folded(self) -> str:
        """The text in the form in which it is compared, the title on the first line."""
        return f"{self.plain_title}\n{text.normalised(self.words)}"

    @cached_property
    def plain_title(self) -> str:
        return text.normalised(self.title)

    def tokens(self, workspace_id: int) -> list[str]:
        return finding.stored(text.tokens_of_normalised(self.folded), workspace_id)


@dataclass(frozen=True, kw_only=True)
class Writing:
    """What somebody wrote, as the index knows it."""

    record_id: UUID
    owner_id: UUID
    words: str

    @cached_property
    def folded(self) -> str:
        return text.normalised(self.words[:LONGEST_TEXT])

    def tokens(self, workspace_id: int) -> list[str]:
        found = text.tokens_of_normalised(self.folded, spelled=False)
        return finding.stored(found, workspace_id)


@dataclass(frozen=True)
class Question:
    """What somebody typed, as the database is asked.

    `anywhere` and `whole_words` are tsqueries, `runs` patterns to look at once more. What begins
    like the question lies between `title` and `title_end`; `first` is its first word.
    """

    anywhere: str
    whole_words: str
    title: str
    title_end: str
    runs: list[str]
    first: str


def comparable(plain_title: str) -> str:
    """Write a normalised title so that its beginning can be compared with what somebody typed."""
    return " ".join(plain_title.split())[:LONGEST]


def question(typed: str, *, workspace_id: int) -> Question | None:
    """Read what somebody typed; None when there is nothing in it to look for."""
    typed = typed[:LONGEST]
    pieces = text.pieces(typed)
    if not pieces:
        return None
    title = comparable(text.normalised(typed))
    return Question(
        anywhere=finding.beginnings(pieces, workspace_id),
        whole_words=finding.whole_words(pieces, workspace_id),
        title=title,
        title_end=title + LAST,
        runs=finding.runs(typed),
        first=title.split(" ", 1)[0],
    )


def is_answered(typed: str, shown: str) -> bool:
    """Whether each piece of what somebody typed begins a word of a text, as in the index."""
    tokens = text.tokens(shown)
    pieces = text.pieces(typed[:LONGEST])
    return all(any(token.startswith(piece) for token in tokens) for piece in pieces)
