from datetime import UTC, datetime
from pathlib import Path

from headwater.exports.models import Export
from headwater.exports.rules import PATIENCE
from headwater.exports.selectors.places import folder
from headwater.tenancy.context import current_workspace_id


def sweep(*, now: datetime) -> None:
    """Forget the exports of yesterday, and remove the files that no row names any more.

    A young file stays: the transaction that will name it may still be under way.
    """
    Export.objects.filter(expires_at__lte=now).delete()
    old = [path for path in folder(current_workspace_id()).glob("*") if _is_old(path, now=now)]
    named = {str(name) for name in Export.objects.values_list("stored_as", flat=True)}
    for path in old:
        if path.stem not in named:
            path.unlink(missing_ok=True)


def _is_old(path: Path, *, now: datetime) -> bool:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC) < now - PATIENCE
