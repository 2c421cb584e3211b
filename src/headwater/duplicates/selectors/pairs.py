"""The pairs somebody sees: both sides of each."""

from typing import Any
from uuid import UUID

from django.db import connection

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.selectors.sight import sees
from headwater.activities.selectors.sight import sight
from headwater.duplicates.rules.records import RecordKind
from headwater.duplicates.rules.scoring import reasons_told
from headwater.lib.errors import Invalid


class NoSuchPage(Invalid):
    code = "bad_cursor"


PAGE_LENGTH, COUNTED_AT_MOST = 50, 1000
TABLES = {RecordKind.COMPANY: "people_company", RecordKind.PERSON: "people_person"}
SIDE = """JOIN {table} {row} ON {row}.workspace_id = p.workspace_id AND {row}.id = p.{row}_id
        AND {row}.deleted_at IS NULL AND {sees}
    LEFT JOIN accounts_member {row}_owner ON {row}_owner.workspace_id = p.workspace_id
        AND {row}_owner.id = {row}.owner_id"""
SHOWN = """json_build_object('id', {row}.id, 'name', {row}.name, 'owner_name', {row}_owner.name,
        'created_at', {row}.created_at, 'updated_at', {row}.updated_at)"""
TOLD = "ARRAY(SELECT one FROM unnest(p.reasons) one WHERE one = ANY(%(told)s))"
PAIRS = """
FROM duplicates_pair p {first} {second}
WHERE p.workspace_id = current_workspace() AND p.kind = %(kind)s
  AND (p.dismissed_at IS NOT NULL) = %(dismissed)s AND (p.is_sure OR NOT %(sure)s)"""
PAGE = f"""
SELECT coalesce(json_agg(page.shown ORDER BY page.score DESC, page.id DESC), '[]')::text,
    count(*), min(page.score)::text,
    (array_agg(page.id ORDER BY page.score, page.id))[1],
    (SELECT count(*) FROM (SELECT 1 {{pairs}} LIMIT %(most)s) counted)
FROM (
    SELECT p.id, p.score, json_build_object('score', p.score, 'is_sure', p.is_sure,
        'reasons', {{reasons}}, 'first', {SHOWN.format(row="first")},
        'second', {SHOWN.format(row="second")}) AS shown
    {{pairs}} AND (%(score)s::float IS NULL OR (p.score, p.id) < (%(score)s::float, %(id)s::bigint))
    ORDER BY p.score DESC, p.id DESC LIMIT %(limit)s
) page
"""  # noqa: S608  # constants


def list_pairs(
    kind: RecordKind,
    *,
    actor: Actor,
    dismissed: bool,
    sure: bool,
    after: tuple[float, int] | None,
) -> tuple[bytes, tuple[str, int] | None, int | None]:
    """Read a page of pairs as JSON, where the next begins, and how many the actor sees at all."""
    score, last = after or (None, None)
    asked: dict[str, Any] = sight(actor) | {
        "kind": kind, "dismissed": dismissed, "sure": sure, "score": score, "id": last,
        "limit": PAGE_LENGTH, "most": COUNTED_AT_MOST + 1,
    }  # fmt: skip
    hidden = actor.hidden(Kind(kind))
    asked["told"] = reasons_told(hidden)
    sql = PAGE.format(pairs=_pairs(kind), reasons=TOLD if hidden else "p.reasons")
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        items, count, last_score, last_id, total = cursor.fetchone()
    following = (last_score, last_id) if count == PAGE_LENGTH else None
    return str(items).encode(), following, total if total <= COUNTED_AT_MOST else None


def to_score(values: list[Any]) -> tuple[float, int]:
    """Read where a page ended."""
    try:
        return float(values[0]), int(values[1])
    except (TypeError, ValueError):
        raise NoSuchPage("That page is not known. Start again from the first one.") from None


def pair_of(one: UUID, other: UUID) -> tuple[UUID, UUID]:
    """Put the older one first, as pairs are kept."""
    return (one, other) if one < other else (other, one)


def _pairs(kind: RecordKind) -> str:
    sides = {
        row: SIDE.format(table=TABLES[kind], row=row, sees=sees(kind, row))
        for row in ("first", "second")
    }
    return PAIRS.format(**sides)
