from pathlib import Path

import pytest

from headwater.lib.tables import open_table
from headwater.lib.vcards import BadCard, rows

OLD = """BEGIN:VCARD\r
VERSION:2.1\r
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=BC=A0;=E4=BC=9F;;;\r
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=BC=A0=E4=BC=9F\r
TEL;CELL:13800138000\r
PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRg==\r
\r
END:VCARD\r
"""
CARDS = (
    "BEGIN:VCARD\nVERSION:3.0\nFN:Ada King\nORG:Analytical Engines;Research\nTITLE:Head\n"
    "EMAIL:ada@example.com\nEMAIL:ADA@example.org\nTEL:+44 20 7946 0000\nX-WECHAT:ada\nEND:VCARD\n"
    "BEGIN:VCARD\nVERSION:3.0\nN:Hill;Bob;;;\nFN:\nEND:VCARD\n"
)


def test_cards_become_rows_of_a_table(tmp_path: Path) -> None:
    file = tmp_path / "people.vcf"
    file.write_text(CARDS)

    table = open_table(file)

    assert [row.cells for row in table.rows] == [
        ["Ada King", "Head", "Analytical Engines", "ada@example.com; ADA@example.org", "", "", "ada",
         "+44 20 7946 0000", "", "", "", "", ""],
        ["Bob Hill", *[""] * 12],
    ]  # fmt: skip


def test_old_cards_with_quoted_chinese_are_read() -> None:
    _, card = rows(OLD)

    assert (card[0], card[7], card[8]) == ("张伟", "13800138000", "13800138000")


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(BadCard):
        list(rows("BEGIN:VCARD\nFN:Half"))
