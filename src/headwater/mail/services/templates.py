"""Keeping templates: what stands in one is looked through when it is kept."""

from datetime import datetime
from typing import Any, TypedDict, Unpack
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.activities.services.notes import written
from headwater.events.log import emit
from headwater.fields.rules.views import ViewScope, check_team
from headwater.lib.errors import check_version
from headwater.lib.ids import uuid7
from headwater.mail.events import MailTemplateChanged
from headwater.mail.models import MailTemplate
from headwater.mail.rules.filling import check_template
from headwater.mail.rules.letterhtml import as_document
from headwater.mail.rules.templates import (
    MOST_TEMPLATES,
    MailStage,
    ShortcutTaken,
    TemplateKind,
    TemplateLanguage,
    TooManyTemplates,
    check_change,
    check_shortcut,
)
from headwater.mail.selectors.templates import get_template


class TemplateFacts(TypedDict, total=False):
    kind: TemplateKind
    name: str
    language: TemplateLanguage
    stage: MailStage
    subject: str
    doc: dict[str, Any] | None
    text: str
    shortcut: str
    scope: ViewScope
    is_archived: bool


def create_template(
    template_id: UUID | None = None,
    *,
    actor: Actor,
    now: datetime,
    **facts: Unpack[TemplateFacts],
) -> MailTemplate:
    """Keep a template. Raises UnknownFields, BrokenField and ShortcutTaken."""
    if template_id and MailTemplate.objects.filter(id=template_id).exists():
        return get_template(template_id, actor=actor)  # the same request once more
    if MailTemplate.objects.filter(owner_id=actor.id).count() >= MOST_TEMPLATES:
        raise TooManyTemplates("You have {most} templates already.", most=MOST_TEMPLATES)
    one = MailTemplate(id=template_id or uuid7(), owner_id=actor.id, doc=as_document(""))
    _put(one, facts, actor=actor, now=now)
    one.save(force_insert=True)
    _tell(one, "created", actor=actor, now=now)
    return get_template(one.id, actor=actor)


def update_template(
    template_id: UUID,
    *,
    version: int | None,
    actor: Actor,
    now: datetime,
    **facts: Unpack[TemplateFacts],
) -> MailTemplate:
    """Change the named things of a template; what is already so changes nothing."""
    one = get_template(template_id, actor=actor, lock=True)
    check_change(one.owner_id, actor=actor)
    check_version(one.version, version)
    names = [field.attname for field in MailTemplate._meta.concrete_fields]  # noqa: SLF001
    before = {name: getattr(one, name) for name in names}
    _put(one, facts, actor=actor, now=now)
    if changed := [name for name, old in before.items() if getattr(one, name) != old]:
        one.saved(*(name.removesuffix("_id") for name in changed))
        _tell(one, "edited", actor=actor, now=now)
    return get_template(one.id, actor=actor)


def _put(one: MailTemplate, facts: TemplateFacts, *, actor: Actor, now: datetime) -> None:
    plain = {"kind", "name", "language", "stage", "subject", "shortcut", "scope"}
    for name in plain & facts.keys():
        setattr(one, name, facts[name])  # type: ignore[literal-required]  # a key of facts
    if facts.get("doc") is not None or "text" in facts:
        doc, one.text = written(facts.get("doc"), facts.get("text", ""))
        one.doc = doc or as_document(one.text)
    if "scope" in facts:
        check_team(facts["scope"], team_id=actor.team_id)
        one.team_id = actor.team_id if one.scope == ViewScope.TEAM else None
    if "is_archived" in facts:
        one.archived_at = (one.archived_at or now) if facts["is_archived"] else None
    check_template(one.subject, one.doc)
    check_shortcut(one.shortcut, kind=TemplateKind(one.kind))
    _check_free(one)


def _check_free(one: MailTemplate) -> None:
    if not one.shortcut or one.archived_at:
        return
    same = MailTemplate.objects.filter(
        owner_id=one.owner_id, shortcut=one.shortcut, archived_at=None
    ).exclude(id=one.id)
    if same.exists():
        raise ShortcutTaken("You have a snippet with this shortcut already.", field="shortcut")


def _tell(one: MailTemplate, what: str, *, actor: Actor, now: datetime) -> None:
    emit(MailTemplateChanged(actor_id=actor.id, at=now, mail_template_id=one.id, what=what))
