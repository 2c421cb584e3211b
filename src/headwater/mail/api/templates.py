"""The routes of templates: keeping them, filling them, and what comes with Headwater."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Router

from headwater.http.access import reading, writing
from headwater.http.problems import EDIT_REFUSALS, REFUSALS, ProblemOut, SignedInRequest
from headwater.http.wire import IfMatch, expected_version, json_response
from headwater.mail.models import MailTemplate
from headwater.mail.rules.templates import TemplateLanguage
from headwater.mail.schemas.templates import (
    FilledOut,
    FillIn,
    GalleryTextOut,
    MailGallery,
    MailTemplateIn,
    MailTemplateList,
    MailTemplateOut,
    MailTemplatePatch,
    MailTemplateQuery,
    PreviewIn,
)
from headwater.mail.selectors import templates as found
from headwater.mail.selectors.filling import filled, preview
from headwater.mail.services import templates
from headwater.mail.services.gallery_texts import gallery

router = Router(tags=["mail"])
WRITE_REFUSALS = REFUSALS | {409: ProblemOut}


@router.get("/mail-templates", response={200: MailTemplateList} | REFUSALS, auth=reading)
def list_mail_templates(
    request: SignedInRequest, query: Query[MailTemplateQuery]
) -> MailTemplateList:
    """List the templates and snippets that you see: yours, your teams', everybody's."""
    rows = found.list_templates(actor=request.actor, **query.dict())
    return MailTemplateList(items=[MailTemplateOut.of(one, request.actor) for one in rows])


@router.post("/mail-templates", response={201: MailTemplateOut} | WRITE_REFUSALS, auth=writing)
def create_mail_template(request: SignedInRequest, payload: MailTemplateIn) -> HttpResponse:
    """Keep a template or a snippet."""
    made = templates.create_template(
        payload.id, actor=request.actor, now=timezone.now(), **payload.facts()
    )
    return _shown(request, made, status=201)


@router.get(
    "/mail-templates/{template_id}", response={200: MailTemplateOut} | REFUSALS, auth=reading
)
def get_mail_template(request: SignedInRequest, template_id: UUID) -> HttpResponse:
    """Show one template with its fields unfilled."""
    return _shown(request, found.get_template(template_id, actor=request.actor))


@router.patch(
    "/mail-templates/{template_id}", response={200: MailTemplateOut} | EDIT_REFUSALS, auth=writing
)
def change_mail_template(
    request: SignedInRequest, template_id: UUID, payload: MailTemplatePatch, if_match: IfMatch
) -> HttpResponse:
    """Change a template of yours; an administrator anybody's. Fields left out stay as they are."""
    changed = templates.update_template(
        template_id,
        version=expected_version(request),
        actor=request.actor,
        now=timezone.now(),
        **payload.dict(exclude_unset=True),
    )
    return _shown(request, changed)


@router.post(
    "/mail-templates/{template_id}/fill", response={200: FilledOut} | REFUSALS, auth=reading
)
def fill_mail_template(request: SignedInRequest, template_id: UUID, payload: FillIn) -> FilledOut:
    """Fill a template for somebody: what you do not see of them stays missing."""
    one = found.get_template(template_id, actor=request.actor)
    now = timezone.now()
    return FilledOut.of(filled(one, payload.occasion(), actor=request.actor, now=now))


@router.post("/mail-template-previews", response={200: FilledOut} | REFUSALS, auth=reading)
def preview_mail_template(request: SignedInRequest, payload: PreviewIn) -> FilledOut:
    """Show what a template that is not kept yet would say to somebody."""
    letter = preview(
        payload.subject, payload.doc, payload.occasion(), language=payload.language,
        actor=request.actor, now=timezone.now(),
    )  # fmt: skip
    return FilledOut.of(letter)


@router.get("/mail-gallery", response={200: MailGallery} | REFUSALS, auth=reading)
def get_mail_gallery(
    request: SignedInRequest, language: TemplateLanguage | None = None
) -> MailGallery:
    """List the texts that come with Headwater, by stage; left out: in both languages."""
    texts = [one for one in gallery() if language in {None, one["language"]}]
    return MailGallery(items=[GalleryTextOut(**one) for one in texts])


def _shown(request: SignedInRequest, one: MailTemplate, *, status: int = 200) -> HttpResponse:
    out = MailTemplateOut.of(one, request.actor).model_dump(mode="json")
    return json_response(out, version=one.version, status=status)
