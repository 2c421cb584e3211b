import secrets
from datetime import datetime

from headwater.mail.models import Outgoing, PublicLink

TOKEN_BYTES = 18


def make_link(
    one: Outgoing, kind: str, *, now: datetime, position: int = 0, **told: str
) -> PublicLink:
    """Give a letter a link; a letter that is tried once more goes with the same."""
    link, _ = PublicLink.objects.get_or_create(
        outgoing=one, kind=kind, position=position,
        defaults={"token": secrets.token_urlsafe(TOKEN_BYTES), "made_at": now, **told},
    )  # fmt: skip
    changed = [name for name, value in told.items() if getattr(link, name) != value]
    if changed:  # it was rewritten before it left
        for name in changed:
            setattr(link, name, told[name])
        link.token = secrets.token_urlsafe(TOKEN_BYTES)
        link.save(update_fields=[*changed, "token"])
    return link
