from collections.abc import Sequence

from headwater.accounts.rules import Kind
from headwater.activities.events import (
    NoteChanged,
    NoteCreated,
    NoteDeleted,
    NoteRestored,
    TaskChanged,
    TaskCreated,
    TaskDeleted,
    TaskRestored,
)
from headwater.events.base import Event
from headwater.events.registry import at_once
from headwater.leads.events import LeadChanged, LeadCreated, LeadDeleted, LeadRestored
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
from headwater.pipeline.events import DealChanged, DealCreated, DealDeleted, DealRestored
from headwater.search import rules, services

Edit = DealChanged | CompanyChanged | PersonChanged | LeadChanged


@at_once(
    DealCreated,
    DealRestored,
    CompanyCreated,
    CompanyRestored,
    PersonCreated,
    PersonRestored,
    LeadCreated,
    LeadRestored,
)
def records_came(events: Sequence[Event]) -> None:
    for kind, ids in rules.by_kind(events).items():
        services.index(Kind(kind), ids)


@at_once(DealChanged, CompanyChanged, PersonChanged, LeadChanged)
def records_changed(events: Sequence[Event]) -> None:
    edits = [event for event in events if isinstance(event, Edit)]
    told = [event for event in edits if rules.matters(event.changes)]
    for kind, ids in rules.by_kind(told).items():
        services.index(Kind(kind), ids)


@at_once(DealDeleted, CompanyDeleted, PersonDeleted, LeadDeleted)
def records_went(events: Sequence[Event]) -> None:
    for kind, ids in rules.by_kind(events).items():
        services.forget(Kind(kind), ids)


@at_once(TaskCreated, TaskChanged, TaskRestored, NoteCreated, NoteChanged, NoteRestored)
def texts_came(events: Sequence[Event]) -> None:
    told = [e for e in events if not isinstance(e, TaskChanged) or rules.matters(e.changes)]
    for kind, ids in rules.by_kind(told).items():
        services.index_texts(kind, ids)


@at_once(TaskDeleted, NoteDeleted)
def texts_went(events: Sequence[Event]) -> None:
    services.forget_texts(event.subject_id for event in events)


@at_once(CompanyMerged, PersonMerged, CompanyUnmerged, PersonUnmerged)
def records_merged(events: Sequence[Event]) -> None:
    """Look at both again; of what was merged away nothing is found."""
    for event in events:
        if isinstance(event, CompanyMerged | PersonMerged):
            services.forget(Kind(event.subject_kind), [event.other_id])
            services.index(Kind(event.subject_kind), [event.subject_id])
        elif isinstance(event, CompanyUnmerged | PersonUnmerged):
            services.index(Kind(event.subject_kind), [event.subject_id, event.other_id])
