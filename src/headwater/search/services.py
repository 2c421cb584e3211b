"""Keeping the index: what is written is findable in the same moment."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

import orjson
from django.db import connection

from headwater.accounts.rules import Kind
from headwater.search.rules import Document, Writing, comparable
from headwater.tenancy.context import current_workspace_id

AT_ONCE = 1000
BETWEEN_TOKENS = "\x1f"
CHANNELS = """(SELECT string_agg(c.value || E'\\n' || c.key, E'\\n') FROM people_channel c
    WHERE c.workspace_id = r.workspace_id AND c.{kind}_id = r.id)"""
WORDS = {
    Kind.DEAL: ("pipeline_deal", "r.title", "array_to_string(r.tags, E'\\n')"),
    Kind.COMPANY: ("people_company", "r.name", f"r.domain, r.credit_code, {CHANNELS}"),
    Kind.PERSON: ("people_person", "r.name", CHANNELS),
    Kind.LEAD: (
        "leads_lead",
        "coalesce(nullif(r.name, ''), r.company_name)",
        "r.company_name, r.title, r.email, r.phone, r.phone_key, r.wechat, r.domain, r.credit_code",
    ),
}
RECORDS = """
SELECT r.id, r.owner_id, {title}, concat_ws(E'\\n', {words}) FROM {table} r
WHERE r.workspace_id = current_workspace() AND r.id = ANY(%s) AND r.deleted_at IS NULL
"""
PUT = """
INSERT INTO search_searchdocument AS old (kind, record_id, owner_id, title, folded, tsv)
SELECT %s, record_id, owner_id, title, folded, array_to_tsvector(string_to_array(tokens, E'\\x1f'))
FROM json_to_recordset(%s)
    AS new (record_id uuid, owner_id uuid, title text, folded text, tokens text)
ON CONFLICT (workspace_id, record_id, kind) DO UPDATE SET owner_id = excluded.owner_id,
    title = excluded.title, folded = excluded.folded, tsv = excluded.tsv
WHERE (old.owner_id, old.folded) IS DISTINCT FROM (excluded.owner_id, excluded.folded)
"""
TEXTS = {
    "task": ("activities_task", "owner_id", "title"),
    "note": ("activities_note", "author_id", "text"),
}
WRITINGS = """
SELECT id, {owner}, {words} FROM {table}
WHERE workspace_id = current_workspace() AND id = ANY(%s) AND deleted_at IS NULL
"""
PUT_TEXT = """
INSERT INTO search_searchtext AS old (record_id, {kind}_id, owner_id, folded, tsv)
SELECT record_id, record_id, owner_id, folded, array_to_tsvector(string_to_array(tokens, E'\\x1f'))
FROM json_to_recordset(%s) AS new (record_id uuid, owner_id uuid, folded text, tokens text)
ON CONFLICT (workspace_id, record_id) DO UPDATE
    SET owner_id = excluded.owner_id, folded = excluded.folded, tsv = excluded.tsv
WHERE (old.owner_id, old.folded) IS DISTINCT FROM (excluded.owner_id, excluded.folded)
"""
UNKNOWN_TEXTS = """
SELECT t.id FROM {table} t WHERE t.workspace_id = current_workspace() AND t.deleted_at IS NULL
  AND NOT EXISTS (SELECT FROM search_searchtext known
    WHERE known.workspace_id = t.workspace_id AND known.record_id = t.id)
ORDER BY t.id DESC LIMIT %s
"""
FORGET_TEXTS = """
DELETE FROM search_searchtext WHERE workspace_id = current_workspace() AND record_id = ANY(%s)
"""
FORGET = """
DELETE FROM search_searchdocument
WHERE workspace_id = current_workspace() AND kind = %s AND record_id = ANY(%s)
"""


def index(kind: Kind, ids: Iterable[UUID]) -> None:
    """Make these records findable by what they hold now."""
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), AT_ONCE):
        _put(kind, list(_documents(kind, wanted[start : start + AT_ONCE])))


def forget(kind: Kind, ids: Iterable[UUID]) -> None:
    """Let these records be found no more."""
    with connection.cursor() as cursor:
        cursor.execute(FORGET, [kind, list(ids)])


def index_texts(kind: str, ids: Iterable[UUID]) -> None:
    """Make what these tasks or notes say findable."""
    table, owner, words = TEXTS[kind]
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), AT_ONCE):
        with connection.cursor() as cursor:
            cursor.execute(
                WRITINGS.format(table=table, owner=owner, words=words),
                [wanted[start : start + AT_ONCE]],
            )
            found = cursor.fetchall()
            rows = [
                _text_row(Writing(record_id=record_id, owner_id=owner_id, words=written))
                for record_id, owner_id, written in found
            ]
            cursor.execute(PUT_TEXT.format(kind=kind), [orjson.dumps(rows).decode()])


def index_unknown_texts(*, at_most: int = 5000) -> int:
    """Index what was written before there was an index of it, the youngest first; say how much."""
    done = 0
    for kind, (table, _, _) in TEXTS.items():
        with connection.cursor() as cursor:
            cursor.execute(UNKNOWN_TEXTS.format(table=table), [at_most])
            ids = [row[0] for row in cursor.fetchall()]
        index_texts(kind, ids)
        done += len(ids)
    return done


def forget_texts(ids: Iterable[UUID]) -> None:
    """Let what these tasks and notes say be found no more."""
    with connection.cursor() as cursor:
        cursor.execute(FORGET_TEXTS, [list(ids)])


def _documents(kind: Kind, ids: list[UUID]) -> Iterator[Document]:
    table, title, words = WORDS[kind]
    sql = RECORDS.format(table=table, title=title, words=words.format(kind=kind))
    with connection.cursor() as cursor:
        cursor.execute(sql, [ids])
        for record_id, owner_id, name, rest in cursor.fetchall():
            yield Document(record_id=record_id, owner_id=owner_id, title=name, words=rest)


def _put(kind: Kind, documents: list[Document]) -> None:
    if not documents:
        return
    workspace_id = current_workspace_id()
    rows = [
        {
            "record_id": document.record_id,
            "owner_id": document.owner_id,
            "title": comparable(document.plain_title),
            "folded": document.folded,
            "tokens": BETWEEN_TOKENS.join(document.tokens(workspace_id)),
        }
        for document in documents
    ]
    with connection.cursor() as cursor:
        cursor.execute(PUT, [kind, orjson.dumps(rows).decode()])


def _text_row(writing: Writing) -> dict[str, Any]:
    return {
        "record_id": writing.record_id,
        "owner_id": writing.owner_id,
        "folded": writing.folded,
        "tokens": BETWEEN_TOKENS.join(writing.tokens(current_workspace_id())),
    }
