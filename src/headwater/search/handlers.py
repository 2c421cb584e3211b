from collections.abc import Sequence

from headwater.accounts.rules import Kind
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
from headwater.pipeline.events import DealChanged, DealCreated, DealDeleted, DealRestored
from headwater.search import rules, services

Edit = DealChanged | CompanyChanged | PersonChanged


@at_once(DealCreated, DealRestored, CompanyCreated, CompanyRestored, PersonCreated, PersonRestored)
def records_came(events: Sequence[Event]) -> None:
    for kind, ids in rules.by_kind(events).items():
        services.index(Kind(kind), ids)


@at_once(DealChanged, CompanyChanged, PersonChanged)
def records_changed(events: Sequence[Event]) -> None:
    edits = [event for event in events if isinstance(event, Edit)]
    told = [event for event in edits if rules.matters(event.changes)]
    for kind, ids in rules.by_kind(told).items():
        services.index(Kind(kind), ids)


@at_once(DealDeleted, CompanyDeleted, PersonDeleted)
def records_went(events: Sequence[Event]) -> None:
    for kind, ids in rules.by_kind(events).items():
        services.forget(Kind(kind), ids)


@at_once(CompanyMerged, PersonMerged, CompanyUnmerged, PersonUnmerged)
def records_merged(events: Sequence[Event]) -> None:
    """Look at both again; of what was merged away nothing is found."""
    for event in events:
        if isinstance(event, CompanyMerged | PersonMerged):
            services.forget(Kind(event.subject_kind), [event.other_id])
            services.index(Kind(event.subject_kind), [event.subject_id])
        elif isinstance(event, CompanyUnmerged | PersonUnmerged):
            services.index(Kind(event.subject_kind), [event.subject_id, event.other_id])
