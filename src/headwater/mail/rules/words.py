"""What a letter can be found by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headwater.lib import text

LONGEST_TEXT = 20_000  # characters of a letter; what stands behind them is not looked for


@dataclass(frozen=True)
class Words:
    tokens: frozenset[str]
    runs: str  # the Chinese of it, as it stood


def words_of(named: Iterable[str], said: str) -> Words:
    """Read a letter's words. What is `named` (subject, people, files) is found as it is spelled, too."""
    head, body = text.normalised("\n".join(named)), text.normalised(said[:LONGEST_TEXT])
    tokens = text.tokens_of_normalised(head) | text.tokens_of_normalised(body, spelled=False)
    runs: Sequence[str] = text.CHINESE.findall(f"{head}\n{body}")
    return Words(frozenset(tokens), "\n".join(runs))
