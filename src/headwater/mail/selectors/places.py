"""Where the bytes of attachments lie. The names come from us alone; nothing of a letter is in a path."""

from pathlib import Path

from django.conf import settings

from headwater.tenancy.context import current_workspace_id


def folder_of(workspace_id: int) -> Path:
    """Name the folder of a workspace's attachments; backups carry it along."""
    return Path(settings.ENVIRONMENT.files) / "mail" / str(workspace_id)


def path_of(digest: str, *, workspace_id: int | None = None) -> Path:
    return folder_of(workspace_id or current_workspace_id()) / digest[:2] / digest
