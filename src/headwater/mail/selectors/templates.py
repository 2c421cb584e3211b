"""The templates somebody sees."""

from uuid import UUID

from django.db.models import F, Q

from headwater.accounts.rules import Actor
from headwater.mail.models import MailTemplate
from headwater.mail.rules.templates import MailTemplateNotFound, TemplateKind

MOST = 1000


def get_template(template_id: UUID, *, actor: Actor, lock: bool = False) -> MailTemplate:
    rows = MailTemplate.objects.visible_to(actor).select_related("owner", "team")
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(id=template_id).first()
    if found is None:
        raise MailTemplateNotFound("There is no such template, or it is not shown to you.")
    return found


def list_templates(
    *, actor: Actor, kind: TemplateKind | None = None, q: str = "", with_archived: bool = False
) -> list[MailTemplate]:
    """List templates by name, what is still offered first."""
    rows = MailTemplate.objects.visible_to(actor).select_related("owner", "team")
    if kind is not None:
        rows = rows.filter(kind=kind)
    if not with_archived:
        rows = rows.filter(archived_at=None)
    for word in q.split():
        rows = rows.filter(
            Q(name__icontains=word) | Q(subject__icontains=word) | Q(text__icontains=word)
        )
    return list(rows.order_by(F("archived_at").asc(nulls_first=True), "name", "id")[:MOST])
