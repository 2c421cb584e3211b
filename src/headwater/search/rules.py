"""What a record can be found by, and in which order what is found is shown."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Protocol
from uuid import UUID

from headwater.lib import text

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
        found = text.tokens_of_normalised(self.folded)
        return sorted(in_workspace(token, workspace_id) for token in found)


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
        return sorted(in_workspace(token, workspace_id) for token in found)


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


def in_workspace(token: str, workspace_id: int) -> str:
    """Keep the tokens of workspaces apart, so that the index need not look at other people's."""
    return f"{workspace_id}/{token}"


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
        anywhere=" & ".join(_beginning(piece, workspace_id) for piece in pieces),
        whole_words=" & ".join(_token(piece, workspace_id) for piece in pieces),
        title=title,
        title_end=title + LAST,
        runs=_long(text.CHINESE.findall(text.normalised(typed))),
        first=title.split(" ", 1)[0],
    )


def is_answered(typed: str, shown: str) -> bool:
    """Whether each piece of what somebody typed begins a word of a text, as in the index."""
    tokens = text.tokens(shown)
    pieces = text.pieces(typed[:LONGEST])
    return all(any(token.startswith(piece) for token in tokens) for piece in pieces)


def _beginning(piece: str, workspace_id: int) -> str:
    """Ask for words that begin so. Chinese pieces are whole tokens, which are quicker to find."""
    token = _token(piece, workspace_id)
    return token if text.CHINESE.match(piece) else f"{token}:*"


def _token(piece: str, workspace_id: int) -> str:
    escaped = in_workspace(piece, workspace_id).replace("\\", r"\\").replace("'", "''")
    return f"'{escaped}'"


def _long(runs: Iterable[str]) -> list[str]:
    """Keep what pairs of characters alone cannot tell: 北京大学 is not in 大学北京."""
    return [f"%{run}%" for run in runs if len(run) > 2]  # noqa: PLR2004  # a pair
