"""Formulas: a small language over the fields of one record, that can neither loop nor fail.

A formula is read by Python's own parser, and of what that understands only what stands here is
let through. It is kept as a tree, of which selectors/formulas.py makes an SQL expression. What is
not known makes what is computed of it unknown, and so does a division by zero.
"""

import ast
import io
import tokenize
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from headwater.lib.errors import Invalid

LONGEST = 1000  # characters
MOST_NODES = 300  # with the formulas it names written out
MOST_DECIMALS = 10


class FormulaType(StrEnum):
    NUMBER = "number"
    TEXT = "text"
    DATE = "date"
    FLAG = "flag"


NUMBER, TEXT, DATE, FLAG = FormulaType
ANY = "any"  # one type, whichever, and the same at each place
MIXED = "mixed"  # any type at each place


class FormulaIsWrong(Invalid):
    code = "formula_is_wrong"

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence, field="formula", **values)


@dataclass(frozen=True)
class Constant:
    value: Decimal | str | bool


@dataclass(frozen=True)
class Name:
    name: str


@dataclass(frozen=True)
class Call:
    function: str
    arguments: tuple["Node", ...]


Node = Constant | Name | Call


@dataclass(frozen=True)
class Form:
    """One way to call a function: of what types, giving what. The last type may be repeated."""

    takes: tuple[str, ...]
    gives: str
    is_open: bool = False


