"""What a letter is given on its way out besides what its author wrote."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from html import escape

from django.utils import translation
from django.utils.translation import gettext

from headwater.lib.text import CHINESE
from headwater.mail.models import Outgoing
from headwater.mail.rules.tracking import telling_html
from headwater.mail.selectors.links import CLICK, OPEN, TRAP, UNSUBSCRIBE, address_of
from headwater.mail.selectors.tracking import is_to_be_tracked, tracking_address, tracking_rule
from headwater.mail.services.links import make_link

FOOT = '<p style="margin-top:24px;font-size:12px;color:#6b7280">{words}: <a href="{link}">{link}</a></p>'


@dataclass(frozen=True)
class Said:
    """A letter as it leaves."""

    text: str
    html: str
    headers: Mapping[str, str] = field(default_factory=dict)


def dressed(one: Outgoing, html: str, *, now: datetime) -> Said:
    """Give what a machine wrote a way to have no more of it."""
    said = Said(one.text, html)
    return _with_a_way_out(one, said, now=now) if one.is_automatic else said


def telling(one: Outgoing, html: str, *, now: datetime) -> str:
    """Let the HTML of a letter tell when it is seen, if it is tracked; its text stays as it is."""
    rule = tracking_rule()
    if not is_to_be_tracked(one, rule):
        return html

    def address(kind: str, position: int = 0, target: str = "") -> str:
        link = make_link(one, kind, position=position, target=target, now=now)
        return tracking_address(link, rule)

    return telling_html(
        html,
        link_to=lambda position, target: address(CLICK, position, target),
        pixel=address(OPEN),
        trap=address(TRAP),
    )


def _with_a_way_out(one: Outgoing, said: Said, *, now: datetime) -> Said:
    """Add the way of RFC 8058 for mail programs, and the same link for people."""
    link = address_of(make_link(one, UNSUBSCRIBE, address=one.receivers[0].lower(), now=now))
    with translation.override(_language(one)):
        words = gettext("No more letters like this? Unsubscribe")
    return replace(
        said,
        text=f"{said.text}\n\n-- \n{words}: {link}",  # below the mark of a signature, so that programs fold it
        html=said.html + FOOT.format(words=escape(words), link=escape(link)),
        headers={
            "List-Unsubscribe": f"<{link}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )


def _language(one: Outgoing) -> str:
    """Speak to the receiver as the letter does: nobody knows more of their language."""
    return "zh-hans" if CHINESE.search(f"{one.subject} {one.text}") else "en"
