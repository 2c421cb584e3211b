"""What is said is told from what is quoted, and nothing is lost on the way."""

import time
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.mail.rules.folding import Folded, fold
from tests.realdata import DATA

REPLIES = sorted((DATA / "mail/zapier_replies/emails").glob("*.txt"))
ANNOUNCEMENTS = [
    "On Mon, 2 Nov 2026 at 09:00, Bo <bo@example.com> wrote:",
    "On Mon, 2 Nov 2026 at 09:00, Bo Somebody\n<bo@example.com>\nwrote:",
    "At 2026-11-02 09:00:00, \"Bo\" <bo@example.com> wrote:",
    "在 2026-11-02 09:00:00，\"Bo\" <bo@example.com> 写道：",
    "于 2026年11月2日 周一 09:00写道：",
    "Bo <bo@example.com> 于2026年11月2日周一 09:00写道：",
    "2026年11月2日 上午9:00，Bo <bo@example.com> 写道：",
    "Am 02.11.2026 um 09:00 schrieb Bo <bo@example.com>:",
    "Le lun. 2 nov. 2026 à 09:00, Bo <bo@example.com> a écrit :",
    "El lun, 2 nov 2026 a las 9:00, Bo (<bo@example.com>) escribió:",
    "Il giorno lun 2 nov 2026 alle 09:00 Bo <bo@example.com> ha scritto:",
    "Em seg., 2 de nov. de 2026 às 09:00, Bo <bo@example.com> escreveu:",
    "Op ma 2 nov 2026 om 09:00 schreef Bo <bo@example.com>:",
    "-----Original Message-----\nFrom: Bo\nSent: Monday\nTo: Mei\nSubject: x",
    "------------------ 原始邮件 ------------------\n发件人: \"Bo\" <bo@example.com>;\n发送时间: 2026年11月2日",
    "------------------ Original ------------------\nFrom: \"Bo\";\nDate: Mon\nTo: \"Mei\";",
    "---- 回复的原邮件 ----",
    "________________________________\nFrom: Bo <bo@example.com>\nSent: Monday\nTo: Mei\nSubject: x",
    "发件人: Bo\n发送时间: 2026年11月2日\n收件人: Mei\n主题: x",
    "寄件者: Bo\n寄件日期: 2026年11月2日\n收件者: Mei\n主旨: x",
    "Von: Bo\nGesendet: Montag\nAn: Mei\nBetreff: x",
    "*From:* Bo\n*Sent:* Monday\n*To:* Mei\n*Subject:* x",
]  # fmt: skip


@pytest.mark.parametrize("announcement", ANNOUNCEMENTS)
def test_the_tail_is_folded(announcement: str) -> None:
    quoted = f"{announcement}\n\nDear Mei,\nhow much?\n"

    assert fold(f"Ten.\n\n{quoted}") == Folded("Ten.\n\n", quoted, "")


@pytest.mark.parametrize(
    "line",
    ["Sent from my iPhone", "发自我的iPhone", "发自我的小米手机", "Von meinem iPhone gesendet",
     "Get Outlook for iOS", "Envoyé de mon iPhone", "Enviado desde mi iPhone", "-- \nBo\nSales"],
)  # fmt: skip
def test_signatures_are_told_apart(line: str) -> None:
    assert fold(f"Ten.\n\n{line}\n\n> more\n") == Folded("Ten.\n\n", "> more\n", f"{line}\n\n")


def test_an_answer_below_the_quotation_is_what_is_said() -> None:
    text = "On 2 Nov 2026, Bo wrote:\n> How much?\n\nTen.\n-- \nMei\n"

    assert fold(text) == Folded("\nTen.\n", "On 2 Nov 2026, Bo wrote:\n> How much?\n", "-- \nMei\n")


@pytest.mark.parametrize(
    "text",
    [
        "> How much?\nTen.\n> When?\nMonday.\n",
        "Hi,\nOn 2 Nov 2026, Bo wrote:\n> How much?\n\nTen.\n",
        "> How much?\n",
        "From: the beginning it was clear.\nWe agree.\n",
        "On 2 November we meet. Bo wrote: be there\nYours\n",
        "Sent from my desk, which is easier than my telephone.\n",
        "-- \n",
        "",
    ],
)
def test_what_belongs_together_stays(text: str) -> None:
    assert fold(text) == Folded(text, "", "")


def is_whole(text: str, folded: Folded) -> bool:
    pieces = (folded.said, folded.quoted, folded.signature)
    return any("".join(order) == text for order in permutations(pieces))


LINES = st.sampled_from(
    [*ANNOUNCEMENTS, "> a", ">> b", "", "-- ", "Ten.", "Sent from my iPhone", "From: x"]
)


@given(st.lists(LINES | st.text(max_size=20), max_size=12).map("\n".join))
def test_nothing_is_lost(text: str) -> None:
    assert is_whole(text, fold(text))


@pytest.mark.realdata
@pytest.mark.skipif(not REPLIES, reason="The sample files of the workshop are not here.")
def test_replies_of_many_programs() -> None:
    folded = {path.stem: fold(path.read_text()) for path in REPLIES}

    assert all(is_whole(path.read_text(), folded[path.stem]) for path in REPLIES)
    said = {name: each.said.strip() for name, each in folded.items()}
    assert said["email_gmail"] == "This is a test for inbox replying to a github message."
    assert said["email_iPhone"] == said["email_BlackBerry"] == "Here is another email"
    assert said["email_1_4"] == "Awesome! I haven't had another problem with it."
    assert said["email_2_1"] == "Outlook with a reply"
    assert said["email_2_2"] == "Outlook with a reply directly above line"
    assert said["email_headers_no_delimiter"] == "And another reply!"
    assert said["email_one_is_not_on"].endswith("when I run...")
    assert said["greedy_on"].endswith("is not working.")
    assert said["email_sig_delimiter_in_middle_of_line"].endswith("kthxbai")
    assert said["email_sent_from_my_not_signature"].endswith("mobile phone.")


@pytest.mark.parametrize(
    "line", ["On 1 wrote:", "From: x\n", ">\nx\n", "-- \n", "x@<a@ 于", "Sent from my"]
)
def test_texts_made_to_hurt_are_folded_soon(line: str) -> None:
    text = ("a\n" + f"{line}\n" * (299_000 // len(line)))[:299_000]
    start = time.process_time()

    assert is_whole(text, fold(text))

    assert time.process_time() - start < 2
