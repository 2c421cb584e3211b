from collections.abc import Sequence

from headwater.activities.models import Note, Task
from headwater.activities.selectors.evidence import ACTIVITY
from headwater.activities.services.entry import hand_out
from headwater.activities.services.leads import follow
from headwater.activities.services.types import task_kind_of
from headwater.events.base import Event
from headwater.events.registry import at_once
from headwater.leads.events import LeadConversionUndone, LeadConverted
from headwater.pipeline.events import DealTasksDue
from headwater.pipeline.selectors.evidence import register
from headwater.pipeline.services.entry_tasks import know_types

register(ACTIVITY)
know_types(task_kind_of)


@at_once(LeadConverted, LeadConversionUndone)
def leads_became_deals(events: Sequence[Event]) -> None:
    follow(events, Task.objects, Note.objects)


@at_once(DealTasksDue)
def deals_entered_stages(events: Sequence[Event]) -> None:
    hand_out([event for event in events if isinstance(event, DealTasksDue)])
