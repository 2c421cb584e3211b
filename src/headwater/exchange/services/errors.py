"""The file of rows to look at, for whoever wants to mend them and send them again."""

import csv
from io import StringIO
from uuid import UUID

from django.utils.translation import gettext, ngettext

from headwater.accounts.rules import Actor
from headwater.exchange import selectors
from headwater.exchange.selectors import Flaw
from headwater.lib.tables import safe_cell


def error_file(import_id: UUID, *, file_id: UUID | None, actor: Actor) -> str:
    """Write the rows to look at as they were, with the reason; files one below the other."""
    run = selectors.get_import(import_id, actor=actor)
    text = StringIO()
    writer = csv.writer(text)
    for file in selectors.files_of(run):
        if file_id not in {None, file.id}:
            continue
        header = False
        for flaw in selectors.flawed_rows(run, file):
            if not header:
                names = [column["header"] for column in file.columns]
                writer.writerow([safe_cell(c) for c in [*names, gettext("Row"), gettext("Reason")]])
                header = True
            width = len(file.columns)
            filled = [*flaw.cells[:width], *[""] * (width - len(flaw.cells))]
            line = [*filled, str(flaw.number), _reason(flaw)]
            writer.writerow([safe_cell(cell) for cell in line])
    return text.getvalue()


def _reason(flaw: Flaw) -> str:
    problem = flaw.problem
    if problem is None:
        words = ngettext(
            "{count} exit criterion open", "{count} exit criteria open", flaw.open_criteria
        )
        return words.format(count=flaw.open_criteria)
    reason = gettext(problem["sentence"]).format(**problem["values"])
    return f"{problem['column']}: {reason}" if problem.get("column") else reason
