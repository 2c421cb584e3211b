"""What a thread is about, by name, as far as whoever asks sees it."""

from typing import Any

from headwater.accounts.rules import Actor
from headwater.leads.models import Lead
from headwater.mail.models import Thread
from headwater.people.models import Company, Person
from headwater.pipeline.models import Deal


def names_of(thread: Thread, *, actor: Actor) -> dict[str, Any]:
    """Name the records a thread is linked to, those that the actor sees."""
    found: dict[str, Any] = {}
    models: dict[str, Any] = {"deal": Deal, "lead": Lead, "person": Person, "company": Company}
    for kind, model in models.items():
        record_id = getattr(thread, f"{kind}_id")
        seen = model.objects.visible_to(actor).filter(id=record_id) if record_id else None
        if seen is not None and (one := seen.first()) is not None:
            found[kind] = {"id": one.id, "name": str(one)}
    return found
