"""Tests on sample files that lie beside the repository and never inside it."""

from pathlib import Path

ABOVE = Path(__file__).resolve().parents[3:]  # a worktree may lie deeper than the repository
FOUND = [folder / "shared/data" for folder in ABOVE if (folder / "shared/data").exists()]
DATA = FOUND[0] if FOUND else ABOVE[0] / "shared/data"
