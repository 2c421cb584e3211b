"""The translations of what Python says to people.

    python -m scripts.messages           add what is missing to the catalogues, and compile them
    python -m scripts.messages --compile only compile them, where that has not been done
    python -m scripts.messages --check   only say what is missing or no longer used

The sentences are found in the source: arguments of gettext and its kin, and those of refusals
(subclasses of DomainError), whose sentence is the key of its translation.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src/headwater"
CATALOGUES = SOURCE / "locale"
GETTEXT = {"_", "gettext", "gettext_lazy", "gettext_noop"}
WITH_PLURAL = {"ngettext", "ngettext_lazy"}

Key = str | tuple[str, str]


def sentences() -> dict[Key, str]:
    """Find every sentence and where it stands."""
    trees = {path: ast.parse(path.read_text()) for path in sorted(SOURCE.rglob("*.py"))}
    speaking = GETTEXT | WITH_PLURAL | _refusals(list(trees.values()))
    found: dict[Key, str] = {}
    for path, tree in trees.items():
        for node in ast.walk(tree):
            for key in _said(node, speaking):
                found.setdefault(key, str(path.relative_to(ROOT)))
    return found


def _said(node: ast.AST, speaking: set[str]) -> Iterator[Key]:
    if not isinstance(node, ast.Call) or not node.args:
        return
    name, texts = ast.unparse(node.func).rpartition(".")[2], [_text(each) for each in node.args]
    if name in WITH_PLURAL:
        yield texts[0], texts[1]
    elif name in speaking and texts[0]:
        yield texts[0]


def _text(node: ast.expr) -> str:
    return str(node.value) if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _refusals(trees: list[ast.Module]) -> set[str]:
    """Name DomainError and everything that derives from it."""
    bases: dict[str, set[str]] = {}
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                bases[node.name] = {ast.unparse(base).rpartition(".")[2] for base in node.bases}
    names = {"DomainError"}
    while more := {name for name, of in bases.items() if of & names} - names:
        names |= more
    return names


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def paths() -> list[Path]:
    return sorted(CATALOGUES.glob("*/LC_MESSAGES/django.po"))


def problems(path: Path, wanted: dict[Key, str]) -> list[str]:
    """Say what is missing, unused, or has other gaps than its original."""
    catalogue, found = read(path), []
    for key, where in wanted.items():
        message = catalogue.get(key)
        if message is None or not _is_translated(message):
            found.append(f"{path.parts[-3]}: not translated: {key!r} ({where})")
        elif message.fuzzy or _gaps(message.string) != _gaps(key):
            found.append(f"{path.parts[-3]}: gaps differ or fuzzy: {key!r}")
    return found + [
        f"{path.parts[-3]}: no longer said: {message.id!r}"
        for message in catalogue
        if message.id and message.id not in wanted
    ]


def _is_translated(message: Message) -> bool:
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


def _gaps(text: object) -> set[str]:
    texts = text if isinstance(text, tuple | list) else [text]
    return {piece.split("}")[0] for one in texts for piece in str(one).split("{")[1:]}


def update(path: Path, wanted: dict[Key, str]) -> None:
    catalogue = read(path)
    for message in list(catalogue):
        if message.id and message.id not in wanted:
            catalogue.delete(message.id)
    for key in wanted:
        if catalogue.get(key) is None:
            catalogue.add(key)
    with path.open("wb") as file:
        write_po(file, catalogue, width=100, sort_output=True, omit_header=False)


def compile_all() -> None:
    for path in paths():
        compiled = path.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime > path.stat().st_mtime:
            continue
        with compiled.open("wb") as file:
            write_mo(file, read(path))


def main(arguments: list[str]) -> None:
    if arguments == ["--compile"]:
        compile_all()
        return
    wanted = sentences()
    if arguments == ["--check"]:
        found = [problem for path in paths() for problem in problems(path, wanted)]
        sys.exit("\n".join(found) or None)
    for path in paths():
        update(path, wanted)
    compile_all()


if __name__ == "__main__":
    main(sys.argv[1:])
