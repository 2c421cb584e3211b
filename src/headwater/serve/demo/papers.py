"""A few small files for the demo: a ground plan and a quote, drawn and written here."""

from io import BytesIO
from uuid import UUID

from PIL import Image, ImageDraw

from headwater.activities.models import Note
from headwater.files.services.uploads import NewFile, announce, take_in
from headwater.lib.text import CHINESE
from headwater.pipeline.models import Deal
from headwater.serve.demo.writing import Stageplay

WITH_FILES = 8  # of the latest deals, and of the latest notes
ROOMS = ((40, 40, 420, 300), (420, 40, 760, 220), (420, 220, 760, 480), (40, 300, 420, 480))
QUOTE = {
    True: ("Ground plan.png", "Quote.txt", "Quote for {company}\n\nTotal: {value} {currency}\n"),
    False: ("车间平面图.png", "报价单.txt", "{company} 报价单\n\n合计：{value} {currency}\n"),
}


def write_papers(play: Stageplay, deals: list[Deal]) -> None:
    """Give the latest deals and their companies a file each, and the latest notes, in their language."""
    latest = sorted(
        (deal for deal in deals if deal.company_id), key=lambda deal: deal.created_at, reverse=True
    )[:WITH_FILES]
    for deal in latest:
        plan, quote, text = QUOTE[CHINESE.search(deal.title) is None]
        company = deal.company.name if deal.company else ""
        words = text.format(company=company, value=deal.value, currency=deal.currency)
        _write(play, quote, words.encode(), deal_id=deal.id)
        _write(play, plan, _ground_plan(), company_id=deal.company_id)
    notes = Note.objects.exclude(deal=None).select_related("deal").order_by("-created_at", "-id")
    for note in notes[:WITH_FILES]:
        title = note.deal.title if note.deal else ""
        plan, *_ = QUOTE[CHINESE.search(title) is None]
        _write(play, plan, _ground_plan(), note_id=note.id)


def _write(play: Stageplay, name: str, content: bytes, **about: UUID | None) -> None:
    length = len(content)
    file = announce(NewFile(name=name, size=length, **about), actor=play.owner)
    take_in(file.id, BytesIO(content), offset=0, length=length, actor=play.owner, now=play.now)


def _ground_plan() -> bytes:
    drawn = BytesIO()
    paper = Image.new("RGB", (800, 520), "white")
    pen = ImageDraw.Draw(paper)
    for room in ROOMS:
        pen.rectangle(room, outline="#0f6b7f", width=5)
    paper.save(drawn, "PNG")
    return drawn.getvalue()
