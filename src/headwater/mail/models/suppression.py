from django.db import models
from django.db.models import Q

from headwater.accounts.models import Member, choices
from headwater.leads.models import Lead
from headwater.mail.models.outgoing import Outgoing
from headwater.mail.rules.suppression import KEPT_REASONS, LegalBasis
from headwater.people.models import Person
from headwater.tenancy.models import Record, Reference


class Suppression(Record):
    """An address, or a whole domain, that nobody writes to by a machine.

    By the address and not by the person: it stays whatever becomes of those who have it.
    """

    address = models.CharField(max_length=320)
    reason = models.CharField(max_length=12, choices=choices(KEPT_REASONS))
    outgoing = Reference(Outgoing, models.SET_NULL, null=True, related_name="+")
    by = Reference(Member, models.SET_NULL, null=True, related_name="+", own_index=False)
    at = models.DateTimeField()
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "address"], name="address_is_suppressed_once"
            )
        ]
        indexes = [models.Index(fields=["workspace", "-at", "-id"], name="suppression_by_age")]

    def __str__(self) -> str:
        return self.address


class ConsentStep(Record):
    """By what right somebody is written to from a moment on, or that they took it back.

    Rows are only added: the last one counts, and those before it say how it came.
    """

    person = Reference(Person, models.CASCADE, null=True, related_name="consents")
    lead = Reference(Lead, models.CASCADE, null=True, related_name="consents")
    channel = models.CharField(max_length=10, default="email")
    basis = models.CharField(max_length=20, choices=choices(list(LegalBasis)))
    is_withdrawal = models.BooleanField(default=False)
    at = models.DateTimeField()
    source = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    by = Reference(Member, models.SET_NULL, null=True, related_name="+", own_index=False)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None) ^ Q(lead=None), name="consent_is_of_a_person_or_a_lead"
            )
        ]

    def __str__(self) -> str:
        return self.basis


class PublicLink(Record):
    """An address out on the internet that means something here, known by its token alone.

    A letter's picture, a link of it and where that leads, the link nobody sees, and the one by
    which whoever got it unsubscribes. `address` and `target` stand here and not in the token, so
    that nobody can make one.
    """

    token = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=12)
    outgoing = Reference(Outgoing, models.SET_NULL, null=True, related_name="links")
    address = models.CharField(max_length=320, blank=True)
    target = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    undone = models.PositiveSmallIntegerField(default=0)  # how often unsubscribing was taken back

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "outgoing", "kind", "position"],
                name="link_of_letter_is_made_once",
            )
        ]

    def __str__(self) -> str:
        return self.kind
