"""Reading a spreadsheet in a process of its own, which may use only so much memory and time.

    python -m headwater.lib.sheets FILE

writes every row of the first sheet with anything in it as one line of JSON. A file made to hurt
then hurts nobody but this process.
"""

import json
import resource
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path

from headwater.lib.decoding import HIGHEST_RATIO, FileTooLarge, NotATable

MEMORY = 420_000_000  # bytes of address space
CPU_SECONDS = 60
BIGGEST_UNPACKED = 400_000_000
HARMLESS = 32_000_000
MOST_COLUMNS = 1_000
MOST_PARTS = 10_000
WORKBOOKS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
EXACT_DIGITS = 1e15  # beyond it a spreadsheet has already lost the last digits


def is_spreadsheet(start: bytes) -> bool:
    return start.startswith((b"PK\x03\x04", OLD_EXCEL))


def rows(path: Path) -> Iterator[list[str]]:
    """Read the rows of the first sheet that is not empty."""
    check_package(path)
    command = [sys.executable, "-I", "-m", "headwater.lib.sheets", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:  # noqa: S603
        if child.stdout is None or child.stderr is None:
            raise RuntimeError("Popen was asked for pipes.")
        try:
            for line in child.stdout:
                yield json.loads(line)
            child.stderr.read()
        finally:
            child.kill()
    if child.returncode:
        raise _refusal(child.returncode)


def check_package(path: Path) -> None:
    """Look at what the package says of itself before any of it is unpacked."""
    with path.open("rb") as file:
        if file.read(4) == OLD_EXCEL:
            return
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise NotATable("This spreadsheet is damaged. Save it again, as XLSX or CSV.") from None
    unpacked = sum(part.file_size for part in parts)
    packed = max(1, sum(part.compress_size for part in parts))
    if len(parts) > MOST_PARTS or unpacked > BIGGEST_UNPACKED:
        raise FileTooLarge("Unpacked, this file is far too large to be a table.")
    if unpacked > HARMLESS and unpacked > packed * HIGHEST_RATIO:
        raise FileTooLarge("Unpacked, this file is far too large to be a table.")
    if not {part.filename for part in parts}.intersection(WORKBOOKS):
        raise NotATable(
            "This package holds no spreadsheet. Unpack it and choose a CSV or XLSX file."
        )


def _refusal(returncode: int) -> NotATable | FileTooLarge:
    if returncode == WRONG_FILE:
        return NotATable("This spreadsheet is damaged. Save it again, as XLSX or CSV.")
    if returncode == PROTECTED:
        return NotATable("This spreadsheet is protected by a password. Save it without one.")
    if returncode == EMPTY:
        return NotATable("This file is empty.")
    return FileTooLarge("This spreadsheet is too large to read. Save it as CSV and choose that.")


WRONG_FILE, PROTECTED, EMPTY = 3, 4, 5


def _limit_this_process() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _print_rows(path: str) -> int:
    # Only this process, with its limits, ever loads the reader.
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError  # noqa: PLC0415

    try:
        workbook = CalamineWorkbook.from_path(path)
        sheets = (workbook.get_sheet_by_name(name) for name in workbook.sheet_names)
        sheet = next((sheet for sheet in sheets if sheet.total_height), None)
        if sheet is None:
            return EMPTY
        for row in sheet.iter_rows():
            sys.stdout.write(json.dumps([_text(cell) for cell in row[:MOST_COLUMNS]]) + "\n")
    except PasswordError:
        return PROTECTED
    except (CalamineError, OSError, ValueError):
        return WRONG_FILE
    return 0


def _text(cell: object) -> str:
    """Write a cell as a CSV file would hold it; numbers without the float they are kept in."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        whole = cell.is_integer() and abs(cell) < EXACT_DIGITS
        return str(int(cell)) if whole else repr(cell).upper()
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ")
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


if __name__ == "__main__":
    _limit_this_process()
    outcome = 1
    with suppress(MemoryError, BrokenPipeError):
        outcome = _print_rows(sys.argv[1])
    sys.stdout.flush()
    sys.exit(outcome)
