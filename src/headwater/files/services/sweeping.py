"""Removing for good what nobody can ask for any more."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from headwater.activities.rules import DAYS_IN_TRASH
from headwater.files.models import File
from headwater.files.rules import PATIENCE
from headwater.files.selectors.places import files_folder, parts_folder
from headwater.tenancy.context import current_workspace_id


def sweep(*, now: datetime) -> None:
    """Forget uploads that were given up or whose note was never written, and empty the trash of files.

    Bytes go a day after their row, however that went (with its deal, say): by then the transaction
    that removed the row has surely ended well.
    """
    _remove_what_no_row_names(now=now)
    File.objects.filter(arrived_at=None, created_at__lt=now - PATIENCE).delete()
    File.objects.waiting().filter(created_at__lt=now - PATIENCE).delete()
    File.objects.filter(deleted_at__lt=now - timedelta(days=DAYS_IN_TRASH)).delete()


def _remove_what_no_row_names(*, now: datetime) -> None:
    workspace_id = current_workspace_id()
    folders = (files_folder(workspace_id), parts_folder(workspace_id))
    old = [path for folder in folders for path in folder.rglob("*") if _is_old(path, now=now)]
    named = set(File.objects.values_list("stored_as", flat=True))
    for path in old:
        if UUID(path.name) not in named:
            path.unlink(missing_ok=True)


def _is_old(path: Path, *, now: datetime) -> bool:
    if not path.is_file():
        return False
    written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return written < now - PATIENCE
