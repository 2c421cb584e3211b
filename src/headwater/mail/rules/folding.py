"""What somebody says in a letter, apart from what they quote and how they sign."""

from dataclasses import dataclass

from headwater.mail.rules.quotemarks import (
    DIVIDER,
    RULE,
    SIGNATURE,
    attribution_length,
    head_length,
    is_device,
)

LONGEST_TEXT = 300_000  # characters; of longer ones nothing is folded
LONGEST_SIGNATURE = 20  # lines


@dataclass(frozen=True)
class Folded:
    """A text in three pieces; put together as they stood, they are the whole text again.

    What is answered line by line stays together: there the quotations belong to what is said.
    """

    said: str
    quoted: str
    signature: str


def fold(text: str) -> Folded:
    """Fold a letter; one that says nothing of its own is not folded."""
    if len(text) > LONGEST_TEXT:
        return Folded(text, "", "")
    lines = text.splitlines(keepends=True)
    start, end = _quotation(lines)
    if _is_blank(lines[:start]):
        return _quoted_first(lines, end) if end < len(lines) else Folded(text, "", "")
    said, signature = _unsigned(lines[:start])
    below = lines[end:]
    if below:  # a signature; it can only be one of the two
        said, signature = lines[:start], below
    if _is_blank(said):
        return Folded(text, "", "")
    return Folded("".join(said), "".join(lines[start:end]), "".join(signature))


def _quoted_first(lines: list[str], end: int) -> Folded:
    said, signature = _unsigned(lines[end:])
    if _is_blank(said):
        return Folded("".join(lines), "", "")
    return Folded("".join(said), "".join(lines[:end]), "".join(signature))


def _quotation(lines: list[str]) -> tuple[int, int]:
    """Find the one block that is quoted: an empty one if there is none, or several."""
    for at in range(len(lines)):
        announced = _announcement(lines, at)
        if announced and not _is_quote_line(lines, at + announced):
            return _with_rule_above(lines, at), len(lines)
        if announced or lines[at].startswith(">"):
            end = _end_of_quote(lines, at + announced)
            rest = lines[end:]
            is_closed = not any(line.startswith(">") for line in rest)
            ends = _is_blank(rest) or _is_only_signature(rest)
            if is_closed and (ends or _is_blank(lines[:at])):
                return at, len(lines) if _is_blank(rest) else end
            break
    return len(lines), len(lines)


def _announcement(lines: list[str], at: int) -> int:
    """Tell how many lines from here say that a quotation follows."""
    if DIVIDER.fullmatch(lines[at][:200]):
        return 1 + head_length(lines[at + 1 : at + 10])
    return attribution_length(lines[at : at + 4]) or head_length(lines[at : at + 9])


def _is_quote_line(lines: list[str], at: int) -> bool:
    following = next((line for line in lines[at:] if line.strip()), "")
    return following.startswith(">")


def _end_of_quote(lines: list[str], at: int) -> int:
    """Skip quoted lines and the empty ones between them."""
    end = at
    for number in range(at, len(lines)):
        if lines[number].startswith(">"):
            end = number + 1
        elif lines[number].strip():
            break
    return end


def _with_rule_above(lines: list[str], at: int) -> int:
    """Let the line that was drawn above a quotation belong to it."""
    above = at
    while above and not lines[above - 1].strip():
        above -= 1
    return above - 1 if above and RULE.fullmatch(lines[above - 1][:200].rstrip("\r\n")) else at


def _unsigned(lines: list[str]) -> tuple[list[str], list[str]]:
    """Cut the signature off: below two dashes, or the last line if only a telephone speaks."""
    for at in range(max(0, len(lines) - LONGEST_SIGNATURE), len(lines)):
        if SIGNATURE.fullmatch(lines[at].rstrip("\r\n")):
            return lines[:at], lines[at:]
    last = next((at for at in reversed(range(len(lines))) if lines[at].strip()), None)
    if last is not None and is_device(lines[last].rstrip("\r\n")):
        return lines[:last], lines[last:]
    return lines, []


def _is_only_signature(lines: list[str]) -> bool:
    return _is_blank(_unsigned(lines)[0])


def _is_blank(lines: list[str]) -> bool:
    return not any(line.strip() for line in lines)
