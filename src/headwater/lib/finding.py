"""What somebody typed, as an index of tokens is asked: the same way by every index there is."""

from collections.abc import Iterable

from headwater.lib import text


def in_workspace(token: str, workspace_id: int) -> str:
    """Keep the tokens of workspaces apart, so that the index need not look at other people's."""
    return f"{workspace_id}/{token}"


def stored(tokens: Iterable[str], workspace_id: int) -> list[str]:
    """Write tokens as an index keeps them."""
    return sorted(in_workspace(token, workspace_id) for token in tokens)


def beginnings(pieces: Iterable[str], workspace_id: int) -> str:
    """Ask, as a tsquery, for words that begin like each piece.

    Chinese pieces are whole tokens, which are quicker to find.
    """
    found = ((piece, _token(piece, workspace_id)) for piece in pieces)
    return " & ".join(
        token if text.CHINESE.match(piece) else f"{token}:*" for piece, token in found
    )


def whole_words(pieces: Iterable[str], workspace_id: int) -> str:
    return " & ".join(_token(piece, workspace_id) for piece in pieces)


def runs(typed: str) -> list[str]:
    """Give patterns for what pairs of characters alone cannot tell: 北京大学 is not in 大学北京."""
    found = text.CHINESE.findall(text.normalised(typed))
    return [f"%{run}%" for run in found if len(run) > 2]  # noqa: PLR2004  # a pair


def _token(piece: str, workspace_id: int) -> str:
    escaped = in_workspace(piece, workspace_id).replace("\\", r"\\").replace("'", "''")
    return f"'{escaped}'"
