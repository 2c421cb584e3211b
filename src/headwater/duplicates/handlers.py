from collections.abc import Sequence

from headwater.duplicates.rules.records import RecordKind
from headwater.duplicates.services.keeping import look_again, look_later
from headwater.events.base import Event
from headwater.events.registry import at_once
from headwater.people.events import (
    CompanyChanged,
    CompanyCreated,
    CompanyDeleted,
    CompanyMerged,
    CompanyRestored,
    CompanyUnmerged,
    PersonChanged,
    PersonCreated,
    PersonDeleted,
    PersonMerged,
    PersonRestored,
    PersonUnmerged,
)

CROWD = 20  # an import is not kept waiting: a job takes up what came in it


@at_once(
    CompanyCreated, CompanyChanged, CompanyRestored, CompanyDeleted,
    PersonCreated, PersonChanged, PersonRestored, PersonDeleted,
    CompanyMerged, CompanyUnmerged, PersonMerged, PersonUnmerged,
)  # fmt: skip
def records_changed(events: Sequence[Event]) -> None:
    """Compare what was written by hand in the same moment: the next one to type is warned."""
    if len(events) > CROWD:
        look_later(event.subject_id for event in events)
        return
    for kind in RecordKind:
        ids = {event.subject_id for event in events if event.subject_kind == kind}
        ids |= {
            event.other_id
            for event in events
            if event.subject_kind == kind
            and isinstance(event, CompanyMerged | CompanyUnmerged | PersonMerged | PersonUnmerged)
        }
        if ids:
            look_again(kind, ids)
