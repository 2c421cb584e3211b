from collections.abc import Sequence

from headwater.activities.services.leads import follow
from headwater.events.base import Event
from headwater.events.registry import at_once
from headwater.files.models import File
from headwater.files.selectors.evidence import FILE
from headwater.leads.events import LeadConversionUndone, LeadConverted
from headwater.pipeline.selectors.evidence import register

register(FILE)


@at_once(LeadConverted, LeadConversionUndone)
def leads_became_deals(events: Sequence[Event]) -> None:
    follow(events, File.objects)
