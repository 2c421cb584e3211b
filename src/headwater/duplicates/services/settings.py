from datetime import datetime

from headwater.accounts.events import WorkspaceChanged
from headwater.accounts.rules import Actor
from headwater.duplicates.models import DuplicateSettings
from headwater.duplicates.selectors.settings import names_holders
from headwater.events.log import emit


def name_holders(*, is_on: bool, actor: Actor, now: datetime) -> None:
    """Say whether the holder of a hidden duplicate is named; as it is already changes nothing."""
    if is_on == names_holders():
        return
    DuplicateSettings.objects.update_or_create(defaults={"names_holders": is_on})
    to = {"names_holders": is_on}
    emit(WorkspaceChanged(actor_id=actor.id, at=now, workspace_id=actor.workspace_id, to=to))
