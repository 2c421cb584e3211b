"""Where the bytes of attachments lie: under their digest, so that the same file lies there once."""

import hashlib
import os

from headwater.lib.ids import uuid7
from headwater.mail.models import Attachment, Enclosure
from headwater.mail.selectors.places import folder_of, path_of
from headwater.tenancy.context import current_workspace_id


def keep(data: bytes, *, workspace_id: int | None = None) -> str:
    """Write bytes down and give their digest. What a killed run wrote is written over or swept."""
    digest = hashlib.sha256(data).hexdigest()
    path = path_of(digest, workspace_id=workspace_id)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{uuid7()}")
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    return digest


def sweep(*, older_than: float) -> int:
    """Remove what no letter and no draft names and was written before a moment (in seconds)."""
    folder = folder_of(current_workspace_id())
    paths = [path for path in folder.glob("*/*") if path.stat().st_mtime < older_than]
    named = set(Attachment.objects.values_list("digest", flat=True))
    named |= set(Enclosure.objects.values_list("digest", flat=True))
    left = [path for path in paths if path.name not in named]
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)
