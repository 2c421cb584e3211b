"""What a template of letters is, and who may see and change it."""

import re
from enum import StrEnum
from uuid import UUID

from headwater.accounts.rules import Actor, Right
from headwater.lib.errors import Conflict, Forbidden, Invalid, NotFound

MOST_TEMPLATES = 500  # of one owner
SHORTCUT = re.compile(r";[\w-]{1,29}")


class TemplateKind(StrEnum):
    """A whole letter, or a piece that is put into one where the hand is."""

    TEMPLATE = "template"
    SNIPPET = "snippet"


class TemplateLanguage(StrEnum):
    """In which language a template speaks; amounts and dates are written in it."""

    EN = "en"
    ZH = "zh"


class MailStage(StrEnum):
    """What a template is for. A letter written with one of `quote` counts as a quote that was sent."""

    PROSPECTING = "prospecting"
    QUALIFYING = "qualifying"
    NURTURE = "nurture"
    QUOTE = "quote"
    NEGOTIATION = "negotiation"
    CLOSING = "closing"
    OTHER = "other"


class MailTemplateNotFound(NotFound):
    code = "mail_template_not_found"


class NotYourTemplate(Forbidden):
    code = "not_your_template"


class TooManyTemplates(Invalid):
    code = "too_many_templates"


class BadShortcut(Invalid):
    code = "bad_shortcut"


class ShortcutTaken(Conflict):
    code = "shortcut_taken"


def check_change(owner_id: UUID, *, actor: Actor) -> None:
    if owner_id != actor.id and not actor.may(Right.CONFIGURE):
        raise NotYourTemplate(
            "Only its owner and administrators change this template. Save it as your own."
        )


def check_shortcut(shortcut: str, *, kind: TemplateKind) -> None:
    """Refuse what nobody could type; only snippets are called by a shortcut."""
    if shortcut and (kind is not TemplateKind.SNIPPET or not SHORTCUT.fullmatch(shortcut)):
        raise BadShortcut(
            "A shortcut is a semicolon and up to 29 letters or digits: ;meet.", field="shortcut"
        )
