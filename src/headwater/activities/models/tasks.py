from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce

from headwater.accounts.models import Member, OwnedQuerySet, choices
from headwater.accounts.rules import Actor, Kind
from headwater.activities.rules import ContactOutcome, NoteKind, TaskKind
from headwater.activities.rules.links import TaskProgress
from headwater.activities.rules.meetings import AttendeeAnswer
from headwater.activities.rules.types import ActivityBase, ActivityIcon
from headwater.leads.models import Lead
from headwater.lib.colors import Color
from headwater.people.models import Company, Person
from headwater.pipeline.models import Deal, Named
from headwater.tenancy.models import Editable, Record, Reference

ABOUT = (Kind.DEAL, Kind.PERSON, Kind.COMPANY, Kind.LEAD)
NOT_OF_SOMETHING_DELETED = Q(deal__isnull=False, deal__deleted_at=None) | Q(deal=None) & (
    Q(lead=None) | Q(lead__deleted_at=None)
)


def seen_through(link: str, kind: Kind, actor: Actor) -> Q:
    """Match rows that are linked to a living record of a kind which the actor sees."""
    alive = Q(**{f"{link}__isnull": False, f"{link}__deleted_at": None})
    owners = actor.owners_seen(kind)
    if owners is None:
        return alive
    seen = Q(**{f"{link}__owner_id__in": owners}) | Q(**{f"{link}__owner": None})
    if shared := actor.records_shared(kind):
        seen |= Q(**{f"{link}_id__in": shared})
    return alive & seen


def seen_through_any(kinds: Iterable[Kind], actor: Actor) -> Q:
    """Match rows that are linked to a living record of any of these kinds which the actor sees."""
    return reduce(or_, (seen_through(kind, kind, actor) for kind in kinds))


def may_write_about(row: models.Model, actor: Actor) -> bool:
    """Whether the actor may write in the timeline of a living record that a row is about."""
    if not actor.shared:
        return True
    about = ((kind, getattr(row, kind)) for kind in ABOUT if getattr(row, f"{kind}_id"))
    return any(record.deleted_at is None and actor.may_edit(kind, record) for kind, record in about)


class TaskQuerySet(OwnedQuerySet["Task"]):
    """A task is seen by whoever sees its owner's tasks, its deal or lead, asked for it or attends it.

    While its deal lies in the trash, or its lead that is no deal yet, so does the task.
    """

    kind = Kind.TASK

    def visible_to(self, actor: Actor) -> Self:
        return self.filter(NOT_OF_SOMETHING_DELETED, deleted_at=None).known_to(actor)

    def known_to(self, actor: Actor) -> Self:
        owners = actor.owners_seen(self.kind)
        if owners is None:
            return self.all()
        attended = Attendee.objects.filter(task=OuterRef("pk"), member_id=actor.id)
        through = seen_through_any((Kind.DEAL, Kind.LEAD), actor)
        mine = Q(owner_id__in=owners) | Q(creator_id=actor.id)
        return self.filter(mine | through | Exists(attended))

    def open(self) -> Self:
        return self.filter(NOT_OF_SOMETHING_DELETED, done_at=None, deleted_at=None)

    def waiting(self) -> Self:
        """Keep those that wait for another one that is open; what lies in the trash holds up nobody."""
        blockers = Task.objects.open().filter(links_ahead__blocked=OuterRef("pk"))
        return self.filter(Exists(blockers))


class ActivityType(Named):
    """A kind of activity of the workspace's own; `base` is the built-in kind it is one of."""

    base = models.CharField(max_length=10, choices=choices(list(ActivityBase)))
    icon = models.CharField(
        max_length=10, choices=choices(list(ActivityIcon)), default=ActivityIcon.CHECK
    )
    color = models.CharField(max_length=10, choices=choices(list(Color)), default=Color.GRAY)


class Task(Editable):
    """Something to do.

    `is_all_day`: only the day of `due_at` counts, in its owner's time zone. `minutes` is how
    long it takes; without it what is usual for its kind (rules.USUAL_MINUTES).
    """

    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=choices(list(TaskKind)), default=TaskKind.TASK)
    type = Reference(ActivityType, models.PROTECT, null=True, related_name="+")
    due_at = models.DateTimeField(null=True)
    is_all_day = models.BooleanField(default=False)
    minutes = models.PositiveIntegerField(null=True)
    done_at = models.DateTimeField(null=True)
    progress = models.CharField(
        max_length=10, choices=choices(list(TaskProgress)), db_default=TaskProgress.TODO
    )
    agenda = models.TextField(blank=True, db_default="")
    # How it repeats (docs/decisions/0018). The slot is what the rule said, on the owner's wall; it
    # stays when only this one is moved. `follows` is the one whose completion made this one.
    repeat = models.CharField(max_length=200, blank=True, db_default="")
    repeats_after_done = models.BooleanField(db_default=False)
    slot_day = models.DateField(null=True)
    slot_time = models.TimeField(null=True)
    occurrence = models.PositiveIntegerField(db_default=1)
    follows = models.UUIDField(null=True)
    owner = Reference(Member, models.PROTECT, related_name="tasks", own_index=False)
    creator = Reference(Member, models.SET_NULL, null=True, related_name="+", own_index=False)
    deal = Reference(Deal, models.CASCADE, null=True, related_name="tasks")
    person = Reference(Person, models.CASCADE, null=True, related_name="tasks")
    company = Reference(Company, models.CASCADE, null=True, related_name="tasks")
    # What was planned for a lead is of its deal, too, once it has become one.
    lead = Reference(Lead, models.CASCADE, null=True, related_name="tasks")
    deleted_at = models.DateTimeField(null=True)
    deleted_by = Reference(Member, models.SET_NULL, null=True, related_name="+", own_index=False)

    objects = TaskQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "follows"],
                condition=Q(follows__isnull=False),
                name="task_is_followed_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["workspace", "owner", "due_at", "id"],
                condition=Q(done_at=None, deleted_at=None),
                name="task_of_owner_by_due",
            ),
            models.Index(
                fields=["workspace", "owner", "done_at"],
                condition=Q(done_at__isnull=False, deleted_at=None),
                name="task_done_by_owner",
            ),
            models.Index(
                fields=["workspace", "due_at", "id"],
                condition=Q(deleted_at=None),
                name="task_by_due",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class TaskLink(Record):
    """One task waits for another: `blocked` is to be done after `blocker` (docs/decisions/0023)."""

    blocker = Reference(Task, models.CASCADE, related_name="links_ahead")
    blocked = Reference(Task, models.CASCADE, related_name="links_behind", own_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "blocked", "blocker"], name="task_waits_for_another_once"
            ),
            models.CheckConstraint(
                condition=~Q(blocker=F("blocked")), name="task_does_not_wait_for_itself"
            ),
        ]


