"""The text form of a filter: `value >= 1000 and (owner_id = me or tags has any ["vip"])`.

It is the same in every language, for addresses, for the API, and for people who type.
"""

import json
import re
from collections.abc import Sequence

import orjson

from headwater.fields.rules.filters import (
    DEEPEST,
    MOST_VALUES,
    And,
    Condition,
    Filter,
    Not,
    Or,
    check_size,
    from_json,
    group,
)
from headwater.fields.rules.operators import OF_LISTS, SIGNS, WITHOUT_VALUE, Op
from headwater.fields.rules.refusals import BadFilter

LONGEST = 8_000
TOKEN = re.compile(
    r"""\s*(?:
    (?P<text>"(?:[^"\\]|\\.)*") |
    (?P<word>[^\W\d][\w.\-]*|[\w\-+.]+) |
    (?P<sign>!=|<=|>=|[=<>()\[\],])
    )""",
    re.VERBOSE,
)
JOINS = {"and", "or", "not"}
PLAIN = re.compile(r"[a-z0-9][a-z0-9_\-.]*(?: [a-z0-9][a-z0-9_\-.]*)*")
OPS: Sequence[tuple[tuple[str, ...], Op]] = sorted(
    ((tuple(sign.split()), op) for op, sign in SIGNS.items()), key=lambda one: -len(one[0])
)


def parse(text: str) -> Filter:
    """Read a filter from its text or JSON form. Raises BadFilter."""
    if len(text) > LONGEST:
        raise BadFilter("A filter has at most {most} characters.", most=LONGEST)
    if text.lstrip().startswith("{"):
        try:
            return from_json(orjson.loads(text))
        except orjson.JSONDecodeError:
            raise BadFilter("This is not JSON.") from None
    read = _Reader(text).whole()
    check_size(read)
    return read


def write(one: Filter) -> str:
    """Write a filter so that `parse` reads the same again."""
    match one:
        case And(of):
            return " and ".join(_inside(each, And, Or) for each in of)
        case Or(of):
            return " or ".join(_inside(each, Or) for each in of)
        case Not(of):
            return f"not {_inside(of, And, Or)}"
        case Condition():
            return _condition(one)


def _condition(one: Condition) -> str:
    sign = f"{one.field} {SIGNS[one.op]}"
    if one.op in WITHOUT_VALUE:
        return sign
    if one.op in OF_LISTS:
        return f"{sign} [{', '.join(map(_value, one.values))}]"
    return f"{sign} {_value(one.values[0])}"


def _inside(one: Filter, *wider: type[And | Or]) -> str:
    return f"({write(one)})" if isinstance(one, wider) else write(one)


def _value(text: str) -> str:
    words = text.split(" ")
    is_plain = PLAIN.fullmatch(text) and not JOINS & set(words)
    return text if is_plain else json.dumps(text, ensure_ascii=False)


class _Reader:
    """Reads from left to right; `and` binds closer than `or`, `not` closest."""

    def __init__(self, text: str) -> None:
        self.tokens, self.at = list(_tokens(text)), 0

    def whole(self) -> Filter:
        read = self.either(0)
        if self.at < len(self.tokens):
            raise self.wrong()
        return read

    def either(self, depth: int) -> Filter:
        parts = [self.both(depth)]
        while self.takes("or"):
            parts.append(self.both(depth))
        return group(Or, tuple(parts))

    def both(self, depth: int) -> Filter:
        parts = [self.single(depth)]
        while self.takes("and"):
            parts.append(self.single(depth))
        return group(And, tuple(parts))

    def single(self, depth: int) -> Filter:
        if depth > DEEPEST:
            raise BadFilter("A filter is nested at most {most} deep.", most=DEEPEST)
        if self.takes("not"):
            return Not(self.single(depth + 1))
        if self.takes("("):
            read = self.either(depth + 1)
            self.needs(")")
            return read
        return self.condition()

    def condition(self) -> Condition:
        kind, name = self.next()
        if kind != "word":
            raise self.wrong(-1)
        op = self.op()
        if op in WITHOUT_VALUE:
            return Condition(name, op)
        return Condition(name, op, self.listed() if op in OF_LISTS else (self.value(),))

    def op(self) -> Op:
        for words, op in OPS:
            ahead = self.tokens[self.at : self.at + len(words)]
            if tuple(text.lower() for kind, text in ahead if kind != "text") == words:
                self.at += len(words)
                return op
        raise self.wrong()

    def listed(self) -> tuple[str, ...]:
        self.needs("[")
        values = [self.value()]
        while self.takes(","):
            values.append(self.value())
        self.needs("]")
        if len(values) > MOST_VALUES:
            raise BadFilter("Give 1 to {most} values.", most=MOST_VALUES)
        return tuple(values)

    def value(self) -> str:
        """Read a text in quotes, or plain words up to where something else begins."""
        kind, text = self.next()
        if kind == "text":
            return text
        if kind != "word" or text in JOINS:
            raise self.wrong(-1)
        words = [text]
        while self.at < len(self.tokens) and self.tokens[self.at][0] == "word":
            if self.tokens[self.at][1].lower() in JOINS:
                break
            words.append(self.next()[1])
        return " ".join(words)

    def takes(self, sign: str) -> bool:
        if self.at < len(self.tokens):
            kind, text = self.tokens[self.at]
            if kind != "text" and text.lower() == sign:
                self.at += 1
                return True
        return False

    def needs(self, sign: str) -> None:
        if not self.takes(sign):
            raise self.wrong()

    def next(self) -> tuple[str, str]:
        if self.at >= len(self.tokens):
            raise self.wrong()
        self.at += 1
        return self.tokens[self.at - 1]

    def wrong(self, back: int = 0) -> BadFilter:
        rest = self.tokens[self.at + back :]
        if not rest:
            return BadFilter("The filter ends too early.")
        return BadFilter("The filter is not understood from “{text}” on.", text=rest[0][1])


def _tokens(text: str) -> list[tuple[str, str]]:
    tokens: list[tuple[str, str]] = []
    at, end = 0, len(text.rstrip())
    while at < end:
        found = TOKEN.match(text, at)
        if found is None:
            raise BadFilter(
                "The filter is not understood from “{text}” on.", text=text[at:].strip()
            )
        kind = str(found.lastgroup)
        tokens.append((kind, _quoted(found[kind]) if kind == "text" else found[kind]))
        at = found.end()
    return tokens


def _quoted(text: str) -> str:
    try:
        return str(json.loads(text, strict=False))
    except ValueError:
        raise BadFilter("The text {text} is not in quotes as it should be.", text=text) from None
