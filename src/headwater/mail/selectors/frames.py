"""A letter as it was set, made harmless, for a frame of its own."""

import base64
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.mail.models import Attachment, Letter, LetterBody
from headwater.mail.rules.cleaning import Cleaned, clean
from headwater.mail.rules.foldinghtml import fold_html
from headwater.mail.selectors.places import path_of
from headwater.mail.selectors.threads import get_letter

PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
MOST_INLINE = 8_000_000  # bytes of pictures that are put into the page
PAGE = (
    '<!doctype html><html><head><meta charset="utf-8"><meta name="color-scheme" content="light">'
    "<style>body{{margin:0;padding:4px;font:14px/1.5 system-ui,'PingFang SC','Microsoft YaHei',"
    "sans-serif;color:#1f2328;background:#fff;overflow-wrap:anywhere}}img{{max-width:100%;"
    "height:auto}}table{{max-width:100%}}blockquote{{margin:0 0 0 8px;padding-left:8px;"
    "border-left:2px solid #d0d7de}}pre{{white-space:pre-wrap}}</style></head>"
    "<body>{}</body></html>"
)


def frame(letter_id: UUID, *, actor: Actor, show_remote: bool, show_quoted: bool) -> Cleaned:
    """Give the page of a letter, what it quotes only if asked for; its own pictures stand in it."""
    letter = get_letter(letter_id, actor=actor)
    body = LetterBody.objects.filter(letter=letter).first()
    html = body.html if body else ""
    if not show_quoted:
        html, _ = fold_html(html)
    cleaned = clean(html, show_remote=show_remote, inline=_inline(letter))
    return Cleaned(html=PAGE.format(cleaned.html), blocked=cleaned.blocked)


def _inline(letter: Letter) -> dict[str, str]:
    found: dict[str, str] = {}
    left = MOST_INLINE
    rows = Attachment.objects.filter(letter=letter, content_type__in=PICTURES)
    for one in rows.exclude(content_id="").order_by("position"):
        left -= one.size
        if left < 0:
            break
        data = base64.b64encode(path_of(one.digest).read_bytes()).decode()
        found[one.content_id] = f"data:{one.content_type};base64,{data}"
    return found
