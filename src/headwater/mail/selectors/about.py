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
    rows: dict[str, Any] = {
        "deal": Deal.objects.visible_to(actor).filter(id=thread.deal_id),
        "lead": Lead.objects.visible_to(actor).filter(id=thread.lead_id),
        "person": Person.objects.visible_to(actor).filter(id=thread.person_id),
        "company": Company.objects.visible_to(actor).filter(id=thread.company_id),
    }
    for kind, row in rows.items():
        if getattr(thread, f"{kind}_id") is not None and (one := row.first()) is not None:
            found[kind] = {"id": one.id, "name": str(one)}
    return found
