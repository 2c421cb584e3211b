"""Who did how much, when customers are reached, and what was written down."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from ninja import Field, Schema

from headwater.activities.rules import ContactOutcome, NoteKind, TaskKind
from headwater.insights.rules.before import ContactKind, TaskFigure
from headwater.insights.schemas.before import BeforeHeadingOut, PageQuery
from headwater.insights.selectors.lead_list import ContactChoice


class ContactsQuery(PageQuery):
    kind: ContactKind = ContactKind.CONTACTS
    weekday: int | None = Field(None, ge=1, le=7, description="Monday is 1.")
    hour: int | None = Field(None, ge=0, le=23)

    def choice(self) -> ContactChoice:
        return ContactChoice(kind=self.kind, weekday=self.weekday, hour=self.hour)


class DoneOut(Schema):
    """What was done; shares are of what stands beside them as n."""

    calls: int
    calls_judged: int = Field(description="Calls with an outcome.")
    calls_answered: int
    connect_rate: float | None = Field(description="Answered ÷ calls with an outcome.")
    meetings: int = Field(description="Meetings, visits and demonstrations.")
    mails: int
    messages: int
    notes: int
    contacts: int = Field(description="All of these but notes.")
    tasks_done: int
    tasks_due: int
    tasks_on_time: int
    on_time: float | None
    new_deals: int
    leads: int = Field(description="Their leads created in the period.")
    leads_due: int
    leads_answered: int
    leads_within_hour: int
    leads_in_time: int
    contact_rate: float | None = Field(description="Leads answered ÷ leads due.")
    within_hour: float | None
    within_agreed: float | None
    median_minutes: float | None = Field(description="To the first answer, in working time.")


class MemberDoneOut(DoneOut):
    member_id: UUID
    name: str
    team_id: UUID | None
    team_name: str | None


class MedianOut(Schema):
    """What the member in the middle did. `median_minutes` is that of all their leads."""

    calls: float | None
    meetings: float | None
    mails: float | None
    messages: float | None
    notes: float | None
    tasks_done: float | None
    new_deals: float | None
    leads: float | None
    connect_rate: float | None
    on_time: float | None
    contact_rate: float | None
    within_hour: float | None
    within_agreed: float | None
    median_minutes: float | None


class TogetherOut(Schema):
    n_members: int
    together: DoneOut
    median: MedianOut


class TeamDoneOut(TogetherOut):
    team_id: UUID | None
    name: str | None


class HeatOut(Schema):
    weekday: int = Field(description="Monday is 1.")
    hour: int
    contacts: int
    calls: int
    calls_judged: int
    calls_answered: int


class EffortOut(Schema):
    """Contacts per deal until it was closed, on average; the median beside."""

    n: int
    mean: float | None
    median: float | None
    calls: float | None
    meetings: float | None
    mails: float | None
    messages: float | None


class EffortsOut(Schema):
    won: EffortOut
    lost: EffortOut


class ActivityOut(BeforeHeadingOut):
    """What the members did in the period, by name; nobody is ranked."""

    view: Literal["period"]
    members: list[MemberDoneOut]
    teams: list[TeamDoneOut]
    whole: TogetherOut
    heat: list[HeatOut]
    effort: EffortsOut


class ContactOut(Schema):
    id: UUID
    kind: NoteKind
    outcome: ContactOutcome | None
    at: datetime
    author_id: UUID
    author_name: str
    about_kind: Literal["deal", "person", "company", "lead"]
    about_id: UUID
    about_name: str
    text: str = Field(description="Its beginning.")


class ContactPage(Schema):
    items: list[ContactOut]
    next: str | None
    total: int


class FigureTasksQuery(PageQuery):
    figure: TaskFigure
    kinds: list[TaskKind] = Field([], max_length=len(TaskKind), description="Empty: all.")


class FigureTaskOut(Schema):
    id: UUID
    title: str
    kind: TaskKind
    owner_id: UUID
    owner_name: str
    due_at: datetime | None
    is_all_day: bool
    done_at: datetime | None
    about_kind: Literal["deal", "person", "company", "lead"] | None
    about_id: UUID | None = Field(description="null: about nothing, or nothing you see.")
    about_name: str | None


class FigureTaskPage(Schema):
    items: list[FigureTaskOut]
    next: str | None
    total: int
