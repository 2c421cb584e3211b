"""The file of refused rows, for whoever wants to mend them and send them again."""

import csv
from io import StringIO
from uuid import UUID

from django.utils.translation import gettext

from headwater.accounts.rules import Actor
from headwater.exchange import selectors
from headwater.lib.tables import safe_cell


def error_file(import_id: UUID, *, file_id: UUID | None, actor: Actor) -> str:
    """Write the refused rows as they were, with what is wrong; files one below the other."""
    run = selectors.get_import(import_id, actor=actor)
    text = StringIO()
    writer = csv.writer(text)
    for file in selectors.files_of(run):
        if file_id not in {None, file.id}:
            continue
        header = False
        for number, cells, problem in selectors.refused_rows(run, file):
            if not header:
                names = [column["header"] for column in file.columns]
                writer.writerow([safe_cell(c) for c in [*names, gettext("Row"), gettext("Reason")]])
                header = True
            width = len(file.columns)
            filled = [*cells[:width], *[""] * (width - len(cells))]
            reason = gettext(problem["sentence"]).format(**problem["values"])
            if problem.get("column"):
                reason = f"{problem['column']}: {reason}"
            writer.writerow([safe_cell(cell) for cell in [*filled, str(number), reason]])
    return text.getvalue()
