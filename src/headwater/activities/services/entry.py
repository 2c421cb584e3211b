"""The tasks that stages hand out to the deals that enter them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from headwater.accounts.models import Member
from headwater.accounts.selectors.workspaces import workdays_of
from headwater.activities.events import TaskCreated
from headwater.activities.models import Task
from headwater.activities.services.telling import LINKS
from headwater.events.log import emit_many
from headwater.lib.workdays import Calendar, add_workdays, next_workday
from headwater.pipeline.events import DealTasksDue
from headwater.pipeline.models import Deal, EntryTask
from headwater.tenancy.context import current_workspace_id


def hand_out(events: Sequence[DealTasksDue]) -> None:
    """Plan what the entered stages ask for, once for each deal, however often it comes back."""
    stages = EntryTask.objects.filter(stage_id__in={event.stage_id for event in events})
    templates = list(stages.order_by("stage_id", "position", "id"))
    deals = Deal.objects.in_bulk([event.deal_id for event in events])
    members = Member.objects.in_bulk(
        {id_ for deal in deals.values() for id_ in (deal.owner_id, deal.creator_id) if id_}
    )
    year = min(event.at.year for event in events)
    calendar = workdays_of(current_workspace_id(), range(year - 1, year + 3))
    planned = [
        _task(template, deals[event.deal_id], event, members=members, calendar=calendar)
        for event in events
        for template in templates
        if template.stage_id == event.stage_id
    ]
    _plan(planned)


def _plan(tasks: Iterable[tuple[Task, DealTasksDue]]) -> None:
    made = {task.id: (task, event) for task, event in tasks}
    known = set(Task.objects.filter(id__in=made).values_list("id", flat=True))
    new = [pair for id_, pair in made.items() if id_ not in known]
    Task.objects.bulk_create(task for task, _event in new)
    emit_many(
        [
            TaskCreated(
                actor_id=event.actor_id,
                at=event.at,
                task_id=task.id,
                title=task.title,
                owner_id=task.owner_id,
                **{name: getattr(task, name) for name in LINKS},
            )
            for task, event in new
        ]
    )


def _task(
    template: EntryTask,
    deal: Deal,
    event: DealTasksDue,
    *,
    members: Mapping[UUID, Member],
    calendar: Calendar,
) -> tuple[Task, DealTasksDue]:
    """Plan a task for the deal's owner or creator, in their words and on their calendar."""
    who = members.get(deal.creator_id) if template.is_for_creator and deal.creator_id else None
    owner = who if who is not None and who.is_active else members[deal.owner_id]
    task = Task(
        id=template.task_of(deal.id),
        title=_title(template, owner.language),
        kind=template.kind,
        type_id=template.type_id,
        due_at=_due(template, event.at, zone=ZoneInfo(owner.time_zone), calendar=calendar),
        is_all_day=True,
        owner=owner,
        creator_id=event.actor_id,
        deal=deal,
    )
    return task, event


def _title(template: EntryTask, language: str) -> str:
    if language.lower().startswith("zh"):
        return template.title_zh or template.title_en
    return template.title_en or template.title_zh


def _due(template: EntryTask, at: datetime, *, zone: ZoneInfo, calendar: Calendar) -> datetime:
    """Count working days on from the day of entry, or the first one after it that is worked."""
    first = next_workday(at.astimezone(zone).date(), calendar)
    day = add_workdays(first, template.due_in_workdays, calendar)
    return datetime.combine(day, time(23, 59, 59), zone)
