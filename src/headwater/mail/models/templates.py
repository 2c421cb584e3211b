from typing import Self

from django.db import models
from django.db.models import Q

from headwater.accounts.models import Member, Team, choices
from headwater.accounts.rules import Actor
from headwater.fields.models import shared_with
from headwater.fields.rules.views import ViewScope
from headwater.mail.rules.templates import MailStage, TemplateKind, TemplateLanguage
from headwater.tenancy.models import Editable, Reference


class MailTemplateQuerySet(models.QuerySet["MailTemplate"]):
    """A template is seen by its owner, by the team it is shared with and those below, or by all."""

    def visible_to(self, actor: Actor) -> Self:
        return self.filter(shared_with(actor))

    def known_to(self, actor: Actor) -> Self:
        return self.visible_to(actor)


class MailTemplate(Editable):
    """What letters begin with, or a snippet that is put into one; its fields stand in it unfilled.

    `text` is what `doc` says, to be searched. An archived one is offered no longer; letters that
    were written with it are still counted.
    """

    kind = models.CharField(
        max_length=10, choices=choices(list(TemplateKind)), default=TemplateKind.TEMPLATE
    )
    name = models.CharField(max_length=100)
    language = models.CharField(max_length=2, choices=choices(list(TemplateLanguage)))
    stage = models.CharField(
        max_length=15, choices=choices(list(MailStage)), default=MailStage.OTHER
    )
    subject = models.CharField(max_length=900, blank=True)
    doc = models.JSONField()
    text = models.TextField(blank=True)
    shortcut = models.CharField(max_length=30, blank=True)
    scope = models.CharField(
        max_length=10, choices=choices(list(ViewScope)), default=ViewScope.PRIVATE
    )
    owner = Reference(Member, models.CASCADE, related_name="+", own_index=False)
    team = Reference(Team, models.SET_NULL, null=True, related_name="+")
    archived_at = models.DateTimeField(null=True)

    objects = MailTemplateQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["workspace", "owner", "name"], name="template_of_owner")]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "owner", "shortcut"],
                condition=Q(archived_at=None) & ~Q(shortcut=""),
                name="shortcut_means_one_snippet",
            )
        ]

    def __str__(self) -> str:
        return self.name
