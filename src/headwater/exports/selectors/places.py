"""Where the files lie while they are made and until they are fetched."""

from pathlib import Path

from django.conf import settings

from headwater.exports.models import Export


def folder(workspace_id: int) -> Path:
    return Path(settings.ENVIRONMENT.exports) / str(workspace_id)


def place_of(export: Export) -> Path:
    return folder(export.workspace_id) / str(export.stored_as)


def part_of(export: Export) -> Path:
    """Name the file while it is being made; only a whole one gets its own name."""
    return place_of(export).with_suffix(".part")


def progress_of(export: Export) -> Path:
    """Name the file that holds how many rows have been written, and how many there are."""
    return place_of(export).with_suffix(".rows")
