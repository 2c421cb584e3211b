from uuid import UUID

from headwater.accounts.rules import Actor, Right
from headwater.changes.models import Work, WorkRow
from headwater.changes.rules import Outcome, WorkNotFound

PAGE = 100
TOLD = (Outcome.PARTLY, Outcome.KEPT, Outcome.REFUSED)


def get_work(work_id: UUID, *, actor: Actor, lock: bool = False) -> Work:
    """Find a work of the actor's own; an administrator finds everybody's."""
    works = Work.objects.select_for_update() if lock else Work.objects.select_related("creator")
    if not actor.may(Right.CONFIGURE):
        works = works.filter(creator_id=actor.id)
    work = works.filter(id=work_id).first()
    if work is None:
        raise WorkNotFound("There is no such work, or it is not shown to you.")
    return work


def undo_of(operation: UUID) -> Work | None:
    """Find the work that took an operation back, unless that was taken back itself."""
    return Work.objects.filter(undoes=operation, is_undone=False).order_by("-id").first()


def own_works(*, actor: Actor, limit: int = 20) -> list[Work]:
    """List what the actor has started lately, the latest first."""
    works = Work.objects.filter(creator_id=actor.id).select_related("creator")
    return list(works.order_by("-id")[:limit])


def all_rows_to_tell(work: Work) -> list[WorkRow]:
    """List all the records that are not as the work wanted them."""
    return list(WorkRow.objects.filter(work=work, outcome__in=TOLD).order_by("number"))


def rows_to_tell(work: Work, *, after: int) -> list[WorkRow]:
    """List the records that are not as the work wanted them."""
    rows = WorkRow.objects.filter(work=work, outcome__in=TOLD, number__gt=after)
    return list(rows.order_by("number")[:PAGE])
