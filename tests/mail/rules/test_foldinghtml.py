"""The quotation below an HTML letter is cut off, and only that."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.mail.rules.foldinghtml import fold_html
from tests.mail.rules import payloads

BOX = '<blockquote type="cite"><p>How much?</p></blockquote>'
TAILS = {
    "Gmail": '<div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Mon, 2 Nov 2026, Bo '
    "wrote:<br></div><blockquote class=gmail_quote>How much?</blockquote></div>",
    "Outlook": '<div style="border:none;border-top:solid #E1E1E1 1.0pt"><p><b>From:</b> Bo<br><b>Sent:</b> Monday<br>'
    "<b>To:</b> Mei</p></div><p>How much?</p>",
    "Outlook in Chinese": "<p><b>发件人:</b> Bo<br><b>发送时间:</b> 周一<br></p><p>多少？</p>",
    "Outlook on the web": '<div id="appendonsend"></div><hr><div id="divRplyFwdMsg">From: Bo</div><p>How much?</p>',
    "Apple": '<blockquote type="cite"><div>On 2 Nov 2026, at 09:00, Bo wrote:</div>How much?</blockquote>',
    "Thunderbird": "On 2.11.2026 09:00, Bo wrote:<br></div>" + BOX,
    "split by a link": 'On 2 Nov 2026, Bo &lt;<a href="mailto:bo@x">bo@x</a>&gt; wrote:<br>' + BOX,
    "QQ": "------------------ 原始邮件 ------------------</div><div><b>发件人:</b> Bo</div><div>多少？</div>",
    "QQ in English": "------------------&nbsp;Original&nbsp;------------------</div><div><b>From:</b>Bo</div>",
    "163": '在 2026-11-02 09:00:00，"Bo" &lt;bo@example.com&gt; 写道：<br><blockquote id="isReplyContent">多少？</blockquote>',
    "NetEase Master": "<div class=ntes-mailmaster-quote>---- 回复的原邮件 ----<p>多少？</p></div>",
    "Proton": '<div class="protonmail_quote">On Monday, Bo wrote:<blockquote>How much?</blockquote></div>',
    "without a box": "Am 02.11.2026 um 09:00 schrieb Bo:<br>Wie viel?",
}  # fmt: skip


@pytest.mark.parametrize("name", TAILS)
def test_what_is_quoted_below_is_cut_off(name: str) -> None:
    said, quoted = "<html><body><div>Ten.</div>", TAILS[name] + "</div></body></html>"

    assert fold_html(said + quoted) == (said, quoted)


@pytest.mark.parametrize(
    "html",
    [
        "<p>Ten.</p>",
        "",
        BOX,
        f"<p>Hi</p>{BOX}<p>Ten.</p>",
        f"<p>Hi</p><p>On 2 Nov 2026, Bo wrote:</p>{BOX}<p>Ten.</p>{BOX}<p>Monday.</p>",
        f"<p>On 2 Nov 2026, Bo wrote:</p>{BOX}<p>Ten.</p>",
        "<p>As they say:</p><blockquote>Time is money.</blockquote>",
        "<p>See</p><p>From: the start it was clear</p>",
        f"<p>Ten.</p>{BOX}<img src=cid:signature>",
    ],
)
def test_what_belongs_together_stays(html: str) -> None:
    assert fold_html(html) == (html, "")


PIECES = st.sampled_from([*TAILS.values(), *payloads.ALL, BOX, "</blockquote>", "<p>Ten.</p>"])


@given(st.lists(PIECES | st.text(max_size=10), max_size=8).map("".join))
def test_nothing_is_lost(html: str) -> None:
    assert "".join(fold_html(html)) == html


@pytest.mark.parametrize(
    "html",
    ["<blockquote type=cite>" * 80_000 + "x", "<p>a</p>" + BOX * 20_000 + "x", "<p>On 1 a <b>" * 60_000,
     "<p>From: x<p>" * 60_000, "x" + "<blockquote type=cite>" * 40_000 + "y" + "</blockquote>" * 40_000 + "z"],
    ids=["open", "many", "announced", "heads", "deep"],
)  # fmt: skip
def test_letters_made_to_hurt_are_folded_soon(html: str) -> None:
    start = time.process_time()

    fold_html(html)

    assert time.process_time() - start < 4
