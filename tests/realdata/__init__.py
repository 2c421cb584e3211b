"""Tests on sample files that lie beside the repository and never inside it."""

from pathlib import Path

DATA = Path(__file__).resolve().parents[3] / "shared/data"
