"""Where the bytes of files lie. The names come from us alone; nothing a client says is in a path."""

from pathlib import Path

from django.conf import settings

from headwater.files.models import File


def files_folder(workspace_id: int) -> Path:
    """Name the folder of what has arrived; backups carry it along."""
    return Path(settings.ENVIRONMENT.files) / str(workspace_id)


def parts_folder(workspace_id: int) -> Path:
    """Name the folder of what is still arriving, which no backup needs."""
    return Path(settings.ENVIRONMENT.uploads) / str(workspace_id)


def place_of(file: File) -> Path:
    name = str(file.stored_as)
    return files_folder(file.workspace_id) / name[:2] / name


def part_of(file: File) -> Path:
    return parts_folder(file.workspace_id) / str(file.stored_as)


def offset_of(file: File) -> int:
    """Say how much is here. The disk is asked: it alone knows what a cut connection left."""
    if file.arrived_at is not None:
        return file.size
    for path in (part_of(file), place_of(file)):
        if path.exists():
            return path.stat().st_size
    return 0
