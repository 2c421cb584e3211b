"""What templates, snippets and what is filled in look like on the wire."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, cast
from uuid import UUID

from ninja import Field, Schema

from headwater.accounts.rules import Actor, Right
from headwater.fields.rules.views import ViewScope
from headwater.http.wire import Body
from headwater.mail.models import MailTemplate
from headwater.mail.rules.filling import FIELDS, Filled, fields_in
from headwater.mail.rules.templates import MailStage, TemplateKind, TemplateLanguage
from headwater.mail.selectors.filling import Occasion
from headwater.mail.selectors.matches import About
from headwater.mail.services.templates import TemplateFacts

TemplateName = Annotated[str, Field(min_length=1, max_length=100)]
TemplateText = Annotated[str, Field(max_length=500_000)]
TemplateSubject = Annotated[str, Field(max_length=900)]
MailField = StrEnum("MailField", [(name.replace(".", "_").upper(), name) for name in FIELDS])  # type: ignore[misc]  # names out of one list


class MailTemplateQuery(Schema):
    kind: TemplateKind | None = None
    q: str = Field("", max_length=200, description="Words of its name, subject or text.")
    with_archived: bool = False


class MailTemplateIn(Body):
    id: UUID | None = None
    kind: TemplateKind = TemplateKind.TEMPLATE
    name: TemplateName
    language: TemplateLanguage
    stage: MailStage = MailStage.OTHER
    subject: TemplateSubject = ""
    text: TemplateText = Field("", description="Plain text, if there is no `doc`.")
    doc: dict[str, Any] | None = None
    shortcut: str = Field("", max_length=30, description="What calls a snippet: `;meet`.")
    scope: ViewScope = ViewScope.PRIVATE

    def facts(self) -> TemplateFacts:
        return cast("TemplateFacts", self.dict(exclude={"id"}))


class MailTemplatePatch(Body):
    """What is left out stays; the values here only say that leaving out is allowed."""

    kind: TemplateKind = TemplateKind.TEMPLATE
    name: TemplateName = "-"
    language: TemplateLanguage = TemplateLanguage.EN
    stage: MailStage = MailStage.OTHER
    subject: TemplateSubject = ""
    text: TemplateText = ""
    doc: dict[str, Any] | None = None
    shortcut: str = Field("", max_length=30)
    scope: ViewScope = ViewScope.PRIVATE
    is_archived: bool = False


class MailTemplateOut(Schema):
    """What letters begin with, or a snippet; its fields stand in it as `{{person.name}}`."""

    id: UUID
    kind: TemplateKind
    name: str
    language: TemplateLanguage
    stage: MailStage
    subject: str
    text: str
    doc: dict[str, Any]
    shortcut: str
    scope: ViewScope
    fields: list[MailField]
    owner_id: UUID
    owner_name: str
    team_name: str | None
    is_archived: bool
    may_edit: bool
    updated_at: datetime
    version: int = Field(description="Its ETag.")

    @classmethod
    def of(cls, one: MailTemplate, actor: Actor) -> "MailTemplateOut":
        is_own = one.owner_id == actor.id or actor.may(Right.CONFIGURE)
        return cls(
            id=one.id, kind=TemplateKind(one.kind), name=one.name,
            language=TemplateLanguage(one.language), stage=MailStage(one.stage),
            subject=one.subject, text=one.text, doc=one.doc, shortcut=one.shortcut,
            scope=ViewScope(one.scope), fields=_known(fields_in(one.subject, one.doc)),
            owner_id=one.owner_id, owner_name=one.owner.name,
            team_name=one.team.name if one.team else None,
            is_archived=one.archived_at is not None,
            may_edit=actor.may(Right.WRITE) and is_own,
            updated_at=one.updated_at, version=one.version,
        )  # fmt: skip


class MailTemplateList(Schema):
    items: list[MailTemplateOut]


class FillIn(Body):
    """About what a letter is; whom it is to says the rest where that is known."""

    deal_id: UUID | None = None
    lead_id: UUID | None = None
    person_id: UUID | None = None
    company_id: UUID | None = None
    address: str = Field("", max_length=320, description="To whom it goes.")
    mailbox_id: UUID | None = Field(None, description="From which mailbox; left out: your first.")

    def occasion(self) -> Occasion:
        about = About(self.deal_id, self.lead_id, self.person_id, self.company_id)
        return Occasion(about, self.address.lower(), self.mailbox_id)


class PreviewIn(FillIn):
    language: TemplateLanguage
    subject: TemplateSubject = ""
    doc: dict[str, Any]


class FilledOut(Schema):
    """A letter to begin with; what is missing still stands in it as a field."""

    subject: str
    doc: dict[str, Any]
    missing: list[MailField]

    @classmethod
    def of(cls, one: Filled) -> "FilledOut":
        return cls(subject=one.subject, doc=one.doc, missing=_known(one.missing))


class GalleryTextOut(Schema):
    """A text that comes with Headwater; keep it as a template of your own to use it."""

    key: str
    language: TemplateLanguage
    stage: MailStage
    name: str
    hint: str = Field(description="When it is good for something.")
    subject: str
    doc: dict[str, Any]


class MailGallery(Schema):
    items: list[GalleryTextOut]


def _known(names: tuple[str, ...]) -> list[Any]:
    """Name fields; one that was in a template before it was forgotten is left out."""
    return [MailField(name) for name in names if name in FIELDS]
