"""Which letters answer each other."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from headwater.mail.rules.letters import Letter

T = TypeVar("T")  # what stands for a thread
FALLBACK = timedelta(days=30)
WRONG_CLOCKS = timedelta(days=1)
FEWEST_PEOPLE = 2

# What mail programs put before a subject, from Europe over Turkey to Japan.
REPLIES = "re|aw|antw|antwort|sv|vs|rif|ris|res|rép|odp|ynt|vá|回复|回復|答复|答覆|回覆|回信|返信"
FORWARDS = "fwd|fw|wg|tr|enc|vb|vl|rv|i|doorst|pd|ilt|továbbítás|转发|轉發|轉寄|转寄|転送|转"
COUNT = r"(?:\s?[\[(（^*]?\d{1,3}[\])）]?)?"
WARNING = r"\[(?:external|ext|extern|外部|外部邮件)\]:?"
MARK = re.compile(rf"\s*(?:(?:{REPLIES}|{FORWARDS}){COUNT}\s?[:：]|{WARNING})\s*", re.IGNORECASE)
REPLY = re.compile(rf"\s*(?:{WARNING}\s*)?(?:{REPLIES}){COUNT}\s?[:：]", re.IGNORECASE)
SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Candidate(Generic[T]):
    """A thread that has the subject of a letter."""

    thread: T
    people: frozenset[str]  # addresses in small letters
    last_at: datetime


def plain_subject(subject: str) -> str:
    """Take the marks of answering and forwarding from a subject."""
    at = 0
    while found := MARK.match(subject, at):
        at = found.end()
    return SPACE.sub(" ", subject[at:]).strip()


def is_reply(subject: str) -> bool:
    """Tell whether a subject claims to answer something."""
    return bool(REPLY.match(subject))


def thread_of(
    letter: Letter,
    *,
    by_ids: Callable[[Sequence[str]], Mapping[str, T]],
    by_subject: Callable[[str], Sequence[Candidate[T]]],
) -> T | None:
    """Choose the thread a letter belongs to; None begins a new one.

    `by_ids` says to which threads Message-IDs belong, `by_subject` which threads have a plain
    subject. A subject alone proves little: it counts only in what claims to be an answer, only
    between people who are all in the thread already, and only while the thread is fresh.
    """
    ids = (*letter.in_reply_to, *reversed(letter.references))
    found = by_ids(ids) if ids else {}
    named = next((found[each] for each in ids if each in found), None)
    return _by_subject(letter, by_subject) if named is None else named


def _by_subject(letter: Letter, known: Callable[[str], Sequence[Candidate[T]]]) -> T | None:
    subject, people = plain_subject(letter.subject), people_of(letter)
    if not subject or not is_reply(letter.subject) or len(people) < FEWEST_PEOPLE:
        return None
    fitting = [
        each
        for each in known(subject)
        if people <= each.people and _is_fresh(letter.date, each.last_at)
    ]
    latest = max(fitting, key=lambda each: each.last_at, default=None)
    return latest.thread if latest else None


def _is_fresh(date: datetime | None, last_at: datetime) -> bool:
    return date is not None and -WRONG_CLOCKS <= date - last_at <= FALLBACK


def people_of(letter: Letter) -> frozenset[str]:
    """Everybody who wrote or got a letter."""
    everybody = (*letter.to, *letter.cc, *((letter.sender,) if letter.sender else ()))
    return frozenset(who.address.lower() for who in everybody)