class Attendee(Record):
    """Somebody who is to come to a task: a member, or a person of the customers'."""

    task = Reference(Task, models.CASCADE, related_name="attendees")
    member = Reference(Member, models.CASCADE, null=True, related_name="+")
    person = Reference(Person, models.CASCADE, null=True, related_name="+")
    answer = models.CharField(
        max_length=10, choices=choices(list(AttendeeAnswer)), default=AttendeeAnswer.PENDING
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(member__isnull=False, person=None)
                | Q(member=None, person__isnull=False),
                name="attendee_is_a_member_or_a_person",
            ),
            models.UniqueConstraint(
                fields=["workspace", "task", "member"],
                condition=Q(member__isnull=False),
                name="member_attends_once",
            ),
            models.UniqueConstraint(
                fields=["workspace", "task", "person"],
                condition=Q(person__isnull=False),
                name="person_attends_once",
            ),
        ]


class NoteQuerySet(models.QuerySet["Note"]):
    """A note is seen by whoever sees what it is about; a private one only by its author."""

    def visible_to(self, actor: Actor) -> Self:
        return self.filter(deleted_at=None).known_to(actor)

    def known_to(self, actor: Actor) -> Self:
        own = Q(is_private=False) | Q(author_id=actor.id)
        return self.filter(seen_through_any(ABOUT, actor), own)


class Note(Editable):
    """What somebody wrote down about one deal, person, company or lead, or how a contact went.

    What was written about a lead is about its deal, too, once it has become one.
    `doc` is the text with its marks (lib.documents), `text` the same without them. With
    neither place nor coordinates nobody has checked in.
    """

    kind = models.CharField(max_length=10, choices=choices(list(NoteKind)), default=NoteKind.NOTE)
    type = Reference(ActivityType, models.PROTECT, null=True, related_name="+")
    text = models.TextField(blank=True)
    doc = models.JSONField(null=True)
    happened_at = models.DateTimeField(null=True)
    minutes = models.PositiveIntegerField(null=True)
    outcome = models.CharField(max_length=20, choices=choices(list(ContactOutcome)), blank=True)
    place = models.CharField(max_length=200, blank=True)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    is_private = models.BooleanField(default=False)
    # Of a mail: the letter it tells of, which lives on the floor above, and which way that went.
    letter_id = models.UUIDField(null=True)
    is_incoming = models.BooleanField(null=True)
    pinned_at = models.DateTimeField(null=True)
    author = Reference(Member, models.PROTECT, related_name="+", own_index=False)
    deal = Reference(Deal, models.CASCADE, null=True, related_name="notes")
    person = Reference(Person, models.CASCADE, null=True, related_name="notes")
    company = Reference(Company, models.CASCADE, null=True, related_name="notes")
    lead = Reference(Lead, models.CASCADE, null=True, related_name="notes")
    deleted_at = models.DateTimeField(null=True)
    deleted_by = Reference(Member, models.SET_NULL, null=True, related_name="+", own_index=False)

    objects = NoteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(deal__isnull=False, person=None, company=None)
                | Q(deal=None, person__isnull=False, company=None, lead=None)
                | Q(deal=None, person=None, company__isnull=False, lead=None)
                | Q(deal=None, person=None, company=None, lead__isnull=False),
                name="note_is_about_one_thing",
            )
        ]
        # When there was last a contact: Today asks it of every deal.
        indexes = [
            models.Index(
                "workspace",
                link,
                Coalesce("happened_at", "created_at"),
                condition=~Q(kind=NoteKind.NOTE) & Q(deleted_at=None),
                name=f"contact_of_{link}",
            )
            for link in ("deal", "company", "person")
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def author_name(self) -> str:
        return str(self.author.name)

    @property
    def is_pinned(self) -> bool:
        return self.pinned_at is not None


class Comment(Editable):
    """What somebody says about a note; seen by whoever sees the note."""

    note = Reference(Note, models.CASCADE, related_name="comments")
    text = models.TextField()
    doc = models.JSONField(null=True)
    author = Reference(Member, models.PROTECT, related_name="+", own_index=False)

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def author_name(self) -> str:
        return str(self.author.name)
