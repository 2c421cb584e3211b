from collections.abc import Sequence

from headwater.events.base import Event
from headwater.events.registry import at_once
from headwater.forecast.events import OutlookWanted
from headwater.forecast.tasks import work_out


# Queued in the transaction that asks, so that nothing is asked for in vain.
@at_once(OutlookWanted)
def outlooks_are_wanted(events: Sequence[Event]) -> None:
    for event in events:
        if isinstance(event, OutlookWanted):
            work_out.enqueue(outlook_id=str(event.outlook_id))
