from collections.abc import Sequence

from headwater.activities.events import (
    AttendeeAdded,
    AttendeeAnswered,
    MemberMentioned,
    NoteCreated,
    TaskChanged,
    TaskCreated,
    TaskFreed,
)
from headwater.events.base import Event
from headwater.events.registry import at_once
from headwater.exports.events import ExportMade
from headwater.leads.events import LeadChanged, LeadCreated, LeadMoved
from headwater.mail.events import LetterSighted
from headwater.notices.services import news, reminders
from headwater.people.events import CompanyChanged, PersonChanged
from headwater.pipeline.events import DealChanged, DealClosed, DealCreated, DealMoved, DealReopened
from headwater.sharing.events import CHANGED as SHARING_CHANGED


# In the transaction of the change, so that there is never the one without the other; it costs a
# statement or two, and none when it is news to nobody.
@at_once(
    *(MemberMentioned, TaskCreated, TaskChanged, TaskFreed, CompanyChanged, PersonChanged),
    *(LetterSighted, LeadCreated, LeadChanged, AttendeeAdded, AttendeeAnswered, ExportMade),
    *(NoteCreated, LeadMoved, *SHARING_CHANGED.values()),
    *(DealCreated, DealChanged, DealMoved, DealClosed, DealReopened),
)
def something_happened(events: Sequence[Event]) -> None:
    news.tell_of(events)


@at_once(TaskCreated, TaskChanged)
def tasks_moved(events: Sequence[Event]) -> None:
    reminders.follow(events)
