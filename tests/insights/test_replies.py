"""How often letters written with a template are answered, as far as it can be said."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.insights.rules.replies import reply_rate
from headwater.mail.models import Mailbox, MailTemplate, Outgoing
from headwater.mail.rules.letterhtml import as_document
from tests import make
from tests.calling import Caller
from tests.mail import rows

pytestmark = pytest.mark.usefixtures("workspace")


@pytest.fixture
def ada(workspace: Any) -> Member:
    make.pipeline(is_default=True)
    return make.member(name="Ada King", role=Role.SELLER)


@pytest.fixture
def box(ada: Member) -> Mailbox:
    return rows.mailbox(ada)


@pytest.fixture
def hello(ada: Member) -> MailTemplate:
    return MailTemplate.objects.create(
        name="Hello", language="en", owner=ada, scope="workspace", doc=as_document("Hi")
    )


def sent(box: Mailbox, hello: MailTemplate, *, days_ago: int, **answer: Any) -> Outgoing:
    """Put down a letter that left, and an answer `after` so many days."""
    at = timezone.now() - timedelta(days=days_ago)
    thread = rows.thread(box)
    if answer:
        after = answer.pop("after")
        rows.letter(thread, sent_at=at + timedelta(days=after), **answer)
    return Outgoing.objects.create(
        mailbox=box, author=box.member, thread=thread, template=hello, state="sent", sent_at=at
    )


def line(member: Member, hello: MailTemplate, **period: str) -> Any:
    status, body = Caller(member).get("/insights/mail-templates", **period)
    assert status == 200, body
    [found] = [one for one in body["items"] if one["template_id"] == str(hello.id)]
    return found


def test_only_what_a_person_wrote_within_thirty_days_is_an_answer(
    ada: Member, box: Mailbox, hello: MailTemplate
) -> None:
    for _ in range(3):
        sent(box, hello, days_ago=60, after=2)
    sent(box, hello, days_ago=60, after=31)
    sent(box, hello, days_ago=60, after=1, nature="away")
    sent(box, hello, days_ago=60, after=1, direction="out")
    for _ in range(4):
        sent(box, hello, days_ago=60)
    sent(box, hello, days_ago=5, after=1)
    sent(box, hello, days_ago=5)

    found = line(ada, hello)

    assert (found["sent"], found["answered"], found["waiting"]) == (12, 4, 2)
    rate = found["rate"]
    assert (rate["n"], rate["answered"], rate["rate"]) == (10, 3, 0.3)
    assert (round(rate["low"], 3), round(rate["high"], 3)) == (0.108, 0.603)


def test_of_fewer_than_ten_letters_no_share_is_given(
    ada: Member, box: Mailbox, hello: MailTemplate
) -> None:
    for _ in range(9):
        sent(box, hello, days_ago=60, after=1)

    assert line(ada, hello)["rate"] == {
        "n": 9, "answered": 9, "rate": None, "low": None, "high": None,
    }  # fmt: skip


def test_letters_of_a_period_and_of_those_whose_deals_are_seen_are_counted(
    ada: Member, box: Mailbox, hello: MailTemplate
) -> None:
    sent(box, hello, days_ago=60)
    sent(box, hello, days_ago=400)
    stranger = make.member(role=Role.SELLER)
    month = (timezone.now() - timedelta(days=90)).date().isoformat()

    assert line(ada, hello)["sent"] == 2
    assert line(ada, hello, **{"from": month})["sent"] == 1
    assert line(stranger, hello)["sent"] == 0
    assert line(ada, hello, owner_id=str(stranger.id))["sent"] == 0
    assert line(ada, hello, as_of=(timezone.now() - timedelta(days=90)).isoformat())["sent"] == 1


def test_a_figure_leads_to_its_threads(ada: Member, box: Mailbox, hello: MailTemplate) -> None:
    one = sent(box, hello, days_ago=5)
    rows.thread(box)

    status, page = Caller(ada).get("/threads", box="all", template_id=str(hello.id))
    assert status == 200, page
    assert [thread["id"] for thread in page["items"]] == [str(one.thread_id)]


@pytest.mark.parametrize(("answered", "n"), [(0, 10), (10, 10), (1, 400)])
def test_the_interval_stays_between_nothing_and_all_and_holds_the_rate(
    answered: int, n: int
) -> None:
    found = reply_rate(answered, n)
    assert found.rate is not None
    assert found.low is not None
    assert found.high is not None
    assert 0 <= found.low <= found.rate <= found.high <= 1
