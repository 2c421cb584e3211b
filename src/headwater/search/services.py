"""Keeping the index: what is written is findable in the same moment."""

from collections.abc import Iterable, Iterator
from uuid import UUID

import orjson
from django.db import connection

from headwater.accounts.rules import Kind
from headwater.search.rules import Document, comparable
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
