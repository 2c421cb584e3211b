from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import Q

from headwater.accounts.models import Member
from headwater.accounts.rules import Actor
from headwater.activities.models import ABOUT, Note, seen_through_any
from headwater.files.rules import LONGEST_NAME, PICTURES, UNKNOWN_TYPE
from headwater.leads.models import Lead
from headwater.people.models import Company, Person
from headwater.pipeline.models import Deal
from headwater.tenancy.models import Editable, Reference


class FileQuerySet(models.QuerySet["File"]):
    """A file is seen by whoever sees what it is about, once it has arrived."""

    def visible_to(self, actor: Actor) -> Self:
        return self.filter(deleted_at=None).known_to(actor)

    def known_to(self, actor: Actor) -> Self:
        of_a_note = Q(note__in=Note.objects.visible_to(actor))
        return self.filter(seen_through_any(ABOUT, actor) | of_a_note, arrived_at__isnull=False)

    def waiting(self) -> Self:
        """Give what waits for the note that is being written: its author's alone."""
        return self.filter(deal=None, person=None, company=None, lead=None, note=None)

    def announced_by(self, actor: Actor) -> Self:
        """Give what somebody sends, as long as it lies in no trash."""
        return self.filter(author_id=actor.id, deleted_at=None)


class File(Editable):
    """Bytes somebody keeps with one thing. `stored_as` is its name on disk, told to nobody."""

    name = models.CharField(max_length=LONGEST_NAME)
    size = models.BigIntegerField()
    content_type = models.CharField(max_length=100, default=UNKNOWN_TYPE)
    sha256 = models.CharField(max_length=64, blank=True)
    stored_as = models.UUIDField(default=uuid4, editable=False)
    author = Reference(Member, models.PROTECT, related_name="+", own_index=False)
    deal = Reference(Deal, models.CASCADE, null=True, related_name="files")
    person = Reference(Person, models.CASCADE, null=True, related_name="files")
    company = Reference(Company, models.CASCADE, null=True, related_name="files")
    lead = Reference(Lead, models.CASCADE, null=True, related_name="files")
    note = Reference(Note, models.CASCADE, null=True, related_name="files")
    arrived_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)
    deleted_by = Reference(Member, models.SET_NULL, null=True, related_name="+", own_index=False)

    objects = FileQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(deal__isnull=False, person=None, company=None, note=None)
                | Q(deal=None, person__isnull=False, company=None, lead=None, note=None)
                | Q(deal=None, person=None, company__isnull=False, lead=None, note=None)
                | Q(deal=None, person=None, company=None, lead__isnull=False, note=None)
                | Q(deal=None, person=None, company=None, lead=None),
                name="file_is_about_one_thing_or_waits",
            ),
            models.UniqueConstraint(
                fields=["workspace", "stored_as"], name="file_is_stored_under_its_own_name"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def author_name(self) -> str:
        return str(self.author.name)

    @property
    def is_waiting(self) -> bool:
        return not (self.deal_id or self.person_id or self.company_id or self.note_id)

    @property
    def has_preview(self) -> bool:
        return self.content_type in PICTURES