NUMBERS = (Form((NUMBER, NUMBER), NUMBER),)
COMPARING = tuple(Form((one, one), FLAG) for one in (NUMBER, DATE))
SHIFTING = (*NUMBERS, Form((DATE, NUMBER), DATE))
EXTREME = tuple(Form((one, one), one, is_open=True) for one in (NUMBER, DATE))
FORMS: Mapping[str, tuple[Form, ...]] = {
    "+": SHIFTING,
    "-": SHIFTING,
    "*": NUMBERS,
    "/": NUMBERS,
    "%": NUMBERS,
    "negative": (Form((NUMBER,), NUMBER),),
    "=": (Form((ANY, ANY), FLAG),),
    "!=": (Form((ANY, ANY), FLAG),),
    "<": COMPARING,
    "<=": COMPARING,
    ">": COMPARING,
    ">=": COMPARING,
    "and": (Form((FLAG, FLAG), FLAG),),
    "or": (Form((FLAG, FLAG), FLAG),),
    "not": (Form((FLAG,), FLAG),),
    "if": (Form((FLAG, ANY, ANY), ANY),),
    "min": EXTREME,
    "max": EXTREME,
    "round": (Form((NUMBER,), NUMBER), *NUMBERS),
    "abs": (Form((NUMBER,), NUMBER),),
    "coalesce": (Form((ANY, ANY), ANY, is_open=True),),
    "days_between": (Form((DATE, DATE), NUMBER),),
    "concat": (Form((MIXED,), TEXT, is_open=True),),
    "today": (Form((), DATE),),
}
OPERATORS: Mapping[type[ast.AST], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Mod: "%",
    ast.USub: "negative",
    ast.Not: "not",
    ast.And: "and",
    ast.Or: "or",
    ast.Eq: "=",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
PYTHON = {"if": "if_", "=": "=="}
FUNCTIONS = frozenset(name for name in FORMS if name.isidentifier())
FUNCTIONS -= {"negative", "and", "or", "not"}


def parse(text: str) -> Node:
    """Read a formula, or say what of it is not understood."""
    if not text.strip():
        raise FormulaIsWrong("Write a formula.")
    if len(text) > LONGEST:
        raise FormulaIsWrong("A formula has at most {most} characters.", most=LONGEST)
    try:
        tree = ast.parse(_as_python(text), mode="eval")
        return _node(tree.body)
    except (SyntaxError, tokenize.TokenError, ValueError, RecursionError, MemoryError):
        raise FormulaIsWrong(
            "This formula is not complete. Look at its brackets and signs."
        ) from None


def names_in(node: Node) -> Iterator[str]:
    """Name the fields a formula is made of."""
    if isinstance(node, Name):
        yield node.name
    elif isinstance(node, Call):
        for argument in node.arguments:
            yield from names_in(argument)


def in_order(formulas: Mapping[str, Node]) -> list[str]:
    """Order formulas so that each comes behind those it names; refuse circles."""
    done: list[str] = []
    begun: set[str] = set()

    def visit(key: str) -> None:
        if key in done:
            return
        if key in begun:
            raise FormulaIsWrong("A formula cannot be made of itself.")
        begun.add(key)
        for name in names_in(formulas[key]):
            if name in formulas:
                visit(name)
        done.append(key)

    for key in formulas:
        visit(key)
    return done


def size_of(node: Node, sizes: Mapping[str, int]) -> int:
    """Count the parts of a formula, with those of the formulas it names."""
    if isinstance(node, Name):
        return sizes.get(node.name, 1)
    return 1 + sum(size_of(one, sizes) for one in node.arguments) if isinstance(node, Call) else 1


def type_of(node: Node, types: Mapping[str, FormulaType]) -> FormulaType:
    """Find out what a formula gives, or say what in it does not fit together."""
    if isinstance(node, Constant):
        kinds = {bool: FLAG, Decimal: NUMBER, str: TEXT}
        return kinds[type(node.value)]
    if isinstance(node, Name):
        if node.name not in types:
            raise FormulaIsWrong(
                "There is no field “{name}” that a formula can use.", name=node.name
            )
        return types[node.name]
    given = [type_of(one, types) for one in node.arguments]
    for form in FORMS[node.function]:
        if (gives := _gives(form, given)) is not None:
            if node.function == "round":
                _check_places(node.arguments)
            return gives
    raise FormulaIsWrong("“{function}” does not fit what it is given here.", function=node.function)


def _as_python(text: str) -> str:
    """Write `if(…)`, `=` and `<>` as Python's parser takes them."""
    tokens: list[tuple[int, str]] = []
    for token in tokenize.generate_tokens(io.StringIO(text.replace("\n", " ")).readline):
        if token.type == tokenize.COMMENT:
            raise FormulaIsWrong("“{sign}” has no place in a formula.", sign="#")
        if token.string == ">" and tokens and tokens[-1][1] == "<":
            tokens[-1] = (tokenize.OP, "!=")
        else:
            tokens.append((token.type, PYTHON.get(token.string, token.string)))
    return tokenize.untokenize(tokens).strip()


def _node(tree: ast.AST) -> Node:
    reader = READERS.get(type(tree))
    if reader is None:
        raise FormulaIsWrong(
            "A formula has only fields, numbers, texts in quotes, signs and functions."
        )
    return reader(tree)


def _constant(tree: ast.Constant) -> Node:
    if isinstance(tree.value, bool | str):
        return Constant(tree.value)
    if isinstance(tree.value, int | float):
        return Constant(Decimal(str(tree.value)))
    raise FormulaIsWrong(
        "A formula has only fields, numbers, texts in quotes, signs and functions."
    )


def _signed(sign: ast.AST, *operands: ast.AST) -> Node:
    if type(sign) not in OPERATORS:
        raise FormulaIsWrong("A formula does not know this sign.")
    first, *others = map(_node, operands)
    if not others:
        return Call(OPERATORS[type(sign)], (first,))
    for other in others:
        first = Call(OPERATORS[type(sign)], (first, other))
    return first


def _compared(tree: ast.Compare) -> Node:
    if len(tree.ops) > 1:
        raise FormulaIsWrong("Compare two things at a time, and join them with “and”.")
    return _signed(tree.ops[0], tree.left, tree.comparators[0])


def _call(tree: ast.Call) -> Node:
    name = tree.func.id.removesuffix("_") if isinstance(tree.func, ast.Name) else ""
    if name not in FUNCTIONS or tree.keywords:
        raise FormulaIsWrong("There is no function “{name}”.", name=name)
    return Call(name, tuple(_node(one) for one in tree.args))


READERS: Mapping[type[ast.AST], Callable[[Any], Node]] = {
    ast.Constant: _constant,
    ast.Name: lambda tree: Name(tree.id),
    ast.UnaryOp: lambda tree: _signed(tree.op, tree.operand),
    ast.BinOp: lambda tree: _signed(tree.op, tree.left, tree.right),
    ast.Compare: _compared,
    ast.BoolOp: lambda tree: _signed(tree.op, *tree.values),
    ast.Call: _call,
}


def _gives(form: Form, given: Sequence[FormulaType]) -> FormulaType | None:
    takes = form.takes
    if form.is_open and len(given) >= len(takes):
        takes += (takes[-1],) * (len(given) - len(takes))
    if len(takes) != len(given):
        return None
    free = {one for one, wanted in zip(given, takes, strict=True) if wanted == ANY}
    if len(free) > 1:
        return None
    if any(wanted not in {ANY, MIXED, one} for one, wanted in zip(given, takes, strict=True)):
        return None
    return free.pop() if form.gives == ANY else FormulaType(form.gives)


def _check_places(arguments: Sequence[Node]) -> None:
    for places in arguments[1:]:
        known = places.value if isinstance(places, Constant) else None
        if not isinstance(known, Decimal) or known not in range(MOST_DECIMALS + 1):
            raise FormulaIsWrong(
                "“round” takes a number of places from 0 to {most}.", most=MOST_DECIMALS
            )
