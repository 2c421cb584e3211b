from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from headwater.exports.rules import ExportFormat
from headwater.lib.writing import Cell, csv_file, xlsx_file

OPEN = {ExportFormat.CSV: csv_file, ExportFormat.XLSX: xlsx_file}


def table(headings: Sequence[str], rows: Iterable[Sequence[Cell]], format_: ExportFormat) -> bytes:
    """Write a table that is small enough to be handed over at once."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "table"
        with OPEN[format_](path, headings) as write:
            for row in rows:
                write(row)
        return path.read_bytes()
