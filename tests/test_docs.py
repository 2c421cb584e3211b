"""What the documents point at is there, and what exists in one language exists in the other."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)|(?:href|src)=\"([^\"#]+)\"")
ONLY_ENGLISH = {"developer.md"}


def test_every_link_leads_somewhere() -> None:
    broken = [
        f"{document.relative_to(ROOT)}: {target}"
        for document in DOCUMENTS
        for found in LINK.findall(document.read_text())
        if (target := found[0] or found[1]) and "://" not in target
        if not (document.parent / target).exists()
    ]

    assert broken == []


def test_guides_exist_in_both_languages() -> None:
    guides = {path.name for path in (ROOT / "docs/guide").glob("*.md")} - ONLY_ENGLISH

    english = {name for name in guides if not name.endswith(".zh-CN.md")}
    assert guides == english | {name.replace(".md", ".zh-CN.md") for name in english}


def test_every_command_of_the_readme_exists() -> None:
    cli = (ROOT / "src/headwater/serve/cli.py").read_text()
    for readme in ("README.md", "README.zh-CN.md"):
        named = re.findall(r"^    headwater (\w+)", (ROOT / readme).read_text(), re.MULTILINE)
        missing = [n for n in named if not re.search(rf"def {n}\w*\(|\"{n}\"", cli)]
        assert missing == []
