"""A letter goes to the thread it answers, and a subject alone rarely proves that."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.mail.rules.letters import Letter
from headwater.mail.rules.threads import Candidate, is_reply, plain_subject, thread_of
from tests.mail.rules.samples import letter

MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)
PEOPLE = frozenset({"bo@example.com", "mei@example.cn"})
MARKS = ["Re: ", "RE[2]: ", "回复：", "答复: ", "转发：", "Fwd: ", "AW: ", "SV:", "re:re: ", "Antw: ", "WG: ",
         "Re(3): ", "Re^2: ", "[EXTERNAL] ", "回覆: ", "FW：", "返信: ", "TR : "]  # fmt: skip


def reply(*lines: str, subject: str = "Re: Ten desks") -> Letter:
    return letter(
        "From: Bo <Bo@example.com>",
        "To: mei@example.cn",
        f"Subject: {subject}",
        "Date: Mon, 2 Nov 2026 17:00:00 +0800",
        *lines,
    )


def choose(
    of: Letter, *candidates: Candidate[int], ids: Mapping[str, int] | None = None
) -> int | None:
    def by_ids(asked: Sequence[str]) -> Mapping[str, int]:
        return {each: thread for each, thread in (ids or {}).items() if each in asked}

    def by_subject(subject: str) -> Sequence[Candidate[int]]:
        return candidates if subject == "Ten desks" else ()

    return thread_of(of, by_ids=by_ids, by_subject=by_subject)


@given(st.lists(st.sampled_from(MARKS), max_size=6))
def test_all_marks_are_taken_from_a_subject(marks: list[str]) -> None:
    assert plain_subject("".join(marks) + "Ten  desks") == "Ten desks"


@given(st.text(max_size=40))
def test_a_plain_subject_is_plain(subject: str) -> None:
    assert plain_subject(plain_subject(subject)) == plain_subject(subject)


@pytest.mark.parametrize(
    "subject", ["Report: May", "I like it: yes", "Area 51: plans", "Fwdthinking: a", "回访: 王总"]
)
def test_words_that_only_look_like_marks_stay(subject: str) -> None:
    assert plain_subject(subject) == subject


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Re: a", True),
        ("答复：a", True),
        ("[External] RE: a", True),
        ("Fwd: Re: a", False),
        ("a", False),
    ],
)
def test_an_answer_says_so(subject: str, expected: bool) -> None:
    assert is_reply(subject) is expected


def test_the_letter_that_is_answered_decides() -> None:
    answer = reply("In-Reply-To: <2@x>", "References: <1@x> <2@x>")

    assert choose(answer, ids={"1@x": 1, "2@x": 2}) == 2


def test_of_the_references_the_last_known_decides() -> None:
    assert choose(reply("References: <1@x> <2@x> <3@x>"), ids={"1@x": 1, "2@x": 2}) == 2


def test_a_fresh_thread_of_the_same_people_is_found_by_its_subject() -> None:
    older = Candidate(1, PEOPLE, MONDAY - timedelta(days=20))
    newer = Candidate(2, PEOPLE | {"cc@example.cn"}, MONDAY - timedelta(days=10))

    assert choose(reply("In-Reply-To: <unknown@x>"), older, newer) == 2


@pytest.mark.parametrize(
    "candidate",
    [
        Candidate(1, PEOPLE, MONDAY - timedelta(days=31)),
        Candidate(1, PEOPLE, MONDAY + timedelta(days=2)),
        Candidate(1, frozenset({"bo@example.com", "eve@example.com"}), MONDAY),
    ],
    ids=["stale", "from the future", "other people"],
)
def test_a_subject_alone_is_not_enough(candidate: Candidate[int]) -> None:
    assert choose(reply(), candidate) is None


@pytest.mark.parametrize("subject", ["Ten desks", "Fwd: Ten desks", "Re: ", ""])
def test_what_is_no_answer_begins_a_thread(subject: str) -> None:
    assert choose(reply(subject=subject), Candidate(1, PEOPLE, MONDAY)) is None


def test_without_a_date_nothing_is_fresh() -> None:
    undated = letter("From: bo@example.com", "To: mei@example.cn", "Subject: Re: Ten desks")

    assert choose(undated, Candidate(1, PEOPLE, MONDAY)) is None


IDS = st.sampled_from(["1@x", "2@x", "3@x", "4@x"])


@given(st.lists(IDS, max_size=4), st.dictionaries(IDS, st.integers(1, 9)))
def test_only_threads_of_letters_that_are_named_are_chosen(
    named: list[str], known: dict[str, int]
) -> None:
    answer = reply("References: " + " ".join(f"<{each}>" for each in named))

    chosen = choose(answer, ids=known)

    hits = {known[each] for each in named if each in known}
    assert chosen in hits if hits else chosen is None
