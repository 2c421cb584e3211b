"""Making long files outside of any request."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from headwater.accounts.selectors import actor_of_member
from headwater.exports.services.exports import fail_export, make_export
from headwater.tenancy.context import acting_in


def work_on(
    export_id: UUID, *, workspace_id: int, member_id: UUID, clock: Callable[[], datetime]
) -> None:
    """Make the file, or note that it cannot be made."""
    try:
        with acting_in(workspace_id):
            actor = actor_of_member(member_id, workspace_id=workspace_id)
            if actor is not None:  # else they have left the workspace
                make_export(export_id, actor=actor, now=clock())
    except Exception:
        with acting_in(workspace_id):
            fail_export(export_id, now=clock())
        raise
