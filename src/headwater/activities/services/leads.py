from collections.abc import Sequence
from typing import Any

from django.db.models import Manager

from headwater.events.base import Event
from headwater.leads.events import LeadConversionUndone, LeadConverted


def follow(events: Sequence[Event], *tables: Manager[Any]) -> None:
    """Let rows of these tables that are about a lead be about its deal, too, or no longer."""
    for event in events:
        for rows in tables:
            match event:
                case LeadConverted():
                    about = rows.filter(lead_id=event.lead_id, deal=None)
                    about.update(deal_id=event.deal_id)
                case LeadConversionUndone():
                    about = rows.filter(lead_id=event.lead_id, deal_id=event.deal_id)
                    about.update(deal=None)
                case _:
                    pass
