"""A dashboard as a PDF: every figure a table whose rows are drawn beside their names.

Chinese is set in STSong-Light, one of the fonts that every PDF reader brings or replaces: it is
named in the file and not put into it, so that a page stays a few kilobytes. Whatever Latin letters
can say is set in Helvetica.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from babel import Locale
from babel.numbers import format_currency, format_decimal, format_percent
from django.utils.translation import gettext, ngettext

from headwater.dashboards.rules.tables import Drawing, Form, Said, Table, cell

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle

CHINESE = "STSong-Light"
MARGIN, BAR_WIDTH, BAR_HEIGHT = 42, 120, 9
INK, GREY, LINE, WATER, AMBER = "#1d2939", "#667085", "#d9dee5", "#0f7c8a", "#b54708"
NOTHING = "–"
PADDING = 6  # of the frame that holds a page
MOST_COLUMNS, LAST = 9, 2  # of a page that is upright
FEW = 2  # columns of figures that leave the names more room


def paper(title: str, heading: str, tables: Sequence[Table], *, locale: Locale) -> bytes:
    # Loads for 0.2 s, which most never need.
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415
    from reportlab.platypus import KeepTogether, SimpleDocTemplate, Spacer  # noqa: PLC0415

    buffer = BytesIO()
    document = SimpleDocTemplate(
        buffer, pagesize=A4, title=title, author="Headwater", subject=heading, lang=str(locale),
        leftMargin=MARGIN, rightMargin=MARGIN, topMargin=MARGIN, bottomMargin=MARGIN,
    )  # fmt: skip
    flow: list[Any] = [_text(title, "title"), _text(heading, "says"), Spacer(0, 10)]
    for table in tables:
        flow.append(KeepTogether(_figure(table, locale, width=document.width - 2 * PADDING)))
        flow.append(Spacer(0, 16))
    document.build(flow, onFirstPage=_numbered, onLaterPages=_numbered)
    return buffer.getvalue()


def _figure(whole: Table, locale: Locale, *, width: float) -> list[Any]:
    table = narrowed(whole)
    parts = [_text(table.title, "subject")] if table.title else []
    if table.says:
        parts.append(_text(table.says, "says"))
    parts += [_text(line, "body") for line in table.note.splitlines() if line.strip()]
    if table.columns and not table.rows:
        parts.append(_text(gettext("Nothing to count."), "body"))
    if table.rows:
        parts.append(_grid(table, locale, width=width))
    return parts


def narrowed(table: Table) -> Table:
    """Leave out columns that no page has room for: those before the last two, their total and n."""
    too_many = len(table.columns) - MOST_COLUMNS
    if too_many <= 0:
        return table
    left = ngettext(
        "{count} column is not shown here; the XLSX file has it.",
        "{count} columns are not shown here; the XLSX file has them.",
        too_many,
    ).format(count=too_many)
    kept = [*range(MOST_COLUMNS - LAST), *range(len(table.columns) - LAST, len(table.columns))]
    return replace(
        table,
        columns=[table.columns[at] for at in kept],
        rows=[[row[at] for at in kept] for row in table.rows],
        drawing=None,
        bars=(),
        note="\n".join(filter(None, [table.note, left])),
    )


def _grid(table: Table, locale: Locale, *, width: float) -> Any:
    from reportlab.platypus import Table as Grid  # noqa: PLC0415
    from reportlab.platypus import TableStyle  # noqa: PLC0415

    is_drawn = table.drawing is not None and len(table.bars) == len(table.rows)
    head = [
        _text(one.name, "head" if at == 0 else "headRight") for at, one in enumerate(table.columns)
    ]
    lines = [head] + [
        [
            _text(
                written(cell(column, value), table.currency, locale),
                "name" if at == 0 else "figure",
            )
            for at, (column, value) in enumerate(zip(table.columns, row, strict=True))
        ]
        for row in table.rows
    ]
    widths = [0.0] * len(table.columns)
    if is_drawn:
        for line, drawn in zip(lines, [_text("", "head"), *_drawn(table)], strict=True):
            line.insert(1, drawn)
        widths.insert(1, BAR_WIDTH + 8)
    figures = len(table.columns) - 1
    left = width - sum(widths)
    first = left * (0.34 if figures > FEW else 0.44)
    widths = [first] + [one or (left - first) / figures for one in widths[1:]]
    style = [
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 2.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
    ]
    return Grid(lines, colWidths=widths, style=TableStyle(style), repeatRows=1, hAlign="LEFT")


def _drawn(table: Table) -> list[Any]:
    """Draw a bar for each row, all to one measure, nought included."""
    from reportlab.graphics.shapes import Drawing as Picture  # noqa: PLC0415
    from reportlab.graphics.shapes import Rect  # noqa: PLC0415
    from reportlab.lib.colors import HexColor  # noqa: PLC0415

    ends = [end for bar in table.bars for end in (bar.start, bar.end)]
    low, high = min(0.0, *ends), max(0.0, *ends)
    unit = BAR_WIDTH / (high - low) if high > low else 0.0
    pictures = []
    for bar in table.bars:
        size = abs(bar.end - bar.start) * unit
        start = (min(bar.start, bar.end) - low) * unit
        if table.drawing is Drawing.FUNNEL:
            start = (BAR_WIDTH - size) / 2
        is_less = table.drawing is Drawing.STEPS and bar.end < bar.start
        picture = Picture(BAR_WIDTH, BAR_HEIGHT)
        color = HexColor(AMBER if is_less else WATER)
        picture.add(Rect(start, 0, size, BAR_HEIGHT, fillColor=color, strokeColor=None))
        pictures.append(picture)
    return pictures


def written(said: Said, currency: str, locale: Locale) -> str:
    """Write a figure as its reader does."""
    value = said.value
    if value is None or isinstance(value, str):
        return value if value is not None else NOTHING
    return {
        Form.MONEY: lambda: str(format_currency(value, currency, locale=locale)),
        Form.SHARE: lambda: str(format_percent(value, format="#,##0.#%", locale=locale)),
        Form.DAYS: lambda: gettext("{days} days").format(
            days=format_decimal(round(float(value), 1), locale=locale)
        ),
    }.get(said.form, lambda: str(format_decimal(value, locale=locale)))()


def _text(text: str, style: str) -> Any:
    from reportlab.platypus import Paragraph  # noqa: PLC0415

    return Paragraph(markup(text), _styles()[style])


def markup(text: str) -> str:
    """Set what Helvetica cannot write in the Chinese font."""
    runs = re.split(r"((?:[^\x00-\xff–—‘’“”•…€™])+)", text)
    return "".join(
        f'<font name="{CHINESE}">{escape(run)}</font>' if at % 2 else escape(run)
        for at, run in enumerate(runs)
    )


@cache
def _styles() -> "dict[str, ParagraphStyle]":
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # noqa: PLC0415
    from reportlab.pdfbase.pdfmetrics import registerFont  # noqa: PLC0415

    registerFont(UnicodeCIDFont(CHINESE))
    body = {
        "fontName": "Helvetica",
        "fontSize": 9,
        "leading": 12,
        "textColor": INK,
        "wordWrap": "CJK",
    }
    bold = {"fontName": "Helvetica-Bold"}
    kinds: dict[str, dict[str, Any]] = {
        "title": bold | {"fontSize": 18, "leading": 24},
        "subject": bold | {"fontSize": 11, "leading": 15},
        "says": {"fontSize": 8, "textColor": GREY, "leading": 11, "spaceAfter": 3},
        "body": {},
        "name": {},
        "figure": {"alignment": 2},
        "head": {"fontSize": 8, "textColor": GREY},
        "headRight": {"fontSize": 8, "textColor": GREY, "alignment": 2},
    }
    return {name: ParagraphStyle(name, **(body | more)) for name, more in kinds.items()}


def _numbered(canvas: Any, document: Any) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.setFillColor(GREY)
    canvas.drawRightString(document.pagesize[0] - MARGIN, MARGIN / 2, str(document.page))
