"""What somebody may do with a record that is only shared with them."""

from headwater.accounts.rules import Actor, Kind, Owned
from headwater.lib.errors import Forbidden


class OnlyToRead(Forbidden):
    code = "only_to_read"


def only_to_read() -> OnlyToRead:
    return OnlyToRead("This is shared with you for reading only. Ask its owner for more.")


def check_editable(actor: Actor, kind: Kind, record: Owned) -> None:
    """Refuse to write what somebody was only given to read."""
    if not actor.may_edit(kind, record):
        raise only_to_read()
