"""Keeping the index of what letters can be found by: written with the letter, and never changed.

Of many at once it is written by a job behind them: a first sync is to be over soon.
"""

from collections.abc import Iterable, Mapping
from uuid import UUID

import orjson

from headwater.lib.finding import stored
from headwater.mail.models import Attachment, Letter, LetterBody
from headwater.mail.rules.words import Words, words_of
from headwater.tenancy.context import current_workspace_id
from headwater.tenancy.sql import execute, fetch_all

FEW = 50  # letters that are indexed in the transaction that stores them
AT_ONCE = 300
BETWEEN_TOKENS = "\x1f"
PUT = """
INSERT INTO mail_letterwords (letter_id, thread_id, mailbox_id, runs, tsv)
SELECT letter_id, thread_id, mailbox_id, runs,
    array_to_tsvector(string_to_array(tokens, E'\\x1f'))
FROM json_to_recordset(%s)
    AS new (letter_id uuid, thread_id uuid, mailbox_id uuid, runs text, tokens text)
ON CONFLICT (workspace_id, letter_id) DO NOTHING
"""
UNKNOWN = """
SELECT l.id FROM mail_letter l WHERE l.workspace_id = current_workspace()
  AND NOT EXISTS (SELECT FROM mail_letterwords known
    WHERE known.workspace_id = l.workspace_id AND known.letter_id = l.id)
ORDER BY l.id DESC LIMIT %s
"""


def index(letters: Iterable[Letter], words: Mapping[UUID, Words]) -> None:
    """Make letters findable by their words, by the id of each."""
    workspace_id = current_workspace_id()
    rows = [
        {
            "letter_id": one.id,
            "thread_id": one.thread_id,
            "mailbox_id": one.mailbox_id,
            "runs": words[one.id].runs,
            "tokens": BETWEEN_TOKENS.join(stored(words[one.id].tokens, workspace_id)),
        }
        for one in letters
    ]
    if rows:
        execute(PUT, [orjson.dumps(rows).decode()])


def index_unknown() -> int:
    """Index some letters that are not yet, the youngest first; say how many."""
    ids = [row[0] for row in fetch_all(UNKNOWN, [AT_ONCE])]
    letters = list(Letter.objects.filter(id__in=ids))
    index(letters, _read(letters))
    return len(letters)


def _read(letters: list[Letter]) -> dict[UUID, Words]:
    bodies = dict(LetterBody.objects.filter(letter__in=letters).values_list("letter_id", "text"))
    files: dict[UUID, list[str]] = {}
    for letter_id, name in Attachment.objects.filter(letter__in=letters).values_list(
        "letter_id", "name"
    ):
        files.setdefault(letter_id, []).append(name)
    return {
        one.id: words_of(
            [one.subject, *_people(one), *files.get(one.id, ())], bodies.get(one.id, "")
        )
        for one in letters
    }


def _people(letter: Letter) -> list[str]:
    sender = f"{letter.sender_name} {letter.sender_address}"
    return [sender, *(f"{who['name']} {who['address']}" for who in (*letter.to, *letter.cc))]
